package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A pipeline run; its build number is its number in the repository. */
record Pipeline(Repository repository, int index, Dice dice) {
  private static final List<String> TRIGGERS =
      List.of("PUSH", "PUSH", "PUSH", "MANUAL", "SCHEDULED", "PARENT_STEP");
  private static final int UNFINISHED = 4;

  Pipeline(Repository repository, int index) {
    this(repository, index, repository.dice().of(200).of(index));
  }

  String uuid() {
    return repository.pipelineIds().uuid(index);
  }

  String path() {
    return repository.path() + "/pipelines/" + Links.encoded(uuid());
  }

  long created() {
    return repository.pipelineTimes().at(index, dice);
  }

  /** The latest few are waiting or running. */
  String state() {
    int fromEnd = repository.shape().pipelines() - 1 - index;
    if (fromEnd >= UNFINISHED || repository.shape().pipelines() < 2 * UNFINISHED) {
      return "COMPLETED";
    }
    return fromEnd == 0 ? "PENDING" : "IN_PROGRESS";
  }

  boolean isCompleted() {
    return state().equals("COMPLETED");
  }

  @Nullable String stage() {
    int fromEnd = repository.shape().pipelines() - 1 - index;
    return state().equals("IN_PROGRESS")
        ? List.of("", "RUNNING", "PAUSED", "HALTED").get(fromEnd)
        : null;
  }

  String result() {
    int roll = dice.below(1, 100);
    int failures = repository.shape().failurePercent();
    if (roll < failures) {
      return "FAILED";
    }
    return switch (dice.below(2, 40)) {
      case 0 -> "ERROR";
      case 1, 2 -> "STOPPED";
      case 3 -> "EXPIRED";
      default -> "SUCCESSFUL";
    };
  }

  int duration() {
    return 20 + dice.below(3, 1500);
  }

  int steps() {
    RepositoryShape shape = repository.shape();
    return shape.varies() ? 1 + dice.below(4, Math.max(1, shape.steps())) : shape.steps();
  }

  String trigger() {
    return dice.pick(5, TRIGGERS);
  }

  Ids stepIds() {
    return new Ids(dice, 201);
  }

  Commit commit() {
    long commits = repository.shape().commits();
    int at = (int) (commits * (index + 1) / (repository.shape().pipelines() + 1));
    return new Commit(repository, Math.max(0, at));
  }

  Json json() {
    Json pipeline =
        Json.object()
            .put("type", "pipeline")
            .lazy("uuid", this::uuid)
            .put("build_number", index + 1)
            .put("run_number", 1)
            .lazy("state", this::stateJson)
            .lazy("target", this::target)
            .lazy("trigger", this::triggerJson)
            .lazy("created_on", () -> Stamps.zulu(shaped(created(), index)));
    if (isCompleted()) {
      pipeline
          .lazy(
              "completed_on",
              () -> Stamps.zulu(shaped(created() + (duration() + 5) * Stamps.SECOND, index + 1)))
          .put("duration_in_seconds", duration())
          .put("build_seconds_used", duration() * steps());
    }
    if (!trigger().equals("SCHEDULED")) {
      World world = repository.world();
      pipeline.lazy("creator", () -> world.person(dice.below(6, world.members())).json());
    }
    return pipeline
        .put("expired", isCompleted() && result().equals("EXPIRED"))
        .put("has_variables", dice.chance(7, 10))
        .put("labels", Json.object())
        .put(
            "configuration_sources",
            Json.list(
                Json.object()
                    .put("source", "bitbucket-pipelines.yml")
                    .put("uri", "https://bitbucket.org/" + repository.fullName())))
        .lazy("repository", repository::embedded)
        .lazy("links", this::links);
  }

  /** Trailing zeros of the fraction are not written, so its length varies. */
  private static long shaped(long moment, int kind) {
    return switch (kind % 5) {
      case 0 -> moment / 1000 * 1000 + (moment / 1000 % 10 == 0 ? 1000 : 0);
      case 1 -> moment / 10 * 10;
      default -> moment;
    };
  }

  /** A result only when completed, a stage only in progress, neither while pending. */
  private Json stateJson() {
    String name = state();
    Json state =
        Json.object()
            .put("type", "pipeline_state_" + name.toLowerCase(Locale.ROOT))
            .put("name", name);
    String stage = stage();
    if (isCompleted()) {
      state.put("result", withError(named("pipeline_state_completed_", result())));
    } else if (stage != null) {
      state.put("stage", named("pipeline_state_in_progress_", stage));
    }
    return state;
  }

  /** Only errors, not failures, say what went wrong. */
  static Json withError(Json result) {
    return "ERROR".equals(result.get("name"))
        ? result.put(
            "error",
            Json.object()
                .put("type", "pipeline_error")
                .put("key", "plan-service.parse.syntax-error")
                .put("message", "The \"image\" in line 3 is not a text"))
        : result;
  }

  private Json target() {
    int roll = dice.below(8, 100);
    int pulls = repository.shape().pullRequests();
    if (roll < 25 && pulls > 0) {
      return pullRequestTarget(new PullRequest(repository, dice.below(9, pulls)));
    }
    if (roll < 35) {
      return Json.object()
          .put("type", "pipeline_commit_target")
          .put("selector", selector("custom", "nightly-checks"))
          .put("commit", commit().reference());
    }
    boolean tag = roll < 45 && repository.shape().tags() > 0;
    String name =
        tag ? repository.refs().tags().get(0) : roll < 80 ? "main" : Words.branch(dice.of(10));
    return Json.object()
        .put("type", "pipeline_ref_target")
        .put("ref_type", tag ? "tag" : "branch")
        .put("ref_name", name)
        .put(
            "selector",
            tag
                ? selector("tags", "v*")
                : name.equals("main")
                    ? selector("branches", "main")
                    : Json.object().put("type", "default"))
        .put("commit", commit().reference());
  }

  private static Json pullRequestTarget(PullRequest pull) {
    return Json.object()
        .put("type", "pipeline_pullrequest_target")
        .put("source", pull.sourceBranch())
        .put("destination", pull.destinationBranch())
        .put("destination_commit", pull.commit(3).abbreviated())
        .put("commit", pull.commit(1).reference())
        .put("selector", selector("pull-requests", "**"))
        .put("pullrequest", pull.embedded());
  }

  private static Json selector(String type, String pattern) {
    return Json.object().put("type", type).put("pattern", pattern);
  }

  private Json triggerJson() {
    return named("pipeline_trigger_", trigger());
  }

  static Json named(String prefix, String name) {
    return Json.object().put("type", prefix + name.toLowerCase(Locale.ROOT)).put("name", name);
  }

  private Json links() {
    return Links.self(path()).api("steps", path() + "/steps/").json();
  }
}
