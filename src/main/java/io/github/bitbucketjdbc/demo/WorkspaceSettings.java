package io.github.bitbucketjdbc.demo;

import java.util.List;

/** Webhooks, variables and runners of the workspace. */
record WorkspaceSettings(World world) {
  private static final List<List<String>> EVENTS =
      List.of(
          List.of("repo:push", "pullrequest:created", "pullrequest:fulfilled"),
          List.of("pullrequest:approved"),
          List.of());
  private static final List<String> STATES = List.of("ONLINE", "OFFLINE", "DISABLED", "UNHEALTHY");

  int webhooks() {
    return 3;
  }

  int variables() {
    return 13;
  }

  int runners() {
    return 4;
  }

  Ids webhookIds() {
    return new Ids(world.dice(), 80);
  }

  Ids variableIds() {
    return new Ids(world.dice(), 81);
  }

  Ids runnerIds() {
    return new Ids(world.dice(), 82);
  }

  private String path() {
    return "/workspaces/" + world.workspace().slug();
  }

  /** The time has nine digits; {@code source} is null and {@code secret} is never told. */
  Json webhook(int index) {
    String uuid = webhookIds().uuid(index);
    return Json.object()
        .put("type", "webhook_subscription")
        .put("uuid", uuid)
        .put("description", index == 1 ? "" : "Range safety alarm " + (index + 1))
        .put("url", "https://hooks.rockets.example/bitbucket?pad=" + index + "&on=1")
        .put("active", index != 2)
        .put("skip_cert_verification", false)
        .put("events", EVENTS.get(index % EVENTS.size()))
        .put("created_at", Stamps.nanos(Stamps.NOW - Stamps.DAY * (90 + index) + 469_063, 524))
        .put("subject_type", "workspace")
        .lazy("subject", () -> world.workspace().embedded())
        .put("links", Links.self(path() + "/hooks/" + Links.encoded(uuid)).json())
        .put("source", null)
        .put("read_only", false)
        .put("history_enabled", index == 0)
        .put("secret_set", index == 0);
  }

  /** The value of a secured variable is missing. */
  Json variable(int index) {
    Json variable =
        Json.object()
            .put("type", "pipeline_variable")
            .put("uuid", variableIds().uuid(index))
            .put("key", index == 0 ? "PAD_TOKEN" : "PAD_" + index)
            .put("secured", index % 3 == 0);
    return index % 3 == 0 ? variable : variable.put("value", index == 1 ? "" : "T-" + index);
  }

  /** Runners that have never signed in have no version. */
  Json runner(int index) {
    long created = Stamps.NOW - Stamps.DAY * (40 + index);
    Json state =
        Json.object()
            .put("type", "pipeline_runner_state")
            .put("status", index == 3 ? "UNREGISTERED" : STATES.get(index % STATES.size()))
            .put("updated_on", Stamps.zulu(created + Stamps.DAY + 123_000))
            .put("cordoned", index == 1);
    if (index != 3) {
      state.put(
          "version",
          Json.object()
              .put("type", "pipeline_runner_version")
              .put("version", "3." + index + ".0")
              .put("current", "3.2.0"));
    }
    return Json.object()
        .put("type", "pipeline_runner")
        .put("uuid", runnerIds().uuid(index))
        .put("name", "pad-runner-" + index)
        .put("labels", Json.list("self.hosted", index % 2 == 0 ? "linux" : "macos"))
        .put("state", state)
        .put("created_on", Stamps.zulu(created))
        .put("updated_on", Stamps.zulu(created + Stamps.HOUR + 456_780))
        .put(
            "oauth_client",
            Json.object()
                .put("type", "pipeline_runner_oauth_client")
                .put("id", "client-" + index)
                .put("token_endpoint", "https://auth.rockets.example/oauth/token")
                .put("audience", "api.rockets.example"));
  }
}
