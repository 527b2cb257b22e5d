package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What belongs to a commit. */
final class CommitEndpoints {
  private static final String COMMIT = REPOSITORY + "/commit/{commit}";
  private static final String REPORT = COMMIT + "/reports/{report_id}";

  private CommitEndpoints() {}

  static List<Route> routes() {
    Listing pullRequests = pullRequests();
    return List.of(
        comments().route(),
        Route.object(COMMIT + "/comments/{comment_id}", "repository", CommitEndpoints::comment),
        statuses(COMMIT + "/statuses", "repository", CommitEndpoints::statusRows).route(),
        Route.derived(COMMIT + "/statuses/build/{key}", "repository", CommitEndpoints::status),
        new Route(
            "GET",
            COMMIT + "/pullrequests",
            "pullrequest",
            call -> pullRequestsOnceKnown(pullRequests, call)),
        plain(COMMIT + "/reports", CommitEndpoints::reportRows).route(),
        Route.object(REPORT, "repository", call -> report(call).json()),
        plain(REPORT + "/annotations", CommitEndpoints::annotationRows).route(),
        Route.object(
            REPORT + "/annotations/{annotation_id}", "repository", CommitEndpoints::annotation));
  }

  private static Listing comments() {
    return new Listing(
            COMMIT + "/comments",
            "repository",
            call -> {
              Commit commit = call.commit();
              return new Rows(
                  CommitComment.count(commit), index -> new CommitComment(commit, index).json());
            })
        .inOrder()
        .fields(NUMBER, "id")
        .fields(DATE, "created_on", "updated_on")
        .fields(TEXT, "content.raw")
        .fields(EXACT, "user.uuid");
  }

  private static Json comment(Call call) {
    Commit commit = call.commit();
    String wanted = call.variable("comment_id");
    long index =
        wanted.matches("\\d{1,18}") ? Long.parseLong(wanted) - CommitComment.firstId(commit) : -1;
    if (index < 0 || index >= CommitComment.count(commit)) {
      throw ApiError.notFound("Comment " + wanted + " not found");
    }
    return new CommitComment(commit, (int) index).json();
  }

  static Listing statuses(String template, String scope, Function<Call, Rows> rows) {
    return new Listing(template, scope, rows)
        .inOrder()
        .fields(EXACT, "key", "state", "refname")
        .fields(TEXT, "name", "description", "url")
        .fields(DATE, "created_on", "updated_on");
  }

  private static Rows statusRows(Call call) {
    return statusRows(call.commit());
  }

  /** The statuses as they are now, for whoever does not ask for those of one commit. */
  static Rows currentStatusRows(Commit commit) {
    Repository repository = commit.repository();
    String place = repository.place() + "/commit/" + commit.hash() + "/statuses";
    Edits edits = repository.world().overlay().find(place);
    return edits == null ? statusRows(commit) : edits.over(statusRows(commit));
  }

  private static Rows statusRows(Commit commit) {
    return new Rows(CommitStatus.count(commit), index -> new CommitStatus(commit, index).json());
  }

  private static Json status(Call call) {
    Rows rows = currentStatusRows(call.commit());
    for (int i = 0; i < rows.size(); i++) {
      if (call.variable("key").equals(rows.row(i).get("key"))) {
        return rows.row(i);
      }
    }
    throw ApiError.notFound("Status not found");
  }

  /** 202 while the pull requests of commits are still being collected. */
  private static Answer pullRequestsOnceKnown(Listing listing, Call call) {
    if (call.world().options().isIndexing(call.repository().slug())) {
      return Answer.json(202, Json.object().put("values", List.of()));
    }
    return listing.route().handler().apply(call);
  }

  private static Listing pullRequests() {
    return new Listing(COMMIT + "/pullrequests", "pullrequest", CommitEndpoints::pullRequestRows)
        .longestPage(50)
        .inOrder()
        .ignoresQuery()
        .ignoresSort();
  }

  private static Rows pullRequestRows(Call call) {
    Commit commit = call.commit();
    Repository repository = commit.repository();
    long pulls = repository.shape().pullRequests();
    long commits = Math.max(1, repository.shape().commits());
    List<Json> rows = new ArrayList<>();
    long first = Math.max(0, (commit.index() - 1L) * (pulls + 1) / commits - 2);
    long last = Math.min(pulls - 1, (commit.index() + 5L) * (pulls + 1) / commits + 2);
    for (long i = first; i <= last; i++) {
      PullRequest pull = new PullRequest(repository, (int) i);
      if (pull.commits().contains(commit)) {
        rows.add(pull.current(false));
      }
    }
    for (int i = (int) pulls; i < repository.pullRequests(); i++) {
      PullRequest pull = new PullRequest(repository, i);
      if (pull.commits().contains(commit)) {
        rows.add(pull.current(false));
      }
    }
    return Rows.of(rows);
  }

  private static Listing plain(String template, Function<Call, Rows> rows) {
    return new Listing(template, "repository", rows).inOrder().ignoresQuery().ignoresSort();
  }

  private static Rows reportRows(Call call) {
    Commit commit = call.commit();
    return new Rows(Report.count(commit), index -> new Report(commit, index).json());
  }

  /** By its UUID or by the id that the tool gave it. */
  static Report report(Call call) {
    Commit commit = call.commit();
    String wanted = call.variable("report_id");
    for (int i = 0; i < Report.count(commit); i++) {
      Report report = new Report(commit, i);
      if (report.uuid().equals(wanted) || report.externalId().equals(wanted)) {
        return report;
      }
    }
    throw ApiError.notFound("Report " + wanted + " not found");
  }

  private static Rows annotationRows(Call call) {
    Report report = report(call);
    return new Rows(report.annotations(), index -> new ReportAnnotation(report, index).json());
  }

  private static Json annotation(Call call) {
    Report report = report(call);
    String wanted = call.variable("annotation_id");
    int index = report.annotationIds().indexOfUuid(wanted);
    if (index < 0 || index >= report.annotations()) {
      throw ApiError.notFound("Annotation " + wanted + " not found");
    }
    return new ReportAnnotation(report, index).json();
  }
}
