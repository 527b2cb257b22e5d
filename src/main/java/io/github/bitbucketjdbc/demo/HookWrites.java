package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.List;

/** Webhooks of repositories and of the workspace. */
final class HookWrites {
  private HookWrites() {}

  static List<Route> routes(List<Route> reads) {
    List<Route> routes = new ArrayList<>();
    for (String parent : List.of(REPOSITORY, WORKSPACE)) {
      routes.addAll(
          new Resource(parent + "/hooks", "webhook", "uuid")
              .form(
                  new Form()
                      .texts("url", "description", "secret")
                      .add(Form.Kind.LIST, "events")
                      .add(Form.Kind.FLAG, "active", "skip_cert_verification")
                      .required("url", "events"))
              .post(HookWrites::hook)
              .put((call, row, values) -> shown(values))
              .delete()
              .routes(reads));
    }
    return routes;
  }

  private static Json hook(Call call, Json values) {
    boolean ofRepository = call.variables().containsKey("repo_slug");
    String uuid = call.world().overlay().uuid();
    String workspace = "/workspaces/" + call.world().workspace().slug();
    String path = ofRepository ? call.repository().path() : workspace;
    return Json.object()
        .put("type", "webhook_subscription")
        .put("uuid", uuid)
        .put("description", "")
        .put("url", "")
        .put("active", true)
        .put("skip_cert_verification", false)
        .put("events", List.of())
        .put("created_at", call.nowZulu())
        .put("subject_type", ofRepository ? "repository" : "workspace")
        .put(
            "subject",
            ofRepository ? call.repository().embedded() : call.world().workspace().embedded())
        .put("links", Links.self(path + "/hooks/" + Links.encoded(uuid)).json())
        .put("source", null)
        .put("read_only", false)
        .put("history_enabled", false)
        .put("secret_set", false)
        .with(shown(values));
  }

  /** The secret itself is never told, only whether there is one. */
  private static Json shown(Json values) {
    String url = values.text("url");
    if (values.has("url") && !url.startsWith("http://") && !url.startsWith("https://")) {
      throw ApiError.invalid("url", "Enter a valid URL.");
    }
    if (values.get("events") instanceof List<?> events && events.isEmpty()) {
      throw ApiError.invalid("events", "At least one event is needed.");
    }
    Json shown = Json.object();
    for (int i = 0; i < values.size(); i++) {
      if (values.name(i).equals("secret")) {
        shown.put("secret_set", !values.text("secret").isEmpty());
      } else {
        shown.put(values.name(i), values.value(i));
      }
    }
    return shown;
  }
}
