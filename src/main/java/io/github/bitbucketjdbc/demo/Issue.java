package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue of the tracker that Bitbucket had until August 2026; its id is its number. */
record Issue(Repository repository, int index) {
  private static final List<String> STATES =
      List.of("new", "open", "resolved", "on hold", "invalid", "duplicate", "wontfix", "closed");
  private static final List<String> KINDS = List.of("bug", "enhancement", "proposal", "task");
  private static final List<String> PRIORITIES =
      List.of("trivial", "minor", "major", "critical", "blocker");

  static int count(Repository repository) {
    return repository.shape().pullRequests() / 2;
  }

  int id() {
    return index + 1;
  }

  String path() {
    return repository.path() + "/issues/" + id();
  }

  private String page() {
    return "/" + repository.fullName() + "/issues/" + id();
  }

  private Dice dice() {
    return repository.dice().of(330).of(index);
  }

  private long created() {
    return Timeline.history(count(repository), 9, repository.shape().quietDays()).at(index, dice());
  }

  private @Nullable Json person(int salt) {
    Person person = repository.world().anyone(dice().of(salt));
    return person == null ? null : person.json();
  }

  Json json() {
    Dice dice = dice();
    return Json.object()
        .put("type", "issue")
        .put("id", id())
        .put("repository", repository.embedded())
        .put("title", index % 6 == 1 ? Words.oddTitle(index) : Words.title(dice.of(1)))
        .put("content", Json.rendered(Words.description(dice.of(2))))
        .put("reporter", person(3))
        .put("assignee", dice.chance(4, 40) ? null : person(5))
        .put("created_on", Stamps.core(created()))
        .put("updated_on", Stamps.core(created() + dice.belowLong(6, Stamps.DAY)))
        .put("edited_on", index % 10 == 9 ? Stamps.core(created() + Stamps.HOUR) : null)
        .put("state", dice.pick(7, STATES))
        .put("kind", dice.pick(8, KINDS))
        .put("priority", dice.pick(9, PRIORITIES))
        .put("milestone", dice.chance(10, 60) ? null : named(repository, "milestone", 0))
        .put("component", dice.chance(11, 50) ? null : named(repository, "component", 1))
        .put("version", dice.chance(12, 70) ? null : named(repository, "version", 0))
        .put("votes", dice.below(13, 4))
        .put("watches", index % 4 == 3 ? null : (Object) dice.below(14, 9))
        .put("links", links());
  }

  /** What can be chosen as the milestone, version or component of an issue. */
  static List<Json> choices(Repository repository, String kind) {
    return count(repository) == 0
        ? List.of()
        : List.of(named(repository, kind, 0), named(repository, kind, 1));
  }

  private static Json named(Repository repository, String kind, int number) {
    int id = 500 + repository.index() * 10 + number;
    return Json.object()
        .put("type", kind)
        .put("id", id)
        .put("name", kind + " " + (number == 0 ? "\"9.0\"" : "10 & up"))
        .put("links", Links.self(repository.path() + "/" + kind + "s/" + id).json());
  }

  Json links() {
    return Links.self(path()).html(page() + "/launch").json();
  }

  Json embedded() {
    return Json.object()
        .put("type", "issue")
        .put("id", id())
        .put("title", Words.title(dice().of(1)))
        .put("repository", repository.embedded())
        .put("links", Links.self(path()).json());
  }

  /** Comments that only record a change have null for a text; hardly any was ever changed. */
  List<Json> comments() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < dice().below(20, 5); i++) {
      long id = 63_860_000L + (repository.index() * 10_000L + index) * 10 + i;
      rows.add(
          Json.object()
              .put("type", "issue_comment")
              .put("id", id)
              .put("created_on", Stamps.core(created() + (i + 1) * Stamps.HOUR))
              .put("updated_on", i == 3 ? Stamps.core(created() + Stamps.DAY) : null)
              .put("content", Json.rendered(i % 3 == 1 ? null : Words.text(dice().of(21 + i))))
              .put("user", person(30 + i))
              .put("issue", embedded())
              .put(
                  "links",
                  Links.self(path() + "/comments/" + id).html(page() + "#comment-" + id).json()));
    }
    return rows;
  }

  /** The changes are a map by field, whose values may be null or empty. */
  List<Json> changes() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < dice().below(40, 4); i++) {
      int id = 1 + i;
      Json changes = Json.object().put("state", Json.object().put("old", "new").put("new", "open"));
      if (i == 1) {
        changes.put("assignee", Json.object().put("old", null).put("new", "Zofia"));
      }
      rows.add(
          Json.object()
              .put("type", "issue_change")
              .put("id", id)
              .put("created_on", Stamps.core(created() + (i + 1) * Stamps.HOUR + i))
              .put("user", person(50 + i))
              .put("changes", changes)
              .put("message", Json.rendered(i == 0 ? null : "see \"above\""))
              .put("issue", embedded())
              .put(
                  "links",
                  Links.self(path() + "/changes/" + id).html(page() + "#comment-" + id).json()));
    }
    return rows;
  }

  List<Json> attachments() {
    String name = "Rauch über Pad.png";
    return index % 4 == 0
        ? List.of(
            Json.object()
                .put("type", "issue_attachment")
                .put("name", name)
                .put("links", Links.self(path() + "/attachments/" + Query.encode(name)).json()))
        : List.of();
  }
}
