package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request on its way to a route: what was asked, of which workspace. */
record Call(
    World world,
    String base,
    String method,
    String rawPath,
    Query query,
    Map<String, String> variables,
    Body body,
    String accept) {

  String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no variable " + name);
    }
    return value;
  }

  @Nullable String parameter(String name) {
    return query.first(name);
  }

  /** The same call with the fields of its form as parameters, unless the address has them too. */
  Call withFormAsQuery() {
    List<Query.Parameter> all = new ArrayList<>(query.parameters());
    if (!body.isEmpty()) {
      for (Query.Parameter field : Query.parse(body.text()).parameters()) {
        if (!query.parameters().contains(field)) {
          all.add(field);
        }
      }
    }
    return new Call(world, base, method, rawPath, new Query(all), variables, body, accept);
  }

  FieldMask fields() {
    return FieldMask.parse(parameter("fields"));
  }

  /** The URL of this request with another query. */
  String url(String query) {
    return base + rawPath + (query.isEmpty() ? "" : "?" + query);
  }

  void checkWorkspace() {
    String wanted = variable("workspace");
    if (!world.workspace().isNamed(wanted)) {
      throw ApiError.notFound("No workspace with identifier '" + wanted + "'.");
    }
  }

  /** The repository of the path, unless it is missing, hidden or forbidden. */
  Repository repository() {
    checkWorkspace();
    String wanted = variable("repo_slug");
    Repository repository = world.findRepository(wanted);
    if (repository == null || world.options().isHidden(repository.slug())) {
      throw ApiError.notFound("Repository " + variable("workspace") + "/" + wanted + " not found");
    }
    if (world.options().isDenied(repository.slug())) {
      throw ApiError.missingScope("read:repository:bitbucket", List.of("read:user:bitbucket"));
    }
    return repository;
  }

  /** The project of the path, unless it is missing. */
  Project project() {
    checkWorkspace();
    String wanted = variable("project_key");
    Project project = world.projects().find(wanted);
    if (project == null) {
      throw ApiError.notFound("Project " + wanted + " not found");
    }
    return project;
  }

  /** The caller, as whom everything is written. */
  Json caller() {
    return world.caller().json();
  }

  /** A moment for what is written now. */
  String now() {
    return Stamps.core(world.overlay().now());
  }

  String nowZulu() {
    return Stamps.zulu(world.overlay().now());
  }

  /** Notes that this request has had an effect. */
  void changed(DemoChange.Kind kind) {
    world.overlay().record(this, kind);
  }

  Commit commit() {
    return repository().refs().resolve(variable("commit"));
  }

  PullRequest pullRequest() {
    Repository repository = repository();
    int index = number("pull_request_id") - 1;
    if (index < 0 || index >= repository.pullRequests()) {
      throw ApiError.notFound("Pull request " + variable("pull_request_id") + " not found");
    }
    return new PullRequest(repository, index);
  }

  Pipeline pipeline() {
    Repository repository = repository();
    String wanted = variable("pipeline_uuid");
    int index =
        wanted.matches("\\d{1,9}")
            ? Integer.parseInt(wanted) - 1
            : repository.pipelineIds().indexOfUuid(wanted);
    if (index < 0 || index >= repository.shape().pipelines()) {
      throw ApiError.notFound("Pipeline " + wanted + " not found");
    }
    return new Pipeline(repository, index);
  }

  PipelineStep step() {
    Pipeline pipeline = pipeline();
    String wanted = variable("step_uuid");
    int index = pipeline.stepIds().indexOfUuid(wanted);
    if (index < 0 || index >= pipeline.steps()) {
      throw ApiError.notFound("Step " + wanted + " not found");
    }
    return new PipelineStep(pipeline, index);
  }

  private int number(String variable) {
    String text = variable(variable);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
