package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;

/** What a repository whose pipelines are switched on has set up for them. */
record PipelineSettings(Repository repository) {

  private boolean isOff() {
    return repository.shape().pipelines() == 0;
  }

  private String uuid(int kind, int index) {
    return new Ids(repository.dice(), 310 + kind).uuid(index);
  }

  /** A secured one has no {@code value}; only newer ones say whether Bitbucket made them. */
  static Json variable(String uuid, String key, String value, boolean secured) {
    Json row =
        Json.object()
            .put("type", "pipeline_variable")
            .put("uuid", uuid)
            .put("key", key)
            .put("secured", secured);
    return secured ? row : row.put("value", value);
  }

  List<Json> variables() {
    return isOff()
        ? List.of()
        : List.of(
            variable(uuid(0, 0), "AWS_REGION", "eu-central-1", false).put("system", false),
            variable(uuid(0, 1), "API_TOKEN", "", true),
            variable(uuid(0, 2), "EMPTY", "", false),
            variable(uuid(0, 3), "MESSAGE", "a \"quoted\"\nline & more", false));
  }

  List<Json> caches() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (isOff() ? 0 : 2); i++) {
      Pipeline pipeline = new Pipeline(repository, i);
      Json row =
          Json.object()
              .put("type", "pipeline_cache")
              .put("uuid", uuid(1, i))
              .put("name", i == 0 ? "maven" : "gradle-wrapper")
              .put("pipeline_uuid", pipeline.uuid())
              .put("step_uuid", pipeline.stepIds().uuid(0))
              .put("path", i == 0 ? "~/.m2/repository" : "~/.gradle/wrapper")
              .put("file_size_bytes", i == 0 ? 3_221_225_472L : 132_770_816L)
              .put("created_on", Stamps.zulu(pipeline.created() + Stamps.HOUR));
      rows.add(i == 0 ? row : row.put("key_hash", "6a8f4fbb2a1d"));
    }
    return rows;
  }

  /** One that never registered knows neither its version nor when its state changed. */
  List<Json> runners() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (isOff() ? 0 : 2); i++) {
      Json state = Json.object().put("type", "pipeline_runner_state");
      if (i == 0) {
        state
            .put("status", "ONLINE")
            .put("version", Json.object().put("version", "3.14.0").put("current", "3.15.2"))
            .put("updated_on", Stamps.zulu(Stamps.NOW - Stamps.HOUR + 120_000))
            .put("cordoned", false);
      } else {
        state.put("status", "UNREGISTERED");
      }
      rows.add(
          Json.object()
              .put("type", "pipeline_runner")
              .put("uuid", uuid(2, i))
              .put("name", "pad-39a runner " + i)
              .put("labels", Json.list("self.hosted", "linux"))
              .put("state", state)
              .put("created_on", Stamps.nanos(Stamps.NOW - 90 * Stamps.DAY, 77))
              .put("updated_on", Stamps.zulu(Stamps.NOW - 80 * Stamps.DAY))
              .put(
                  "oauth_client",
                  Json.object()
                      .put("id", "client-" + repository.index() + "-" + i)
                      .put("token_endpoint", "https://auth.rockets.example/oauth/token")
                      .put("audience", "api.rockets.example")));
    }
    return rows;
  }

  List<Json> schedules() {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (isOff() ? 0 : 2); i++) {
      Json target =
          Json.object()
              .put("type", "pipeline_ref_target")
              .put("ref_type", "branch")
              .put("ref_name", "main")
              .put(
                  "selector",
                  i == 0
                      ? Json.object().put("type", "custom").put("pattern", "nightly-checks")
                      : Json.object().put("type", "default"));
      if (i == 1) {
        target.put("commit", new Commit(repository, 0).reference());
      }
      Json row =
          Json.object()
              .put("type", "pipeline_schedule")
              .put("uuid", uuid(3, i))
              .put("enabled", i == 0)
              .put("target", target)
              .put("cron_pattern", i == 0 ? "0 0 3 * * ? *" : "0 30 12 ? * MON *")
              .put("created_on", Stamps.zulu(Stamps.NOW - 200 * Stamps.DAY + 250_000));
      rows.add(i == 0 ? row.put("updated_on", Stamps.zulu(Stamps.NOW - Stamps.DAY)) : row);
    }
    return rows;
  }

  /** Every fifth failed, and then has an error instead of a run. */
  List<Json> executions(String scheduleUuid) {
    int schedule = isOff() ? -1 : new Ids(repository.dice(), 313).indexOfUuid(scheduleUuid);
    if (schedule < 0 || schedule > 1) {
      throw ApiError.notFound("Schedule " + scheduleUuid + " not found");
    }
    List<Json> rows = new ArrayList<>();
    int count = schedule == 0 ? Math.min(12, repository.shape().pipelines()) : 0;
    for (int i = 0; i < count; i++) {
      rows.add(i % 5 == 4 ? failed() : executed(new Pipeline(repository, i)));
    }
    return rows;
  }

  private static Json executed(Pipeline pipeline) {
    return Json.object()
        .put("type", "pipeline_schedule_execution_executed")
        .put(
            "pipeline",
            Json.object()
                .put("type", "pipeline")
                .put("uuid", pipeline.uuid())
                .put("build_number", pipeline.index() + 1));
  }

  private static Json failed() {
    return Json.object()
        .put("type", "pipeline_schedule_execution_errored")
        .put(
            "error",
            Json.object()
                .put("type", "pipeline_error")
                .put("key", "result-service.pipeline.yml-not-found")
                .put("message", "There is no bitbucket-pipelines.yml on \"main\""));
  }

  List<Json> knownHosts() {
    return isOff()
        ? List.of()
        : List.of(
            Json.object()
                .put("type", "pipeline_known_host")
                .put("uuid", uuid(4, 0))
                .put("hostname", "[pad39a.rockets.example]:7999")
                .put(
                    "public_key",
                    Json.object()
                        .put("type", "pipeline_ssh_public_key")
                        .put("key_type", "ssh-ed25519")
                        .put("key", "AAAAC3NzaC1lZDI1NTE5AAAAIPad39a")
                        .put("md5_fingerprint", "0c:1d:2e:3f:40:51:62:73")
                        .put("sha256_fingerprint", "SHA256:pad39a/launch+control")));
  }
}
