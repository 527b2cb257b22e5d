package io.github.bitbucketjdbc.demo;

/**
 * What a repository is like.
 *
 * @param project the number of its project
 * @param varies whether pull requests and pipelines differ in size
 * @param failurePercent how many of a hundred pipelines fail
 * @param quietDays for how long nothing has happened
 */
record RepositoryShape(
    String slug,
    int project,
    String description,
    String language,
    Volume volume,
    boolean varies,
    int failurePercent,
    int quietDays) {

  int pullRequests() {
    return volume.pullRequests();
  }

  int comments() {
    return volume.comments();
  }

  int branches() {
    return volume.branches();
  }

  int tags() {
    return volume.tags();
  }

  int commits() {
    return volume.commits();
  }

  int pipelines() {
    return volume.pipelines();
  }

  int steps() {
    return volume.steps();
  }
}
