package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/** A task of a pull request; the open ones come last. */
record PullRequestTask(PullRequest pull, int index) {
  private static final int MOST = 10;

  private static int resolved(PullRequest pull) {
    return pull.dice().below(24, 3);
  }

  static int count(PullRequest pull) {
    return pull.isNew() ? 0 : resolved(pull) + pull.openTasks();
  }

  static long firstId(PullRequest pull) {
    return 40_000_000L + (pull.repository().index() * 1_000_000L + pull.index()) * MOST;
  }

  private boolean isOpen() {
    return index >= resolved(pull);
  }

  private Dice dice() {
    return pull.dice().of(26).of(index);
  }

  private long created() {
    return pull.created() + (1 + index) * Stamps.SECOND + dice().below(1, 999_999);
  }

  /** Has no type, and of the content nothing but what was written (seen in 2026). */
  Json json() {
    long id = firstId(pull) + index;
    long done = created() + Stamps.SECOND / 2;
    Json task =
        Json.object()
            .put("id", id)
            .put("state", isOpen() ? "UNRESOLVED" : "RESOLVED")
            .lazy("content", () -> Json.object().put("raw", Words.text(dice().of(2))))
            .lazy("creator", () -> user(3))
            .put("pending", false)
            .lazy("created_on", () -> Stamps.core(created()))
            .lazy("updated_on", () -> Stamps.core(isOpen() ? created() : done))
            .put("resolved_on", isOpen() ? null : Stamps.core(done))
            .lazy("resolved_by", () -> isOpen() ? null : user(4))
            .lazy("links", () -> links(pull, id));
    if (pull.comments() > 0 && dice().chance(5, 60)) {
      PullRequestComment comment = new PullRequestComment(pull, dice().below(6, pull.comments()));
      task.lazy("comment", () -> Json.object().put("id", comment.id()));
    }
    return task;
  }

  private @Nullable Json user(int salt) {
    Person person = pull.repository().world().anyone(dice().of(salt));
    return person == null ? null : person.json();
  }

  static Json links(PullRequest pull, long id) {
    String page = "/" + pull.repository().fullName() + "/pull-requests/" + pull.id();
    return Links.self(pull.path() + "/tasks/" + id).html(page + "/_/diff#task-" + id).json();
  }
}
