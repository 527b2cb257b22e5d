package io.github.bitbucketjdbc.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a good programmer writes instead of using the driver: one request after the other with
 * OkHttp, and Jackson's streaming parser that skips what is not wanted.
 */
final class HandWritten {
  private final OkHttpClient http = new OkHttpClient();
  private final JsonFactory json = new JsonFactory();
  private final Checksum checksum = new Checksum();

  /** Reads pull requests from a page on, to the end of the list. */
  Checksum pullRequests(String first) throws IOException {
    checksum.clear();
    for (String next = first; next != null; ) {
      next = page(next);
    }
    return checksum;
  }

  /** Reads some pages of any list, one after the other, and counts their rows. */
  int count(List<String> pages) throws IOException {
    checksum.clear();
    for (String page : pages) {
      page(page);
    }
    return checksum.rows();
  }

  /** Gets one answer and does not look at it. */
  void arrive(String address) throws IOException {
    try (Response response = send(address)) {
      response.body().bytes();
    }
  }

  private Response send(String address) throws IOException {
    return http.newCall(new Request.Builder().url(address).build()).execute();
  }

  private @Nullable String page(String address) throws IOException {
    String next = null;
    try (Response response = send(address);
        JsonParser in = json.createParser(response.body().byteStream())) {
      in.nextToken();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "next" -> next = in.getText();
          case "values" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              pullRequest(in);
            }
          }
          default -> in.skipChildren();
        }
      }
    }
    return next;
  }

  private void pullRequest(JsonParser in) throws IOException {
    checksum.row();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "id", "comment_count" -> checksum.add(in.getLongValue());
        case "title", "state" -> checksum.add(in.getText());
        case "created_on", "updated_on" ->
            checksum.add(OffsetDateTime.parse(in.getText()).toInstant());
        case "author" -> inside(in, List.of("display_name"));
        case "source" -> inside(in, List.of("branch", "name"));
        default -> in.skipChildren();
      }
    }
  }

  private void inside(JsonParser in, List<String> path) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (!name.equals(path.get(0))) {
        in.skipChildren();
      } else if (path.size() == 1) {
        checksum.add(in.getText());
      } else {
        inside(in, path.subList(1, path.size()));
      }
    }
  }
}
