package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Merges, declines and reviews pull requests. */
final class PullRequestActions {
  private static final String ONE = REPOSITORY + "/pullrequests/{pull_request_id}";
  private static final String SCOPE = "pullrequest:write";
  private static final Form MERGE =
      new Form()
          .texts("message")
          .choice(
              "merge_strategy",
              "merge_commit",
              "squash",
              "fast_forward",
              "squash_fast_forward",
              "rebase_fast_forward",
              "rebase_merge")
          .add(Form.Kind.FLAG, "close_source_branch");

  private final Resource pulls;

  private PullRequestActions(Resource pulls) {
    this.pulls = pulls;
  }

  static List<Route> routes(List<Route> reads) {
    Resource pulls = PullRequestWrites.resource();
    pulls.routes(reads);
    PullRequestActions actions = new PullRequestActions(pulls);
    return List.of(
        new Route("POST", ONE + "/merge", SCOPE, actions::merge),
        new Route("GET", ONE + "/merge/task-status/{task_id}", SCOPE, actions::mergeStatus),
        new Route("POST", ONE + "/decline", SCOPE, actions::decline),
        new Route("POST", ONE + "/approve", SCOPE, call -> actions.say(call, "approved")),
        new Route("DELETE", ONE + "/approve", SCOPE, call -> actions.unsay(call, "approved")),
        new Route("POST", ONE + "/request-changes", SCOPE, call -> actions.say(call, CHANGES)),
        new Route("DELETE", ONE + "/request-changes", SCOPE, call -> actions.unsay(call, CHANGES)));
  }

  private static final String CHANGES = "changes_requested";

  private Json open(Call call) {
    Json pull = pulls.find(call);
    if (!pull.text("state").equals("OPEN")) {
      throw ApiError.badRequest("This pull request is already closed.");
    }
    return pull;
  }

  private Answer merge(Call call) {
    Json pull = open(call);
    PullRequest merged = call.pullRequest();
    Json values = MERGE.check(call.body().isEmpty() ? Json.object() : call.body().json(), true);
    if (MergeCheck.hasConflicts(merged)) {
      throw ApiError.conflict("You can't merge until you resolve all merge conflicts.");
    }
    Commit commit = commit(call, merged, pull, values);
    boolean closes =
        Boolean.TRUE.equals(
            values.has("close_source_branch")
                ? values.get("close_source_branch")
                : pull.get("close_source_branch"));
    if (closes) {
      deleteSource(call.repository(), pull);
    }
    Json changes =
        closed(call, "MERGED")
            .put("merge_commit", commit.reference())
            .put("close_source_branch", closes);
    close(call, pull, changes);
    boolean later =
        "true".equalsIgnoreCase(call.parameter("async")) || call.world().options().hasSlowMerges();
    return later ? queued(call, merged) : Answer.json(200, pulls.find(call), call.fields());
  }

  /** Whether it takes one commit or none, the destination has what the source had. */
  private static Commit commit(Call call, PullRequest pull, Json row, Json values) {
    Repository repository = call.repository();
    String to = row.text("destination", "branch", "name");
    Refs.Branch destination = repository.refs().branch(to);
    if (destination == null) {
      throw ApiError.conflict("The destination branch " + to + " is gone.");
    }
    Commit source = pull.commit(1);
    if (values.text("merge_strategy").equals("fast_forward")) {
      repository.historyToWrite().setBranch(to, source.index());
      return source;
    }
    boolean squash = values.text("merge_strategy").startsWith("squash");
    String message =
        values.has("message")
            ? values.text("message")
            : "Merged in "
                + row.text("source", "branch", "name")
                + " (pull request #"
                + pull.id()
                + ")\n\n"
                + row.text("title");
    List<Integer> parents = new ArrayList<>(List.of(destination.head().index()));
    Map<String, byte @Nullable []> files = new LinkedHashMap<>();
    files.putAll(SourceTree.writtenIn(source));
    if (!squash) {
      parents.add(source.index());
    }
    Json author = call.world().caller().asAuthor();
    return Committing.commit(
        repository, to, new History.Written(message, call.now(), author, parents, files));
  }

