package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An environment to which releases are deployed. */
record Environment(Repository repository, int index) {
  private static final List<String> NAMES =
      List.of("Test", "Staging", "Production", "Old simulator");

  /** Only repositories with pipelines have any. */
  static List<Json> all(Repository repository) {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (repository.shape().pipelines() == 0 ? 0 : NAMES.size()); i++) {
      rows.add(new Environment(repository, i).json());
    }
    return rows;
  }

  String uuid() {
    return new Ids(repository.dice(), 323).uuid(index);
  }

  /** The type is an object, whose name may be empty. */
  Json json() {
    String name = NAMES.get(index);
    boolean hidden = index == NAMES.size() - 1;
    Json type =
        hidden
            ? Json.object().put("name", "")
            : Json.object()
                .put("type", "deployment_environment_type")
                .put("name", name)
                .put("rank", index);
    return Json.object()
        .put("type", "deployment_environment")
        .put("uuid", uuid())
        .put("name", name)
        .put("slug", name.toLowerCase(Locale.ROOT).replace(' ', '-'))
        .put("environment_type", type)
        .put("category", Json.object().put("name", hidden ? "Test" : name))
        .put("rank", index)
        .put("hidden", hidden)
        .put("lock", lock())
        .put(
            "restrictions",
            Json.object()
                .put("type", "deployment_restrictions_configuration")
                .put("admin_only", index == 2))
        .put("environment_lock_enabled", true)
        .put("deployment_gate_enabled", false);
  }

  private Json lock() {
    if (index != 1) {
      return Json.object().put("type", "deployment_environment_lock_open").put("name", "OPEN");
    }
    return Json.object()
        .put("type", "deployment_environment_lock_locked")
        .put("name", "LOCKED")
        .put("triggerer", Json.object().put("pipeline_uuid", new Pipeline(repository, 0).uuid()));
  }

  /** The variables of the environment with a UUID. */
  static List<Json> variables(Repository repository, String uuid) {
    int index = new Ids(repository.dice(), 323).indexOfUuid(uuid);
    if (index < 0 || index >= all(repository).size()) {
      throw ApiError.notFound("Environment " + uuid + " not found");
    }
    Ids ids = new Ids(repository.dice().of(324), index);
    return index == 3
        ? List.of()
        : List.of(
            PipelineSettings.variable(ids.uuid(0), "PAD", NAMES.get(index), false),
            PipelineSettings.variable(ids.uuid(1), "PASSWORD", "", true));
  }
}
