package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comments and tasks of pull requests. */
final class DiscussionWrites {
  private static final String ONE = REPOSITORY + "/pullrequests/{pull_request_id}";
  private static final String SCOPE = "pullrequest:write";

  private final Resource pulls = PullRequestWrites.resource();
  private final Resource comments =
      new Resource(ONE + "/comments", SCOPE, "id")
          .form(Comments.form().add(Form.Kind.FLAG, "pending"))
          .post(this::comment)
          .put(Comments::change)
          .deleteEmpties(Comments::empty)
          .then((call, row) -> count(call));
  private final Resource tasks =
      new Resource(ONE + "/tasks", SCOPE, "id")
          .form(
              new Form()
                  .texts("content.raw")
                  .choice("state", "RESOLVED", "UNRESOLVED")
                  .add(Form.Kind.NUMBER, "comment.id")
                  .add(Form.Kind.FLAG, "pending")
                  .required("content.raw"))
          .post(this::task)
          .put(this::changedTask)
          .delete()
          .then((call, row) -> count(call));

  private DiscussionWrites() {}

  static List<Route> routes(List<Route> reads) {
    DiscussionWrites writes = new DiscussionWrites();
    writes.pulls.routes(reads);
    List<Route> routes = new ArrayList<>(writes.comments.routes(reads));
    routes.addAll(writes.tasks.routes(reads));
    String resolve = ONE + "/comments/{comment_id}/resolve";
    routes.add(new Route("POST", resolve, SCOPE, writes::resolve));
    routes.add(new Route("DELETE", resolve, SCOPE, writes::reopen));
    return routes;
  }

  private Json comment(Call call, Json values) {
    PullRequest pull = call.pullRequest();
    long id = comments.nextNumber(call, PullRequestComment.firstId(pull));
    Json row = Comments.row(call, comments.rows(call), id, "pullrequest_comment", values);
    String page = "/" + pull.repository().fullName() + "/pull-requests/" + pull.id();
    return row.put("pending", Boolean.TRUE.equals(values.get("pending")))
        .put(
            "links",
            Links.self(pull.path() + "/comments/" + id).html(page + "/_/diff#comment-" + id).json())
        .put("pullrequest", pull.embedded());
  }

  private Answer resolve(Call call) {
    Json row = comments.find(call);
    if (row.get("parent") != null) {
      throw ApiError.forbidden("Only the first comment of a thread can be resolved.");
    }
    if (row.get("resolution") != null) {
      throw ApiError.conflict("The comment is resolved already.");
    }
    Json resolution =
        Json.object()
            .put("type", "comment_resolution")
            .put("user", call.caller())
            .put("created_on", call.now());
    comments.change(call, row, Json.object().put("resolution", resolution));
    return Answer.json(200, resolution, call.fields());
  }

  private Answer reopen(Call call) {
    Json row = comments.find(call);
    if (row.get("resolution") == null) {
      throw ApiError.notFound("The comment is not resolved.");
    }
    comments.change(call, row, Json.object().put("resolution", null));
    return Answer.empty(204);
  }

  private Json task(Call call, Json values) {
    PullRequest pull = call.pullRequest();
    long id = tasks.nextNumber(call, PullRequestTask.firstId(pull));
    String now = call.now();
    Object commentId = values.at("comment", "id");
    Json row =
        Json.object()
            .put("id", id)
            .put("state", "UNRESOLVED")
            .put("content", Json.object().put("raw", values.text("content", "raw")))
            .put("creator", call.caller())
            .put("pending", Boolean.TRUE.equals(values.get("pending")))
            .put("created_on", now)
            .put("updated_on", now)
            .put("resolved_on", null)
            .put("resolved_by", null)
            .put("links", PullRequestTask.links(pull, id));
    if (commentId != null) {
      if (Comments.find(comments.rows(call), commentId) == null) {
        throw ApiError.invalid("comment", "comment not found: " + commentId);
      }
      row.put("comment", Json.object().put("id", commentId));
    }
    return row;
  }

  private Json changedTask(Call call, Json row, Json values) {
    String now = call.now();
    Json changes = Json.object().put("updated_on", now);
    if (values.has("content")) {
      changes.put("content", Json.object().put("raw", values.text("content", "raw")));
    }
    String state = values.text("state");
    if (!state.isEmpty() && !state.equals(row.text("state"))) {
      boolean done = state.equals("RESOLVED");
      changes
          .put("state", state)
          .put("resolved_on", done ? now : null)
          .put("resolved_by", done ? call.caller() : null);
    }
    return changes;
  }

  /** What is said about a pull request shows in its counts and moves it to the front. */
  private void count(Call call) {
    int said = count(comments.rows(call), "deleted", false);
    int open = count(tasks.rows(call), "state", "UNRESOLVED");
    Json changes =
        Json.object()
            .put("comment_count", said)
            .put("task_count", open)
            .put("updated_on", call.now());
    pulls.change(call, pulls.find(call), changes);
  }

  private static int count(Rows rows, String name, @Nullable Object value) {
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      count += Objects.equals(rows.row(i).get(name), value) ? 1 : 0;
    }
    return count;
  }
}
