package io.github.bitbucketjdbc.demo;

import java.util.List;

/** What a build says about a commit. */
record CommitStatus(Commit commit, int index) {
  private static final List<String> NAMES = List.of("Unit tests", "Launch rehearsal", "Lint");

  static int count(Commit commit) {
    return commit.isNew() || commit.index() % 10 == 7 ? 0 : 1 + commit.index() % NAMES.size();
  }

  /** Digits, but a string: no number is meant. */
  String key() {
    return "00" + (commit.index() * 10 + index);
  }

  private Dice dice() {
    return commit.dice().of(22).of(index);
  }

  private String state() {
    int roll = dice().below(1, 100);
    return roll < 70 ? "SUCCESSFUL" : roll < 88 ? "FAILED" : roll < 96 ? "INPROGRESS" : "STOPPED";
  }

  private long created() {
    return Stamps.parse(commit.date()) + Stamps.HOUR + index * Stamps.SECOND + 17;
  }

  Json json() {
    Repository repository = commit.repository();
    String path = repository.path() + "/commit/" + commit.hash();
    return Json.object()
        .put("key", key())
        .put("type", "build")
        .put("state", state())
        .put("name", NAMES.get(index) + " #" + (100 + commit.index()))
        .put("refname", dice().chance(2, 25) ? "main" : null)
        .lazy("commit", commit::condensed)
        .put("url", "https://ci.rockets.example/job/" + repository.slug() + "/" + key())
        .lazy("repository", repository::embedded)
        .put("description", dice().chance(3, 20) ? "" : "Build of " + NAMES.get(index))
        .lazy("created_on", () -> Stamps.core(created()))
        .lazy("updated_on", () -> Stamps.core(created() + dice().belowLong(4, Stamps.HOUR)))
        .lazy(
            "links",
            () -> Links.self(path + "/statuses/build/" + key()).api("commit", path).json());
  }
}
