package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The issue tracker as it was before 20 August 2026, for a server that is told to have it. */
final class IssueEndpoints {
  private static final String ISSUES = REPOSITORY + "/issues";
  private static final String ONE = ISSUES + "/{issue_id}";
  private static final String SCOPE = "issue";

  private IssueEndpoints() {}

  static List<Route> routes() {
    SmallCollection comments = below("/comments", Issue::comments);
    SmallCollection changes = below("/changes", Issue::changes);
    List<Route> routes = new ArrayList<>();
    routes.add(issues().route());
    routes.add(Route.object(ONE, SCOPE, call -> issue(call).json()));
    routes.add(
        comments.listing().fields(NUMBER, "id").fields(DATE, "created_on", "updated_on").route());
    routes.add(comments.one("id"));
    routes.add(changes.listing().fields(NUMBER, "id").fields(DATE, "created_on").route());
    routes.add(changes.one("id"));
    routes.add(below("/attachments", Issue::attachments).listing().route());
    for (String kind : List.of("milestone", "version", "component")) {
      SmallCollection choices =
          new SmallCollection(
              REPOSITORY + "/" + kind + "s", SCOPE, call -> Issue.choices(call.repository(), kind));
      routes.add(choices.listing().route());
      routes.add(choices.one("id"));
    }
    return routes;
  }

  private static Listing issues() {
    return new Listing(
            ISSUES,
            SCOPE,
            call -> {
              Repository repository = call.repository();
              return new Rows(
                  Issue.count(repository), index -> new Issue(repository, index).json());
            })
        .growing("id", "created_on")
        .fields(NUMBER, "id", "votes")
        .fields(TEXT, "title", "content.raw")
        .fields(EXACT, "state", "kind", "priority", "reporter.uuid", "assignee.uuid")
        .fields(DATE, "created_on", "updated_on");
  }

  private static SmallCollection below(String path, Function<Issue, List<Json>> rows) {
    return new SmallCollection(ONE + path, SCOPE, call -> rows.apply(issue(call)));
  }

  private static Issue issue(Call call) {
    Repository repository = call.repository();
    String wanted = call.variable("issue_id");
    int index = wanted.matches("\\d{1,9}") ? Integer.parseInt(wanted) - 1 : -1;
    if (index < 0 || index >= Issue.count(repository)) {
      throw ApiError.notFound("Issue " + wanted + " not found");
    }
    return new Issue(repository, index);
  }
}
