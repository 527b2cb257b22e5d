package io.github.bitbucketjdbc.demo;

import java.util.List;

/** Where a pull request and what belongs to it are found. */
final class PullRequestLinks {
  private static final List<String> BELOW =
      List.of(
          "commits",
          "approve",
          "request-changes",
          "diff",
          "diffstat",
          "comments",
          "activity",
          "merge",
          "decline",
          "statuses");

  private PullRequestLinks() {}

  static Links core(PullRequest pull) {
    String page = "/" + pull.repository().fullName() + "/pull-requests/" + pull.id();
    return Links.self(pull.path()).html(page);
  }

  static Json all(PullRequest pull) {
    Links links = core(pull);
    BELOW.forEach(below -> links.api(below, pull.path() + "/" + below));
    return links.json();
  }
}
