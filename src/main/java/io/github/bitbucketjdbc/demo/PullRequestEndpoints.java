package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;
import static io.github.bitbucketjdbc.demo.FieldType.BOOLEAN;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pull requests and their comments. */
final class PullRequestEndpoints {
  private static final Set<String> STATES = Set.of("OPEN", "MERGED", "DECLINED", "SUPERSEDED");

  /** Above it, "Invalid pagelen": seen again in March 2026 although the text says 100. */
  private static final int LONGEST_PAGE = 50;

  private PullRequestEndpoints() {}

  static List<Route> routes() {
    String one = REPOSITORY + "/pullrequests/{pull_request_id}";
    return List.of(
        pullRequests().route(),
        Route.object(one, "pullrequest", call -> call.pullRequest().json(true)),
        comments(one + "/comments").route(),
        Route.object(one + "/comments/{comment_id}", "pullrequest", PullRequestEndpoints::comment),
        byAuthor().route());
  }

  private static Listing pullRequests() {
    return listing(
            REPOSITORY + "/pullrequests",
            call -> {
              Repository repository = call.repository();
              return new Rows(
                  repository.shape().pullRequests(),
                  index -> new PullRequest(repository, index).json(false));
            })
        .growing("id", "created_on")
        .restrict(PullRequestEndpoints::inState);
  }

  private static Listing byAuthor() {
    return listing(
            WORKSPACE + "/pullrequests/{selected_user}",
            call -> {
              call.checkWorkspace();
              World world = call.world();
              PullRequestNumbers numbers = world.pullRequestNumbers();
              return new Rows(
                  numbers.total(), index -> numbers.pullRequest(world, index).current(false));
            })
        .restrict(PullRequestEndpoints::byAuthorInState);
  }

  private static Listing listing(String template, Function<Call, Rows> rows) {
    return new Listing(template, "pullrequest", rows)
        .longestPage(LONGEST_PAGE)
        .fields(
            TEXT,
            "title",
            "description",
            "reason",
            "author.nickname",
            "author.display_name",
            "closed_by.nickname",
            "source.repository.name",
            "source.repository.full_name",
            "destination.repository.name",
            "destination.repository.full_name")
        .fields(
            EXACT,
            "state",
            "source.branch.name",
            "destination.branch.name",
            "author.uuid",
            "author.account_id",
            "closed_by.uuid",
            "closed_by.account_id",
            "source.commit.hash",
            "destination.commit.hash",
            "merge_commit.hash",
            "source.repository.uuid",
            "destination.repository.uuid")
        .fields(NUMBER, "id", "comment_count", "task_count")
        .fields(BOOLEAN, "draft", "queued", "close_source_branch")
        .fields(DATE, "created_on", "updated_on")
        .filter(Field.of("reviewers.uuid", EXACT))
        .filter(Field.of("reviewers.account_id", EXACT))
        .filter(Field.of("reviewers.nickname", TEXT));
  }

  /**
   * Open ones unless {@code state} says otherwise; with {@code q} it has no effect at all (October
   * 2026).
   */
  private static @Nullable Expression inState(Call call) {
    String query = call.parameter("q");
    if (query != null && !query.isBlank()) {
      return null;
    }
    Set<String> states = Set.copyOf(call.query().all("state"));
    if (states.containsAll(STATES)) {
      return null;
    }
    Set<String> wanted = states.isEmpty() ? Set.of("OPEN") : states;
    return row -> wanted.contains(String.valueOf(row.get("state")));
  }

  private static @Nullable Expression byAuthorInState(Call call) {
    String user = call.variable("selected_user");
    Expression byUser =
        row ->
            Objects.equals(row.at("author", "uuid"), user)
                || Objects.equals(row.at("author", "account_id"), user);
    Expression state = inState(call);
    return state == null ? byUser : new Expression.And(state, byUser);
  }

  private static Listing comments(String template) {
    return new Listing(
            template,
            "pullrequest",
            call -> {
              PullRequest pull = call.pullRequest();
              return new Rows(pull.comments(), index -> new PullRequestComment(pull, index).json());
            })
        .inOrder()
        .growing("id", "created_on")
        .fields(NUMBER, "id", "parent.id", "inline.from", "inline.to")
        .fields(DATE, "created_on", "updated_on")
        .fields(BOOLEAN, "deleted", "pending")
        .fields(TEXT, "content.raw", "user.nickname", "user.display_name")
        .fields(EXACT, "user.uuid", "user.account_id", "inline.path");
  }

  private static Json comment(Call call) {
    PullRequest pull = call.pullRequest();
    String wanted = call.variable("comment_id");
    long index =
        wanted.matches("\\d{1,18}")
            ? Long.parseLong(wanted) - PullRequestComment.firstId(pull)
            : -1;
    if (index < 0 || index >= pull.comments()) {
      throw ApiError.notFound("Comment " + wanted + " not found");
    }
    return new PullRequestComment(pull, (int) index).json();
  }
}
