package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Starts and stops pipelines. */
final class PipelineWrites {
  private static final String LIST = REPOSITORY + "/pipelines";
  private static final String SCOPE = "pipeline:write";

  private final Resource pipelines =
      new Resource(LIST, SCOPE, "uuid", "build_number")
          .form(
              new Form()
                  .texts("target.type", "target.ref_name", "target.commit.hash")
                  .choice("target.ref_type", "branch", "tag", "named_branch", "bookmark")
                  .add(Form.Kind.OBJECT, "target.selector", "target.commit")
                  .add(Form.Kind.LIST, "variables")
                  .required("target"))
          .post(this::start)
          .thenAdd(this::addStep);
  private final Resource steps = new Resource(LIST + "/{pipeline_uuid}/steps", SCOPE, "uuid");

  private PipelineWrites() {}

  static List<Route> routes(List<Route> reads) {
    PipelineWrites writes = new PipelineWrites();
    List<Route> routes = new ArrayList<>(writes.pipelines.routes(reads));
    writes.steps.routes(reads);
    String stop = LIST + "/{pipeline_uuid}/stopPipeline";
    routes.add(new Route("POST", stop, SCOPE, writes::stop));
    return routes;
  }

  /** It waits for a runner and, as nothing ever runs here, goes on to do so. */
  private Json start(Call call, Json values) {
    Repository repository = call.repository();
    String uuid = call.world().overlay().uuid();
    Long wanted = call.world().overlay().content(Long.class, repository.place() + "/build_number");
    long number =
        wanted == null
            ? pipelines.nextNumber(call, 1)
            : pipelines.nextNumber(call, wanted - repository.shape().pipelines());
    boolean variables = values.get("variables") instanceof List<?> list && !list.isEmpty();
    String path = repository.path() + "/pipelines/" + Links.encoded(uuid);
    return Json.object()
        .put("type", "pipeline")
        .put("uuid", uuid)
        .put("build_number", number)
        .put("run_number", 1)
        .put("state", state("pipeline_state_", "PENDING"))
        .put("target", target(repository, (Json) Objects.requireNonNull(values.get("target"))))
        .put("trigger", Pipeline.named("pipeline_trigger_", "MANUAL"))
        .put("created_on", call.nowZulu())
        .put("creator", call.caller())
        .put("expired", false)
        .put("has_variables", variables)
        .put("labels", Json.object())
        .put("repository", repository.embedded())
        .put("links", Links.self(path).api("steps", path + "/steps/").json());
  }

  private static Json state(String prefix, String name) {
    return Pipeline.named(prefix, name);
  }

  private static Json target(Repository repository, Json wanted) {
    String ref = wanted.text("ref_name");
    String hash = wanted.text("commit", "hash");
    if (ref.isEmpty() && hash.isEmpty()) {
      throw ApiError.invalid("target", "a ref_name or a commit is expected");
    }
    String revision = hash.isEmpty() ? ref : hash;
    Commit commit;
    try {
      commit = repository.refs().resolve(revision);
    } catch (ApiError unknown) {
      throw ApiError.invalid("target", "not found: " + revision);
    }
    Json target =
        Json.object().put("type", ref.isEmpty() ? "pipeline_commit_target" : "pipeline_ref_target");
    if (!ref.isEmpty()) {
      target
          .put("ref_type", wanted.has("ref_type") ? wanted.get("ref_type") : "branch")
          .put("ref_name", ref);
    }
    Object selector = wanted.get("selector");
    return target
        .put("selector", selector == null ? Json.object().put("type", "default") : selector)
        .put("commit", commit.reference());
  }

  private void addStep(Call call, Json pipeline) {
    String uuid = pipeline.text("uuid");
    call.variables().put("pipeline_uuid", uuid);
    steps.add(
        call,
        Json.object()
            .put("type", "pipeline_step")
            .put("uuid", call.world().overlay().uuid())
            .put("name", "Build and test")
            .put("run_number", 1)
            .put("pipeline", Json.object().put("type", "pipeline").put("uuid", uuid))
            .put("image", Json.object().put("name", "atlassian/default-image:4"))
            .put("maxTime", 120)
            .put("trigger", Json.object().put("type", "pipeline_step_trigger_automatic"))
            .put("setup_commands", List.of())
            .put("script_commands", List.of())
            .put("teardown_commands", List.of())
            .put("state", state("pipeline_step_state_", "PENDING")));
  }

  private Answer stop(Call call) {
    Json pipeline = pipelines.find(call);
    if ("COMPLETED".equals(pipeline.at("state", "name"))) {
      throw ApiError.badRequest("The pipeline has completed already.");
    }
    call.variables().put("pipeline_uuid", pipeline.text("uuid"));
    String now = call.nowZulu();
    pipelines.change(call, pipeline, stopped("pipeline_state_", now));
    Rows rows = steps.rows(call);
    for (int i = 0; i < rows.size(); i++) {
      if (!"COMPLETED".equals(rows.row(i).at("state", "name"))) {
        steps.change(call, rows.row(i), stopped("pipeline_step_state_", now));
      }
    }
    return Answer.empty(204);
  }

  private static Json stopped(String prefix, String now) {
    Json state =
        state(prefix, "COMPLETED").put("result", Pipeline.named(prefix + "completed_", "STOPPED"));
    return Json.object().put("state", state).put("completed_on", now);
  }
}
