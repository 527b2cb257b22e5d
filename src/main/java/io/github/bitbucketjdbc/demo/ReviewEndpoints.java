package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What belongs to a pull request besides its comments, and who reviews by default. */
final class ReviewEndpoints {
  private static final String PULL_REQUEST = REPOSITORY + "/pullrequests/{pull_request_id}";
  private static final String SCOPE = "pullrequest";

  private ReviewEndpoints() {}

  static List<Route> routes() {
    return List.of(
        feed(REPOSITORY + "/pullrequests/activity", call -> Activity.of(call.repository()))
            .ofNew(call -> Activity.of(call.repository()))
            .route(),
        feed(PULL_REQUEST + "/activity", ReviewEndpoints::activityRows)
            .ofNew(ReviewEndpoints::activityRows)
            .route(),
        feed(PULL_REQUEST + "/commits", ReviewEndpoints::commitRows)
            .ofNew(ReviewEndpoints::commitRows)
            .longestPage(100)
            .route(),
        CommitEndpoints.statuses(
                PULL_REQUEST + "/statuses",
                SCOPE,
                call -> CommitEndpoints.currentStatusRows(call.pullRequest().commit(1)))
            .ofNew(call -> CommitEndpoints.currentStatusRows(call.pullRequest().commit(1)))
            .route(),
        tasks().route(),
        Route.object(PULL_REQUEST + "/tasks/{task_id}", SCOPE, ReviewEndpoints::task),
        redirect("diffstat", "diffstat"),
        redirect("diff", "diff"),
        redirect("patch", "patch"),
        redirect("conflicts", "file-conflicts").withoutApiTokens(),
        mergeChecks().route(),
        reviewers("/default-reviewers", ReviewEndpoints::ownReviewers).route(),
        Route.object(
            REPOSITORY + "/default-reviewers/{target_username}", SCOPE, ReviewEndpoints::reviewer),
        reviewers("/effective-default-reviewers", ReviewEndpoints::allReviewers).route());
  }

  /** Fifty a page at most (July 2026); {@code q} and {@code sort} have no effect. */
  private static Listing feed(String template, Function<Call, Rows> rows) {
    return new Listing(template, SCOPE, rows)
        .paging(Listing.Paging.OPAQUE)
        .longestPage(50)
        .inOrder()
        .ignoresQuery()
        .ignoresSort();
  }

  private static Rows activityRows(Call call) {
    return Rows.of(Activity.of(call.pullRequest()).stream().map(Activity::json).toList());
  }

  private static Rows commitRows(Call call) {
    return Rows.of(call.pullRequest().commits().stream().map(Commit::json).toList());
  }

  private static Listing tasks() {
    return new Listing(
            PULL_REQUEST + "/tasks",
            SCOPE,
            call -> {
              PullRequest pull = call.pullRequest();
              return new Rows(
                  PullRequestTask.count(pull), index -> new PullRequestTask(pull, index).json());
            })
        .inOrder()
        .fields(NUMBER, "id")
        .fields(EXACT, "state", "creator.uuid")
        .fields(TEXT, "content.raw")
        .fields(DATE, "created_on", "updated_on", "resolved_on");
  }

  private static Json task(Call call) {
    PullRequest pull = call.pullRequest();
    String wanted = call.variable("task_id");
    long index =
        wanted.matches("\\d{1,18}") ? Long.parseLong(wanted) - PullRequestTask.firstId(pull) : -1;
    if (index < 0 || index >= PullRequestTask.count(pull)) {
      throw ApiError.notFound("Task " + wanted + " not found");
    }
    return new PullRequestTask(pull, (int) index).json();
  }

  /** Leads to the same thing of the repository, with the two commits; parameters are forgotten. */
  private static Route redirect(String below, String kind) {
    return new Route(
        "GET",
        PULL_REQUEST + "/" + below,
        SCOPE,
        call ->
            Answer.redirect(
                call.base() + "/2.0" + SourceEndpoints.comparison(call.pullRequest(), kind)));
  }

  private static Listing mergeChecks() {
    return new Listing(
            PULL_REQUEST + "/mergeability/checks",
            SCOPE,
            call -> Rows.of(MergeCheck.of(call.pullRequest())))
        .ofNew(call -> Rows.of(MergeCheck.of(call.pullRequest())))
        .paging(Listing.Paging.SINGLE)
        .inOrder()
        .ignoresQuery()
        .ignoresSort();
  }

  private static Listing reviewers(String below, Function<Call, Rows> rows) {
    return new Listing(REPOSITORY + below, SCOPE, rows).inOrder().ignoresQuery().ignoresSort();
  }

  /** One in three of the members, of whom none twice. */
  private static List<Person> people(World world, Dice dice) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < world.members(); i++) {
      if (dice.chance(i, 30)) {
        people.add(world.person(i));
      }
    }
    return people;
  }

  private static List<Person> ownPeople(Repository repository) {
    return people(repository.world(), repository.dice().of(90));
  }

  private static Rows ownReviewers(Call call) {
    return Rows.of(ownPeople(call.repository()).stream().map(Person::json).toList());
  }

  private static Json reviewer(Call call) {
    String wanted = call.variable("target_username");
    return ownPeople(call.repository()).stream()
        .filter(p -> p.uuid().equals(wanted) || p.accountId().equals(wanted))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound(wanted + " is not a default reviewer"))
        .json();
  }

  private static Rows allReviewers(Call call) {
    Repository repository = call.repository();
    World world = repository.world();
    Rows own = currentReviewers(call);
    Set<Object> known = new HashSet<>();
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      known.add(own.row(i).text("uuid"));
      rows.add(effective(own.row(i), "repository"));
    }
    for (Person person : people(world, world.dice().of(91).of(repository.shape().project()))) {
      if (!known.contains(person.uuid())) {
        rows.add(effective(person.json(), "project"));
      }
    }
    return Rows.of(rows);
  }

  private static Rows currentReviewers(Call call) {
    Place place = Place.of(call, REPOSITORY + "/default-reviewers");
    return place.rows(call, ReviewEndpoints::ownReviewers, unused -> Rows.of(List.of()));
  }

  private static Json effective(Json person, String by) {
    return Json.object()
        .put("type", "default_reviewer_and_type")
        .put("reviewer_type", by)
        .put("user", person);
  }
}
