package io.github.bitbucketjdbc.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comment on a pull request. */
record PullRequestComment(PullRequest pull, int index) {
  private static final List<String> FILES =
      List.of("src/main/Orbit.java", "README.md", "web/über uns.html", "infra/pad 39a/main.tf");

  private Dice dice() {
    return pull.dice().of(40).of(index);
  }

  /** Larger than an int can hold once there are a few repositories. */
  long id() {
    return firstId(pull) + index;
  }

  static long firstId(PullRequest pull) {
    long room = Math.max(1000, pull.repository().shape().comments());
    return 797_000_000L + (pull.repository().index() * 1_000_000L + pull.index()) * room;
  }

  boolean isDeleted() {
    return dice().chance(1, 6);
  }

  long created() {
    long step = Math.max(2, (pull.updated() - pull.created()) / (pull.comments() + 1));
    return pull.created() + step * index + dice().belowLong(2, step / 2 + 1) + 1;
  }

  private String text() {
    return isDeleted() ? "" : Words.text(dice().of(3));
  }

  Json json() {
    Dice dice = dice();
    Json comment =
        Json.object()
            .put("id", id())
            .lazy("created_on", () -> Stamps.core(created()))
            .lazy(
                "updated_on",
                () -> Stamps.core(created() + (dice.chance(4, 20) ? Stamps.HOUR + 1 : 75)))
            .lazy("content", () -> Json.rendered(text()))
            .lazy("user", this::user)
            .put("deleted", isDeleted());
    addInline(comment, dice);
    if (index > 0 && dice.chance(5, 35)) {
      comment.lazy("parent", () -> parent(dice.below(6, index)));
    }
    return comment
        .put("pending", false)
        .put("type", "pullrequest_comment")
        .lazy("links", this::links)
        .lazy("pullrequest", pull::embedded);
  }

  /** Absent on general comments, and otherwise not always with numbers, or with anything. */
  private static void addInline(Json comment, Dice dice) {
    int roll = dice.below(7, 100);
    if (roll < 5) {
      comment.put("inline", Json.object());
    } else if (roll < 45) {
      boolean whole = roll < 20;
      Integer line = 1 + dice.below(8, 400);
      comment.put(
          "inline",
          Json.object()
              .put("from", whole || roll % 2 == 0 ? null : line)
              .put("to", whole || roll % 2 == 1 ? null : line)
              .put("path", dice.pick(9, FILES)));
    }
  }

  private @Nullable Json user() {
    Person person = pull.repository().world().anyone(dice());
    return person == null ? null : person.json();
  }

  private Json parent(int earlier) {
    PullRequestComment parent = new PullRequestComment(pull, earlier);
    return Json.object().put("id", parent.id()).lazy("links", parent::links);
  }

  private Json links() {
    String page = "/" + pull.repository().fullName() + "/pull-requests/" + pull.id();
    return Links.self(pull.path() + "/comments/" + id())
        .html(page + "/_/diff#comment-" + id())
        .json();
  }
}
