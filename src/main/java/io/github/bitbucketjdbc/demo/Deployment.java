package io.github.bitbucketjdbc.demo;

import java.util.Locale;

/** The deployment of what a pipeline made to an environment. */
record Deployment(Repository repository, int index) {
  private static final int PIPELINES_EACH = 3;

  static int count(Repository repository) {
    return repository.shape().pipelines() / PIPELINES_EACH;
  }

  static Ids ids(Repository repository) {
    return new Ids(repository.dice(), 320);
  }

  private Pipeline pipeline() {
    return new Pipeline(repository, index * PIPELINES_EACH);
  }

  /** The newest waits for somebody, and the one before is under way. */
  private String state() {
    int fromEnd = count(repository) - 1 - index;
    return fromEnd == 0 ? "UNDEPLOYED" : fromEnd == 1 ? "IN_PROGRESS" : "COMPLETED";
  }

  /** {@code last_update_time} and the times of the state are absent until there is one. */
  Json json() {
    Pipeline pipeline = pipeline();
    Json row =
        Json.object()
            .put("type", "deployment")
            .put("uuid", ids(repository).uuid(index))
            .put("number", index / 3 + 1)
            .put("key", "pipelines-" + pipeline.uuid())
            .put("version", 1)
            .put("state", stateJson())
            .put("environment", new Environment(repository, index % 3).json())
            .put("release", release("pipelines-" + pipeline.uuid()))
            .put("deployable", release("deployable-" + index))
            .put(
                "step",
                Json.object()
                    .put("type", "pipeline_step")
                    .put("uuid", pipeline.stepIds().uuid(pipeline.steps() - 1)));
    return state().equals("UNDEPLOYED")
        ? row
        : row.put("last_update_time", Stamps.zulu(started() + 5_063_638));
  }

  private long started() {
    return pipeline().created() + 30 * Stamps.SECOND;
  }

  private Json stateJson() {
    String name = state();
    Json state = Json.object().put("type", "deployment_state_" + name.toLowerCase(Locale.ROOT));
    state.put("name", name);
    if (name.equals("UNDEPLOYED")) {
      return state.put("trigger_url", page() + "#trigger");
    }
    state
        .put("url", page() + "/steps/" + Links.encoded(pipeline().stepIds().uuid(0)))
        .put("started_on", Stamps.zulu(started() / 10 * 10))
        .put("deployer", repository.world().person(index % repository.world().members()).json());
    if (name.equals("IN_PROGRESS")) {
      return state.put("status", null);
    }
    String result = index % 7 == 3 ? "FAILED" : "SUCCESSFUL";
    return state
        .put("completed_on", Stamps.nanos(started() + 5_063_638, 123))
        .put("status", Pipeline.named("deployment_state_completed_status_", result));
  }

  private String page() {
    return "https://bitbucket.org/"
        + repository.fullName()
        + "/addon/pipelines/home#!/results/"
        + (pipeline().index() + 1);
  }

  private Json release(String key) {
    Pipeline pipeline = pipeline();
    return Json.object()
        .put("type", "deployment_release")
        .put("uuid", new Ids(repository.dice(), key.startsWith("p") ? 321 : 322).uuid(index))
        .put("key", key)
        .put("name", "#" + (pipeline.index() + 1))
        .put("url", page())
        .put("pipeline", Json.object().put("type", "pipeline").put("uuid", pipeline.uuid()))
        .put("commit", pipeline.commit().reference())
        .put("created_on", Stamps.zulu(pipeline.created()));
  }
}
