package io.github.bitbucketjdbc.reliability;

/** Where in a query something goes wrong. */
enum Place {
  FIRST_PAGE("first page", Place.LIST, "/repositories/acme\\?", 1),
  LATER_PAGE("later page", Place.LIST, "/repositories/acme\\?", 2),
  FAN_OUT(
      "one of many lists",
      "SELECT RepositorySlug, Id, Title FROM AllRepositories.PullRequests",
      "/acme/web/pullrequests\\?",
      1),
  JOIN(
      "join",
      "SELECT p.Id, c.Id, c.ContentRaw FROM api.PullRequests p"
          + " JOIN api.PullRequestComments c ON c.PullRequestId = p.Id WHERE p.State = 'OPEN'",
      "/pullrequests/5/comments\\?",
      1),
  OBJECT(
      "one row by its key",
      "SELECT Slug, Name, CreatedOn, ProjectKey FROM Repositories WHERE Slug = 'api'",
      "/repositories/acme/api(\\?|$)",
      1),
  COUNT("count", "SELECT COUNT(*) FROM api.Branches", "/refs/branches\\?", 1);

  private static final String LIST = "SELECT Slug, Name, IsPrivate, SizeBytes FROM Repositories";

  private final String heading;
  private final String sql;
  private final String path;
  private final int nth;

  Place(String heading, String sql, String path, int nth) {
    this.heading = heading;
    this.sql = sql;
    this.path = path;
    this.nth = nth;
  }

  /** The name for people. */
  String heading() {
    return heading;
  }

  String sql() {
    return sql;
  }

  /** A regular expression for the requests of this place. */
  String path() {
    return path;
  }

  /** What the first column has in the rows that come from these requests, where that tells them. */
  String key() {
    return this == OBJECT ? "api" : "5";
  }

  /** How many pages behind it may be under way with it, each of which is asked for once. */
  int guesses() {
    return this == LATER_PAGE ? 2 : 0;
  }

  /** Which of these requests it is, the first being 1. */
  int nth() {
    return nth;
  }
}
