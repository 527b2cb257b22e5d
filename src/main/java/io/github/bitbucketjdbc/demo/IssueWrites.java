package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes to the issue tracker, of a server that is told to have it. */
final class IssueWrites {
  private static final String LIST = REPOSITORY + "/issues";
  private static final String ONE = LIST + "/{issue_id}";
  private static final String SCOPE = "issue:write";
  private static final List<String> TOLD = List.of("title", "state", "kind", "priority");

  private final Resource issues =
      new Resource(LIST, SCOPE, "id")
          .form(form().required("title"))
          .post(this::create)
          .put(this::change)
          .delete();
  private final Resource comments =
      new Resource(ONE + "/comments", SCOPE, "id")
          .form(new Form().texts("content.raw").required("content.raw"))
          .post(this::comment)
          .put(
              (call, row, values) ->
                  Json.object()
                      .put("content", Json.rendered(values.text("content", "raw")))
                      .put("updated_on", call.now()))
          .delete();
  private final Resource changes =
      new Resource(ONE + "/changes", SCOPE, "id")
          .form(
              new Form().texts("message.raw").add(Form.Kind.OBJECT, "changes").required("changes"))
          .post(this::changedBy);
  private final Resource attachments =
      new Resource(ONE + "/attachments", SCOPE, "name").item(ONE + "/attachments/{path}").delete();
  private final Marks votes = new Marks(ONE + "/vote", SCOPE);
  private final Marks watches = new Marks(ONE + "/watch", SCOPE);

  private IssueWrites() {}

  private static Form form() {
    return new Form()
        .texts("title", "content.raw", "assignee.uuid", "assignee.account_id")
        .texts("component.name", "milestone.name", "version.name")
        .choice(
            "state",
            "submitted",
            "new",
            "open",
            "resolved",
            "on hold",
            "invalid",
            "duplicate",
            "wontfix",
            "closed")
        .choice("kind", "bug", "enhancement", "proposal", "task")
        .choice("priority", "trivial", "minor", "major", "critical", "blocker");
  }

  static List<Route> routes(List<Route> reads) {
    IssueWrites writes = new IssueWrites();
    List<Route> routes = new ArrayList<>();
    for (Resource resource :
        List.of(writes.issues, writes.comments, writes.changes, writes.attachments)) {
      routes.addAll(resource.routes(reads));
    }
    routes.add(new Route("POST", ONE + "/attachments", SCOPE, writes::attach));
    routes.addAll(
        writes.votes.routes(writes::find, call -> writes.count(call, "votes", writes.votes)));
    routes.addAll(
        writes.watches.routes(writes::find, call -> writes.count(call, "watches", writes.watches)));
    return routes;
  }

  private void find(Call call) {
    issues.find(call);
  }

  private void count(Call call, String member, Marks marks) {
    Json issue = issues.find(call);
    int now = issue.get(member) instanceof Number number ? number.intValue() : 0;
    int then = Math.max(0, now + (marks.isSet(call) ? 1 : -1));
    issues.change(call, issue, Json.object().put(member, then));
  }

  private Issue issue(Call call) {
    return new Issue(call.repository(), Integer.parseInt(issues.find(call).get("id") + "") - 1);
  }

  private Json create(Call call, Json values) {
    Repository repository = call.repository();
    long id = issues.nextNumber(call, 1);
    String now = call.now();
    Issue issue = new Issue(repository, (int) id - 1);
    return Json.object()
        .put("type", "issue")
        .put("id", id)
        .put("repository", repository.embedded())
        .put("title", values.get("title"))
        .put("content", Json.rendered(values.text("content", "raw")))
        .put("reporter", call.caller())
        .put("assignee", null)
        .put("created_on", now)
        .put("updated_on", now)
        .put("edited_on", null)
        .put("state", "new")
        .put("kind", "bug")
        .put("priority", "major")
        .put("milestone", null)
        .put("component", null)
        .put("version", null)
        .put("votes", 0)
        .put("watches", 1)
        .put("links", issue.links())
        .with(members(call, values));
  }

