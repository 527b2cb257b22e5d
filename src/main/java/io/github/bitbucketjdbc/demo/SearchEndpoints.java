package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.List;

/** Code search, which was to be deprecated on 1 November 2026; whether it is gone is not known. */
final class SearchEndpoints {
  private static final List<String> FILES =
      List.of("src/Orbit.java", "README.md", "web/über uns.html");
  private static final int REPEATED = 4;

  private SearchEndpoints() {}

  static List<Route> routes() {
    return List.of(
        new Listing(WORKSPACE + "/search/code", "repository", SearchEndpoints::results)
            .inOrder()
            .route());
  }

  /** One row comes twice, as pages were seen to repeat some (BCLOUD-23644). */
  private static Rows results(Call call) {
    call.checkWorkspace();
    String query = call.parameter("search_query");
    if (query == null || query.isBlank()) {
      throw ApiError.badRequest("search_query: required key not provided");
    }
    World world = call.world();
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < world.repositories().count(); i++) {
      Repository repository = world.repositories().at(i);
      if (repository.shape().commits() > 0 && isWanted(repository, query)) {
        FILES.forEach(file -> rows.add(result(repository, file, text(query))));
      }
    }
    if (rows.size() > REPEATED) {
      rows.add(REPEATED, rows.get(REPEATED - 1));
    }
    return Rows.of(rows);
  }

  private static boolean isWanted(Repository repository, String query) {
    for (String word : query.split(" ")) {
      if (word.startsWith("repo:") && !word.equals("repo:" + repository.slug())) {
        return false;
      }
    }
    return true;
  }

  private static String text(String query) {
    return query.replaceAll("\\s*\\brepo:\\S+\\s*", " ").strip();
  }

  private static Json result(Repository repository, String file, String text) {
    String hash = repository.commitIds().hash(repository.shape().commits() - 1);
    Json lines =
        Json.object()
            .put("line", 3)
            .put("segments", Json.list(segment("// "), segment(text).put("match", true)));
    Json commit =
        Json.object()
            .put("type", "commit")
            .put("hash", hash)
            .lazy("repository", repository::embedded);
    String encoded = file.replace(" ", "%20").replace("ü", "%C3%BC");
    return Json.object()
        .put("type", "code_search_result")
        .put("content_match_count", 1 + file.length() % 3)
        .put("content_matches", Json.list(Json.object().put("lines", Json.list(lines))))
        .put("path_matches", Json.list(segment(file)))
        .put(
            "file",
            Json.object()
                .put("type", "commit_file")
                .put("path", file)
                .hidden("commit", () -> commit)
                .put(
                    "links",
                    Links.self(repository.path() + "/src/" + hash + "/" + encoded).json()));
  }

  private static Json segment(String text) {
    return Json.object().put("text", text);
  }
}
