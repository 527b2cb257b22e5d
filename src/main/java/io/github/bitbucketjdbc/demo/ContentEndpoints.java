package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is text or bytes rather than JSON: differences, logs, and files for download. */
final class ContentEndpoints {
  private static final String STEP = REPOSITORY + "/pipelines/{pipeline_uuid}/steps/{step_uuid}";

  private ContentEndpoints() {}

  static List<Route> routes() {
    return List.of(
        new Route("GET", REPOSITORY + "/diff/{spec...}", "repository", ContentEndpoints::diff),
        new Route("GET", REPOSITORY + "/patch/{spec...}", "repository", ContentEndpoints::patch),
        new Route("GET", STEP + "/log", "pipeline", ContentEndpoints::log),
        new Route(
            "GET", REPOSITORY + "/downloads/{filename}", "repository", ContentEndpoints::download),
        posted(REPOSITORY + "/commits", RepositoryEndpoints.commits(REPOSITORY + "/commits")),
        posted(
            REPOSITORY + "/commits/{revision...}",
            RepositoryEndpoints.commits(REPOSITORY + "/commits/{revision...}")));
  }

  /** The same list as by GET, for more revisions than an address can name. */
  private static Route posted(String template, Listing listing) {
    return new Route(
        "POST",
        template,
        "repository",
        call -> listing.route().handler().apply(call.withFormAsQuery()));
  }

  private static Answer diff(Call call) {
    return Answer.text(200, "text/plain; charset=utf-8", diffText(call));
  }

  private static Answer patch(Call call) {
    Commit commit = Range.of(call).to();
    String head =
        "From "
            + commit.hash()
            + " Mon Sep 17 00:00:00 2001\nFrom: "
            + commit.author().text("raw")
            + "\nDate: "
            + commit.date()
            + "\nSubject: [PATCH] "
            + commit.message().strip()
            + "\n---\n\n";
    return Answer.text(200, "text/plain; charset=utf-8", head + diffText(call));
  }

  /** As many added and removed lines as the statistics of the difference tell. */
  private static String diffText(Call call) {
    StringBuilder text = new StringBuilder();
    for (Json change : Range.of(call).changes()) {
      String before = change.text("old", "path");
      String after = change.text("new", "path");
      int added = ((Number) change.get("lines_added")).intValue();
      int removed = ((Number) change.get("lines_removed")).intValue();
      text.append("diff --git a/")
          .append(before.isEmpty() ? after : before)
          .append(" b/")
          .append(after.isEmpty() ? before : after)
          .append('\n')
          .append("--- ")
          .append(before.isEmpty() ? "/dev/null" : "a/" + before)
          .append("\n+++ ")
          .append(after.isEmpty() ? "/dev/null" : "b/" + after)
          .append("\n@@ -1," + removed + " +1," + added + " @@\n")
          .append("-T minus 11\n".repeat(removed))
          .append("+T minus 10\n".repeat(added));
    }
    return text.toString();
  }

  /** Whoever wants JSON gets 406; a step that has not begun has no log (October 2026). */
  private static Answer log(Call call) {
    boolean fits = call.accept().contains("*/*") || call.accept().contains("octet-stream");
    if (!fits) {
      throw ApiError.notAcceptable();
    }
    PipelineStep step = call.step();
    if (step.json().get("started_on") == null) {
      throw ApiError.notFound("Log of step " + step.uuid() + " not found");
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add("+ line " + i + " of " + step.uuid());
    }
    byte[] log = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    String address = call.world().storage().publish(call.rawPath(), log);
    return Answer.empty(307).with("Location", address);
  }

  private static Answer download(Call call) {
    Repository repository = call.repository();
    String name = call.variable("filename");
    Listing downloads = SettingEndpoints.downloads();
    Rows rows = downloads.rows(call);
    for (int i = 0; i < rows.size(); i++) {
      if (name.equals(rows.row(i).get("name"))) {
        byte[] content =
            call.world().overlay().content(byte[].class, repository.place() + "/downloads/" + name);
        byte[] bytes = content == null ? name.getBytes(StandardCharsets.UTF_8) : content;
        return Answer.redirect(call.world().storage().publish(call.rawPath(), bytes));
      }
    }
    throw ApiError.notFound("File " + name + " not found");
  }
}
