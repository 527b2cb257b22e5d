package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files for download, from Bitbucket and to it. */
final class FileTransfer {
  private static final String LOCAL_PATH = "LocalPath";
  private static final String FILE_NAME = "FileName";
  private static final String BYTES = "Bytes";

  private final BitbucketClient client;
  private final LocalFiles local;

  FileTransfer(BitbucketClient client, LocalFiles local) {
    this.client = client;
    this.local = local;
  }

  Map<String, Object> download(
      ProcedureCall call, RestRequest request, CallContext context, Execution execution) {
    String name = call.text(LOCAL_PATH);
    if (name.isEmpty()) {
      String instead = "write it to a file with LocalPath";
      byte[] bytes =
          client.send(request, context, execution, new BytesReader(call.def().name(), instead));
      return Map.of("Content", bytes, BYTES, (long) bytes.length);
    }
    boolean overwrite = call.isTrue("Overwrite");
    Path target = local.target(name, overwrite);
    Path part = LocalFiles.beside(target);
    try {
      long bytes = client.send(request, context, execution, new FileReader(part));
      LocalFiles.complete(part, target, overwrite);
      return Map.of("Path", target.toString(), BYTES, bytes);
    } finally {
      remove(part);
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      part.toFile().deleteOnExit();
    }
  }

  /** Makes the form that carries a file. */
  Content form(ProcedureCall call) {
    byte[] content = call.bytes("Content");
    String path = call.text(LOCAL_PATH);
    if (path.isEmpty() == (content == null)) {
      throw content == null
          ? ProcedurePlanner.missing(call.def(), "LocalPath or Content")
          : new BitbucketException(
              SqlState.DATA_EXCEPTION, "UploadFile takes LocalPath or Content, not both");
    }
    if (content != null) {
      if (call.text(FILE_NAME).isEmpty()) {
        throw ProcedurePlanner.missing(call.def(), FILE_NAME);
      }
      return form(new Content.Part("files", call.text(FILE_NAME), content));
    }
    Path file = local.source(path);
    String name =
        call.text(FILE_NAME).isEmpty() ? String.valueOf(file.getFileName()) : call.text(FILE_NAME);
    return form(new Content.Part("files", name, new byte[0], file));
  }

  private static Content form(Content.Part file) {
    return new Content.Form(List.of(file));
  }

  Map<String, Object> upload(RestRequest request, CallContext context, Execution execution) {
    Content.Form form = (Content.Form) Objects.requireNonNull(request.content());
    Content.Part part = form.parts().get(0);
    long bytes = size(part);
    client.send(request, context, execution, body -> true);
    return Map.of(FILE_NAME, part.file(), BYTES, bytes);
  }

  private static long size(Content.Part part) {
    Path file = part.local();
    try {
      return file == null ? part.bytes().length : Files.size(file);
    } catch (IOException e) {
      throw new BitbucketException(SqlState.DATA_EXCEPTION, "The local file cannot be read", e);
    }
  }
}
