package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates and changes pull requests. */
final class PullRequestWrites {
  static final String LIST = REPOSITORY + "/pullrequests";

  private static final Form FORM =
      new Form()
          .texts(
              "title",
              "description",
              "source.branch.name",
              "source.repository.full_name",
              "destination.branch.name")
          .add(Form.Kind.FLAG, "close_source_branch", "draft")
          .add(Form.Kind.LIST, "reviewers")
          .required("title", "source.branch.name");

  private PullRequestWrites() {}

  static List<Route> routes(List<Route> reads) {
    Resource pulls = resource();
    List<Route> routes = new ArrayList<>(pulls.routes(reads));
    routes.add(new Route("POST", LIST, "pullrequest:write", call -> create(pulls, call)));
    return routes;
  }

  /** Pull requests as a collection of which rows change. */
  static Resource resource() {
    return new Resource(LIST, "pullrequest:write", "id")
        .form(FORM)
        .onlyInFull(PullRequest.ONLY_IN_FULL.toArray(new String[0]))
        .guard(
            (call, row) -> {
              if (!row.text("state").equals("OPEN")) {
                throw ApiError.badRequest("This pull request is already closed.");
              }
            })
        .put(PullRequestWrites::change);
  }

  /** The same source and destination as of an open one overwrite it without an error. */
  private static Answer create(Resource pulls, Call call) {
    Repository repository = call.repository();
    Json values = FORM.check(call.body().json(), true);
    Ends ends = Ends.of(repository, values);
    Json open = ends.open(repository);
    Json row;
    if (open == null) {
      row = row(call, new PullRequest(repository, repository.pullRequests()), ends, values);
      pulls.add(call, row);
      Activity.record(pull(repository, row), "update", update(row, Json.object()));
    } else {
      call.variables().put("pull_request_id", String.valueOf(open.get("id")));
      pulls.change(call, open, change(call, open, values));
      row = pulls.find(call);
    }
    return Answer.json(201, row, call.fields()).with("Location", row.text("links", "self", "href"));
  }

  private static PullRequest pull(Repository repository, Json row) {
    return new PullRequest(repository, ((Number) row.get("id")).intValue() - 1);
  }

  private static Json row(Call call, PullRequest pull, Ends ends, Json values) {
    Json author = call.caller();
    String now = call.now();
    List<Person> reviewers = reviewers(call, values, author);
    String description = values.text("description");
    return Json.object()
        .put("comment_count", 0)
        .put("task_count", 0)
        .put("type", "pullrequest")
        .put("id", pull.id())
        .put("title", values.text("title"))
        .put("description", description)
        .put("rendered", rendered(values.text("title"), description))
        .put("state", "OPEN")
        .put("draft", Boolean.TRUE.equals(values.get("draft")))
        .put("queued", false)
        .put("merge_commit", null)
        .put("close_source_branch", Boolean.TRUE.equals(values.get("close_source_branch")))
        .put("closed_by", null)
        .put("author", author)
        .put("reason", "")
        .put("created_on", now)
        .put("updated_on", now)
        .put("destination", ends.destinationJson())
        .put("source", ends.sourceJson())
        .put("reviewers", reviewers.stream().map(Person::json).toList())
        .put("participants", reviewers.stream().map(Participants::asked).toList())
        .put("links", PullRequestLinks.all(pull))
        .put("summary", Json.rendered(description));
  }

  private static Json rendered(String title, String description) {
    return Json.object()
        .put("title", Json.rendered(title))
        .put("description", Json.rendered(description))
        .put("reason", Json.rendered(""));
  }

  /** Only what is sent becomes something else. */
  private static Json change(Call call, Json row, Json values) {
    Json changes = Json.object();
    for (String name : List.of("title", "description", "draft", "close_source_branch")) {
      if (values.has(name)) {
        changes.put(name, values.get(name));
      }
    }
    Json after = row.with(changes);
    changes.put("rendered", rendered(after.text("title"), after.text("description")));
    changes.put("summary", Json.rendered(after.text("description")));
    Repository repository = call.repository();
    String destination = values.text("destination", "branch", "name");
    if (!destination.isEmpty() && !destination.equals(name(row, "destination"))) {
      Ends ends = Ends.towards(repository, name(row, "source"), destination);
      changes.put("destination", ends.destinationJson());
    }
    if (values.has("reviewers")) {
      List<Person> people = reviewers(call, values, row.get("author"));
      changes.put("reviewers", people.stream().map(Person::json).toList());
      changes.put("participants", Participants.withReviewers(row, people));
    }
    changes.put("updated_on", call.now());
    Json told = Json.object();
    if (!after.text("title").equals(row.text("title"))) {
      told.put("title", Json.object().put("old", row.get("title")).put("new", after.get("title")));
    }
    Activity.record(pull(repository, row), "update", update(row.with(changes), told));
    return changes;
  }

  private static String name(Json pull, String end) {
    return pull.text(end, "branch", "name");
  }

  /** An item of the activity that tells how a pull request is from now on. */
  static Json update(Json pull, Json changes) {
    Json inner = Json.object();
    for (String name :
        List.of("state", "draft", "title", "description", "reviewers", "reason", "author")) {
      inner.put(name, pull.get(name));
    }
    return inner
        .put("changes", changes)
        .put("date", pull.get("updated_on"))
        .put("destination", pull.get("destination"))
        .put("source", pull.get("source"));
  }

  /** Reviewers are named by {@code uuid} or {@code account_id}, and by nothing else. */
  private static List<Person> reviewers(Call call, Json values, @Nullable Object author) {
    List<Person> people = new ArrayList<>();
    if (values.get("reviewers") instanceof List<?> wanted) {
      for (Object one : wanted) {
        Person person = one instanceof Json user ? person(call.world(), user) : null;
        if (person == null) {
          throw ApiError.invalid("reviewers", "Malformed reviewers list");
        }
        if (author instanceof Json by && person.uuid().equals(by.get("uuid"))) {
          String name = person.displayName();
          throw ApiError.invalid(
              "reviewers", name + " is the author and cannot be included as a reviewer.");
        }
        if (!people.contains(person)) {
          people.add(person);
        }
      }
    }
    return people;
  }

  private static @Nullable Person person(World world, Json user) {
    String uuid = user.text("uuid");
    return world.findPerson(uuid.isEmpty() ? user.text("account_id") : uuid);
  }
}
