package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Directories, files, their history and differences. */
final class SourceEndpoints {
  /** Beyond it the service gives up on a large repository. */
  private static final int DEEPEST = 500;

  private static final int ALL_CHANGES = 500;

  private SourceEndpoints() {}

  static List<Route> routes() {
    String src = REPOSITORY + "/src";
    Listing root = directory(src + "/{commit}");
    Listing below = directory(src + "/{commit}/{path...}");
    return List.of(
        new Route("GET", src, "repository", SourceEndpoints::mainBranch),
        new Route("GET", src + "/{commit}", "repository", call -> root(root, call)),
        new Route(
            "GET", src + "/{commit}/{path...}", "repository", call -> fileOrDirectory(below, call)),
        history().route(),
        diffstat().route(),
        conflicts().route().withoutApiTokens());
  }

  /** Forgets the parameters, as nothing says that the service keeps them. */
  private static Answer mainBranch(Call call) {
    Repository repository = call.repository();
    Commit head = repository.refs().resolve("HEAD");
    return Answer.redirect(call.base() + "/2.0" + repository.path() + "/src/" + head.hash() + "/");
  }

  /** The root of a commit is only found with a slash at the end. */
  private static Answer root(Listing listing, Call call) {
    if (!call.rawPath().endsWith("/")) {
      throw ApiError.notFound("No such file or directory: ");
    }
    return listing.route().handler().apply(call);
  }

  private static Answer fileOrDirectory(Listing listing, Call call) {
    Commit commit = call.commit();
    String path = call.variable("path");
    SourceTree tree = new SourceTree(commit.repository());
    byte[] written = tree.written(commit, path);
    boolean meta = "meta".equals(call.parameter("format"));
    if (written != null) {
      return meta
          ? Answer.json(200, WrittenFile.json(commit, path, written), call.fields())
          : attachment(path, written);
    }
    SourceFile file = tree.find(commit, path);
    if (file == null) {
      return listing.route().handler().apply(call);
    }
    return meta
        ? Answer.json(200, file.json(commit), call.fields())
        : attachment(path, "T minus 10\n".getBytes(StandardCharsets.UTF_8));
  }

  /** Its type follows from the name, and a browser shall save it rather than run it. */
  private static Answer attachment(String path, byte[] content) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String type = name.endsWith(".json") ? "application/json" : "text/plain";
    Map<String, String> headers =
        Map.of("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return new Answer(200, type, content, headers);
  }

  private static Listing directory(String template) {
    return new Listing(template, "repository", SourceEndpoints::entries)
        .ofNew(SourceEndpoints::entries)
        .paging(Listing.Paging.OPAQUE)
        .inOrder()
        .fields(TEXT, "path", "escaped_path", "mimetype")
        .fields(EXACT, "type", "attributes")
        .fields(NUMBER, "size");
  }

  private static Rows entries(Call call) {
    Commit commit = call.commit();
    String depth = call.parameter("max_depth");
    int levels = depth == null ? 1 : depth.matches("\\d{1,6}") ? Integer.parseInt(depth) : 0;
    if (levels < 1) {
      throw ApiError.badRequest("Invalid max_depth");
    }
    if (levels > DEEPEST) {
      throw ApiError.tookTooLong();
    }
    String path = call.variables().getOrDefault("path", "");
    String directory = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<Json> rows = new SourceTree(commit.repository()).list(commit, directory, levels);
    if (rows.isEmpty()) {
      throw ApiError.notFound("No such file or directory: " + path);
    }
    return Rows.of(rows);
  }

  private static Listing history() {
    return new Listing(
            REPOSITORY + "/filehistory/{commit}/{path...}",
            "repository",
            call -> {
              Commit commit = call.commit();
              SourceTree tree = new SourceTree(commit.repository());
              List<Json> rows = new ArrayList<>(WrittenFile.history(commit, call.variable("path")));
              Commit origin = commit.origin();
              SourceFile file = origin == null ? null : tree.find(origin, call.variable("path"));
              if (file == null && rows.isEmpty()) {
                throw ApiError.notFound("No such file: " + call.variable("path"));
              }
              if (file != null) {
                rows.addAll(tree.history(commit, file));
              }
              return Rows.of(rows);
            })
        .paging(Listing.Paging.OPAQUE)
        .inOrder()
        .fields(TEXT, "path")
        .fields(NUMBER, "size")
        .fields(DATE, "commit.date");
  }

  /** 500 a page, unless something else is asked for (recorded in 2025). */
  private static Listing diffstat() {
    return new Listing(
            REPOSITORY + "/diffstat/{spec...}",
            "repository",
            call -> {
              return Rows.of(Range.of(call).changes());
            })
        .ofNew(call -> Rows.of(Range.of(call).changes()))
        .inOrder()
        .usualPage(ALL_CHANGES)
        .longestPage(ALL_CHANGES)
        .ignoresQuery()
        .ignoresSort();
  }

  private static Listing conflicts() {
    return new Listing(
            REPOSITORY + "/file-conflicts/{spec...}", "repository", SourceEndpoints::conflictRows)
        .inOrder()
        .usualPage(ALL_CHANGES)
        .longestPage(ALL_CHANGES)
        .ignoresQuery()
        .ignoresSort();
  }

  private static Rows conflictRows(Call call) {
    Range range = Range.of(call);
    if (range.to().isNew() || range.to().index() % 3 != 0) {
      return Rows.of(List.of());
    }
    SourceTree tree = new SourceTree(range.to().repository());
    return Rows.of(
        tree.at(range.to()).stream()
            .filter(f -> f.number() % 5 == range.to().index() % 5)
            .map(f -> conflict(f.pathIn(range.to()), f.attributes().contains("binary")))
            .toList());
  }

  private static Json conflict(String path, boolean binary) {
    return Json.object()
        .put("path", path)
        .put("scenario", binary ? "binary" : "content")
        .put("message", "File modified in both source and destination");
  }

  /** The address to which differences of a pull request lead, as its links have it. */
  static String comparison(PullRequest pull, String kind) {
    return pull.repository().path()
        + "/"
        + kind
        + "/"
        + pull.repository().fullName()
        + ":"
        + pull.commit(1).hash().substring(0, 12)
        + "%0D"
        + pull.commit(3).hash().substring(0, 12)
        + "?from_pullrequest_id="
        + pull.id()
        + "&topic=true";
  }
}