  /** What a body says of an issue, in the form in which the issue shows it. */
  private static Json members(Call call, Json values) {
    Json members = Json.object();
    for (String name : TOLD) {
      if (values.has(name)) {
        members.put(name, values.get(name));
      }
    }
    if (values.has("content")) {
      members.put("content", Json.rendered(values.text("content", "raw")));
    }
    for (String name : List.of("assignee", "component", "milestone", "version")) {
      if (values.has(name) && values.get(name) == null) {
        members.set(name, null);
      }
    }
    if (values.get("assignee") instanceof Json wanted) {
      String uuid = wanted.text("uuid");
      Person person = call.world().findPerson(uuid.isEmpty() ? wanted.text("account_id") : uuid);
      if (person == null) {
        throw ApiError.invalid("assignee", "user not found");
      }
      members.put("assignee", person.json());
    }
    for (String kind : List.of("component", "milestone", "version")) {
      if (values.get(kind) instanceof Json wanted) {
        members.put(kind, choice(call.repository(), kind, wanted.text("name")));
      }
    }
    return members;
  }

  private static Json choice(Repository repository, String kind, String name) {
    return Issue.choices(repository, kind).stream()
        .filter(one -> name.equals(one.get("name")))
        .findFirst()
        .orElseThrow(() -> ApiError.invalid(kind, "not found: " + name));
  }

  /** Each change is also a row of the changes. */
  private Json change(Call call, Json row, Json values) {
    Json members = members(call, values);
    Json told = Json.object();
    for (String name : TOLD) {
      if (members.has(name) && !Objects.equals(members.get(name), row.get(name))) {
        told.put(name, Json.object().put("old", row.get(name)).put("new", members.get(name)));
      }
    }
    if (told.size() > 0) {
      changes.insert(call, changeRow(call, told, null));
    }
    String now = call.now();
    if (members.has("content") || members.has("title")) {
      members.set("edited_on", now);
    }
    return members.set("updated_on", now);
  }

  private Json changeRow(Call call, Json told, @Nullable String message) {
    Issue issue = issue(call);
    long id = changes.nextNumber(call, 1);
    return Json.object()
        .put("type", "issue_change")
        .put("id", id)
        .put("created_on", call.now())
        .put("user", call.caller())
        .put("changes", told)
        .put("message", Json.rendered(message))
        .put("issue", issue.embedded())
        .put("links", Links.self(issue.path() + "/changes/" + id).json());
  }

  /** A change takes effect on the issue. */
  private Json changedBy(Call call, Json values) {
    Json wanted = Json.object();
    Json told = Json.object();
    Json row = issues.find(call);
    if (values.get("changes") instanceof Json said) {
      for (int i = 0; i < said.size(); i++) {
        if (said.value(i) instanceof Json one) {
          wanted.put(said.name(i), one.get("new"));
          told.put(
              said.name(i),
              Json.object().put("old", row.get(said.name(i))).put("new", one.get("new")));
        }
      }
    }
    Json members = members(call, form().check(wanted, false)).set("updated_on", call.now());
    String message = values.has("message") ? values.text("message", "raw") : null;
    Json change = changeRow(call, told, message);
    issues.edit(call, row, members);
    return change;
  }

  private Json comment(Call call, Json values) {
    Issue issue = issue(call);
    long id =
        comments.nextNumber(
            call, 63_860_000L + (call.repository().index() * 10_000L + issue.index()) * 10);
    return Json.object()
        .put("type", "issue_comment")
        .put("id", id)
        .put("created_on", call.now())
        .put("updated_on", null)
        .put("content", Json.rendered(values.text("content", "raw")))
        .put("user", call.caller())
        .put("issue", issue.embedded())
        .put("links", Links.self(issue.path() + "/comments/" + id).json());
  }

  private Answer attach(Call call) {
    Issue issue = issue(call);
    List<Body.Part> files =
        call.body().parts().stream().filter(part -> !part.fileName().isEmpty()).toList();
    if (files.isEmpty()) {
      throw ApiError.invalid("files", "This field is required.");
    }
    for (Body.Part file : files) {
      String self = issue.path() + "/attachments/" + Query.encode(file.fileName());
      attachments.add(
          call,
          Json.object()
              .put("type", "issue_attachment")
              .put("name", file.fileName())
              .put("links", Links.self(self).json()));
    }
    return Answer.empty(201)
        .with("Location", "https://api.bitbucket.org/2.0" + issue.path() + "/attachments");
  }
}
