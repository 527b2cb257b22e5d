package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.json.BodyWriter;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Makes what requests carry. */
final class Bodies {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType BINARY = MediaType.get("application/octet-stream");

  private Bodies() {}

  /** Returns the body of a request; POST and PUT have one even when nothing is sent. */
  static @Nullable RequestBody of(Method method, @Nullable Content content) {
    if (content == null) {
      boolean bare = method == Method.GET || method == Method.DELETE;
      return bare ? null : RequestBody.create(new byte[0], null);
    }
    if (content instanceof Content.Json json) {
      return RequestBody.create(BodyWriter.bytes(json), JSON);
    }
    MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    for (Content.Part part : ((Content.Form) content).parts()) {
      if (part.file().isEmpty()) {
        form.addFormDataPart(part.name(), null, RequestBody.create(part.bytes(), null));
      } else {
        form.addFormDataPart(part.name(), part.file(), file(part));
      }
    }
    return form.build();
  }

  private static RequestBody file(Content.Part part) {
    Path local = part.local();
    return local == null
        ? RequestBody.create(part.bytes(), BINARY)
        : RequestBody.create(local.toFile(), BINARY);
  }
}