  private static void deleteSource(Repository repository, Json pull) {
    String name = pull.text("source", "branch", "name");
    boolean here = pull.text("source", "repository", "uuid").equals(repository.uuid());
    if (here
        && repository.refs().branch(name) != null
        && !name.equals(repository.mainBranchName())) {
      repository.historyToWrite().deleteBranch(name);
    }
  }

  private static Json closed(Call call, String state) {
    String now = call.now();
    return Json.object()
        .put("state", state)
        .put("queued", false)
        .put("draft", false)
        .put("closed_by", call.caller())
        .put("closed_on", now)
        .put("updated_on", now);
  }

  private void close(Call call, Json pull, Json changes) {
    pulls.change(call, pull, changes);
    String state = changes.text("state").toLowerCase(Locale.ROOT);
    Json told = Json.object().put("status", Json.object().put("old", "open").put("new", state));
    Json update = PullRequestWrites.update(pull.with(changes), told).set("author", call.caller());
    Activity.record(call.pullRequest(), "update", update);
  }

  /** Where the state of the merge is told, which is that it is pending, once. */
  private Answer queued(Call call, PullRequest pull) {
    String task = call.world().overlay().uuid().replaceAll("[{}]", "");
    call.world().overlay().setContent(pull.place() + "/merge/" + task, new MergeTask());
    return Answer.empty(202).with("Location", call.base() + path(call, task));
  }

  private static String path(Call call, String task) {
    return "/2.0" + call.pullRequest().path() + "/merge/task-status/" + task;
  }

  /** How often somebody has asked. */
  private static final class MergeTask {
    private final AtomicInteger polls = new AtomicInteger();

    boolean isPending() {
      return polls.getAndIncrement() == 0;
    }
  }

  private Answer mergeStatus(Call call) {
    PullRequest pull = call.pullRequest();
    String id = call.variable("task_id");
    MergeTask task = call.world().overlay().content(MergeTask.class, pull.place() + "/merge/" + id);
    if (task == null) {
      throw ApiError.badRequest("The task " + id + " is not of this pull request.");
    }
    boolean pending = task.isPending();
    Json status =
        Json.object()
            .put("task_status", pending ? "PENDING" : "SUCCESS")
            .put("links", Json.object().put("self", Json.link(call.base() + path(call, id))));
    if (!pending) {
      status.put("merge_result", pull.current(true));
    }
    return Answer.json(200, status, call.fields());
  }

  private Answer decline(Call call) {
    Json pull = open(call);
    close(call, pull, closed(call, "DECLINED"));
    return Answer.json(200, pulls.find(call), call.fields());
  }

  private Answer say(Call call, String state) {
    Json pull = open(call);
    Json user = call.caller();
    String now = call.now();
    Json changes =
        Json.object()
            .put("participants", Participants.with(pull, user, state, now))
            .put("updated_on", now);
    pulls.change(call, pull, changes);
    String kind = state.equals("approved") ? "approval" : "changes_request";
    Json inner =
        Json.object()
            .put("date", now)
            .put("user", user)
            .put("pullrequest", call.pullRequest().embedded());
    Activity.record(call.pullRequest(), kind, inner);
    Json participant = Participants.of(pulls.find(call), user.text("uuid"));
    return Answer.json(200, Objects.requireNonNull(participant), call.fields());
  }

  private Answer unsay(Call call, String state) {
    Json pull = open(call);
    Json user = call.caller();
    Json participant = Participants.of(pull, user.text("uuid"));
    if (participant == null || !state.equals(participant.get("state"))) {
      throw ApiError.notFound("You have not said so about this pull request.");
    }
    String now = call.now();
    Json changes =
        Json.object()
            .put("participants", Participants.with(pull, user, null, now))
            .put("updated_on", now);
    pulls.change(call, pull, changes);
    return Answer.empty(204);
  }
}
