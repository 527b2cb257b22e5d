package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The events that webhooks wait for. Their rows have no {@code type}. */
final class HookEvents {
  static final List<String> SUBJECTS = List.of("repository", "workspace");

  private static final List<String> EVENTS =
      List.of(
          "repo:push",
          "repo:fork",
          "repo:imported",
          "repo:updated",
          "repo:commit_comment_created",
          "repo:commit_status_created",
          "repo:commit_status_updated",
          "pullrequest:created",
          "pullrequest:updated",
          "pullrequest:push",
          "pullrequest:approved",
          "pullrequest:unapproved",
          "pullrequest:fulfilled",
          "pullrequest:rejected",
          "pipeline:span_created");
  private static final List<String> OF_WORKSPACES =
      List.of("repo:created", "repo:deleted", "repo:transfer", "project:updated");

  private HookEvents() {}

  static Json subjects() {
    Json subjects = Json.object();
    for (String subject : SUBJECTS) {
      Json links = Links.none().api("events", "/hook_events/" + subject).json();
      subjects.put(subject, Json.object().put("links", links));
    }
    return subjects;
  }

  static List<Json> of(String subject) {
    List<Json> rows = new ArrayList<>(EVENTS.stream().map(HookEvents::row).toList());
    if (subject.equals("workspace")) {
      OF_WORKSPACES.forEach(event -> rows.add(row(event)));
    }
    return rows;
  }

  private static Json row(String event) {
    String[] parts = event.split(":");
    String category =
        switch (parts[0]) {
          case "repo" -> "Repository";
          case "pullrequest" -> "Pull Request";
          case "project" -> "Project";
          default -> "Pipeline";
        };
    String words = parts[1].replace('_', ' ');
    return Json.object()
        .put("event", event)
        .put("category", category)
        .put("label", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
        .put(
            "description",
            "Whenever this happens: " + category.toLowerCase(Locale.ROOT) + " " + words);
  }
}
