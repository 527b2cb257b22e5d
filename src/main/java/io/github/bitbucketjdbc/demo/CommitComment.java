package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/** A comment on a commit; most commits have none. */
record CommitComment(Commit commit, int index) {
  private static final int MOST = 4;

  static int count(Commit commit) {
    return commit.index() % 5 == 0 ? 1 + commit.dice().below(20, MOST) : 0;
  }

  static long firstId(Commit commit) {
    return 18_000_000L + (commit.repository().index() * 1_000_000L + commit.index()) * MOST;
  }

  long id() {
    return firstId(commit) + index;
  }

  private Dice dice() {
    return commit.dice().of(21).of(index);
  }

  private boolean isDeleted() {
    return dice().chance(1, 12);
  }

  private long created() {
    return Stamps.parse(commit.date()) + (1 + index) * Stamps.HOUR + dice().below(2, 999_999);
  }

  Json json() {
    Dice dice = dice();
    Json comment =
        Json.object()
            .put("id", id())
            .lazy("created_on", () -> Stamps.core(created()))
            .lazy("updated_on", () -> Stamps.core(created() + 75))
            .lazy("content", () -> Json.rendered(isDeleted() ? "" : Words.text(dice.of(3))))
            .lazy("user", this::user)
            .put("deleted", isDeleted());
    if (dice.chance(4, 30)) {
      comment.put(
          "inline",
          Json.object()
              .put("from", null)
              .put("to", 90 + dice.below(5, 90))
              .put("start_from", null)
              .put("start_to", dice.chance(6, 30) ? 88 + dice.below(5, 90) : null)
              .put("path", "README.md"));
    }
    if (index > 0) {
      comment.lazy(
          "parent", () -> Json.object().put("id", new CommitComment(commit, index - 1).id()));
    }
    return comment
        .put("type", "commit_comment")
        .lazy("commit", commit::reference)
        .lazy("links", this::links);
  }

  private @Nullable Json user() {
    Person person = commit.repository().world().anyone(dice());
    return person == null ? null : person.json();
  }

  private Json links() {
    String commitPath = commit.repository().path() + "/commit/" + commit.hash();
    String page = "/" + commit.repository().fullName() + "/commits/" + commit.hash();
    return Links.self(commitPath + "/comments/" + id()).html(page + "#comment-" + id()).json();
  }
}
