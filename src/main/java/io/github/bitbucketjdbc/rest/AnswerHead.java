package io.github.bitbucketjdbc.rest;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What an answer says besides its body. */
public final class AnswerHead {
  private final Response response;

  AnswerHead(Response response) {
    this.response = response;
  }

  /** Returns the HTTP status. */
  public int status() {
    return response.code();
  }

  /** Returns the last segment of the address that the answer points to, or "". */
  public String locationName() {
    @Nullable String location = response.header("Location");
    String path = location == null ? "" : location.replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns whether the body is JSON that is an answer of the API, and no file that holds JSON. */
  public boolean isListing() {
    return Exchange.isJson(response, false) && response.header("Content-Disposition") == null;
  }
}
