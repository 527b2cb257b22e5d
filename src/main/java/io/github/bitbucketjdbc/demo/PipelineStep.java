package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;

/** A step of a pipeline run. */
record PipelineStep(Pipeline pipeline, int index) {
  private static final List<String> NAMES =
      List.of("Build and test", "Lint", "Package", "Deploy to staging");

  String uuid() {
    return pipeline.stepIds().uuid(index);
  }

  Dice dice() {
    return pipeline.dice().of(210).of(index);
  }

  private boolean isLast() {
    return index == pipeline.steps() - 1;
  }

  private String state() {
    String state = pipeline.state();
    return state.equals("IN_PROGRESS") && index > 0 ? "PENDING" : state;
  }

  boolean isCompleted() {
    return state().equals("COMPLETED");
  }

  String result() {
    return isLast() ? pipeline.result() : "SUCCESSFUL";
  }

  private int duration() {
    return Math.max(1, pipeline.duration() / Math.max(1, pipeline.steps()) - 2);
  }

  private long started() {
    long length = pipeline.duration() * Stamps.SECOND / Math.max(1, pipeline.steps());
    return pipeline.created() + 2 * Stamps.SECOND + index * length;
  }

  /** Nine digits of a second, and {@code maxTime} among names with underscores. */
  Json json() {
    Dice dice = dice();
    String state = state();
    Json step =
        Json.object()
            .put("type", "pipeline_step")
            .lazy("uuid", this::uuid)
            .put("name", NAMES.get(index % NAMES.size()))
            .put("run_number", 1)
            .lazy(
                "pipeline",
                () -> Json.object().put("type", "pipeline").put("uuid", pipeline.uuid()))
            .put("image", Json.object().put("name", "atlassian/default-image:4"))
            .put("maxTime", 120)
            .put("trigger", Json.object().put("type", "pipeline_step_trigger_automatic"))
            .put("setup_commands", Json.list(command("umask 000")))
            .put("script_commands", Json.list(command("./gradlew check"), command("echo \"done\"")))
            .put("teardown_commands", Json.list(command("echo \"Uploading metrics\"")))
            .lazy("state", () -> stateJson(state));
    if (!state.equals("PENDING")) {
      step.lazy("started_on", () -> Stamps.nanos(started(), dice.below(1, 1000)));
    }
    if (state.equals("COMPLETED")) {
      long completed = started() + duration() * Stamps.SECOND;
      step.lazy("completed_on", () -> Stamps.nanos(completed, dice.below(2, 1000)))
          .put("duration_in_seconds", duration())
          .put("build_seconds_used", duration());
    }
    return step;
  }

  private Json stateJson(String name) {
    Json state =
        Json.object()
            .put("type", "pipeline_step_state_" + name.toLowerCase(Locale.ROOT))
            .put("name", name);
    String stage = pipeline.stage();
    if (name.equals("COMPLETED")) {
      state.put(
          "result", Pipeline.withError(Pipeline.named("pipeline_step_state_completed_", result())));
    } else if (name.equals("IN_PROGRESS") && stage != null) {
      state.put("stage", Pipeline.named("pipeline_step_state_in_progress_", stage));
    }
    return state;
  }

  private static Json command(String text) {
    return Json.object().put("commandType", "user").put("name", text).put("command", text);
  }
}
