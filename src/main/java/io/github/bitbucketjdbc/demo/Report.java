package io.github.bitbucketjdbc.demo;

/** What a tool found out about a commit. */
record Report(Commit commit, int index) {
  static int count(Commit commit) {
    return !commit.isNew() && commit.index() % 4 == 1 ? 2 : 0;
  }

  static Ids ids(Commit commit) {
    return new Ids(commit.dice(), 23);
  }

  String uuid() {
    return ids(commit).uuid(index);
  }

  boolean isCoverage() {
    return index == 1;
  }

  String externalId() {
    return (isCoverage() ? "coverage-" : "scan-") + commit.index();
  }

  long created() {
    return Stamps.parse(commit.date()) + Stamps.HOUR + index * Stamps.SECOND + 1;
  }

  private String link() {
    return "https://scan.rockets.example/" + commit.hash().substring(0, 12) + "/" + index;
  }

  /** Findings of the scanner; coverage has none. */
  int annotations() {
    return isCoverage() ? 0 : 2 + commit.dice().below(24, 14);
  }

  Ids annotationIds() {
    return new Ids(commit.dice().of(index), 25);
  }

  Json json() {
    boolean passed = commit.dice().chance(26, 75);
    return Json.object()
        .put("type", "report")
        .put("uuid", uuid())
        .put("title", isCoverage() ? "Coverage" : "Security scan")
        .put("details", isCoverage() ? "Lines that tests run" : null)
        .put("external_id", externalId())
        .put("reporter", isCoverage() ? "Launch Bot" : "Pad Scanner")
        .put("link", isCoverage() ? null : link())
        .put("remote_link_enabled", !isCoverage())
        .put("logo_url", isCoverage() ? null : "https://scan.rockets.example/logo.png")
        .put("report_type", isCoverage() ? "COVERAGE" : "SECURITY")
        .put("result", passed ? "PASSED" : "FAILED")
        .put(
            "data",
            Json.list(
                Json.object()
                    .put("title", isCoverage() ? "Lines" : "Safe to launch")
                    .put("type", isCoverage() ? "PERCENTAGE" : "BOOLEAN")
                    .put("value", isCoverage() ? (Object) (50 + commit.index() % 50) : passed)))
        .put("created_on", Stamps.core(created()))
        .put("updated_on", Stamps.core(created() + 2));
  }
}
