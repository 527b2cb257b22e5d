package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;

/** Files for download, which are put there by a form. */
final class DownloadWrites {
  private static final String LIST = REPOSITORY + "/downloads";

  private final Resource downloads =
      new Resource(LIST, "repository:write", "name").item(LIST + "/{filename}").delete();

  private DownloadWrites() {}

  static List<Route> routes(List<Route> reads) {
    DownloadWrites writes = new DownloadWrites();
    Route upload = new Route("POST", LIST, "repository:write", writes::upload);
    List<Route> routes = new ArrayList<>(writes.downloads.routes(reads));
    routes.add(upload);
    return routes;
  }

  /** A file replaces the one that has its name. */
  private Answer upload(Call call) {
    Repository repository = call.repository();
    List<Body.Part> files =
        call.body().parts().stream()
            .filter(part -> part.name().equals("files") && !part.fileName().isEmpty())
            .toList();
    if (files.isEmpty()) {
      throw ApiError.invalid("files", "This field is required.");
    }
    for (Body.Part file : files) {
      String path = repository.path() + "/downloads/" + Query.encode(file.fileName());
      call.variables().put("filename", file.fileName());
      Json old = downloads.findOrNull(call);
      if (old != null) {
        downloads.deleteRow(call, file.fileName());
      }
      downloads.add(
          call,
          Json.object()
              .put("type", "download")
              .put("name", file.fileName())
              .put("size", file.content().length)
              .put("downloads", 0)
              .put("created_on", call.now())
              .put("user", call.caller())
              .put("links", Links.self(path).json()));
      call.world()
          .overlay()
          .setContent(repository.place() + "/downloads/" + file.fileName(), file.content());
    }
    return Answer.empty(201);
  }
}
