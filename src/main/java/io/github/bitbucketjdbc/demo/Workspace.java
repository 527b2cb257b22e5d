package io.github.bitbucketjdbc.demo;

/** The workspace. */
record Workspace(String slug, String name, String uuid) {

  /** Whether a path means this workspace; {@code {}} leaves it to the UUID that follows. */
  boolean isNamed(String slugOrUuid) {
    return slugOrUuid.equals("{}") || slug.equals(slugOrUuid) || uuid.equals(slugOrUuid);
  }

  /** The workspace as its own resource. */
  Json json() {
    return Json.object()
        .put("type", "workspace")
        .put("uuid", uuid)
        .put("name", name)
        .put("slug", slug)
        .put("is_private", false)
        .put("is_privacy_enforced", false)
        .put("forking_mode", "allow_forks")
        .put("created_on", "2018-12-02T06:49:58.468988+00:00")
        .lazy(
            "links",
            () ->
                links()
                    .api("members", "/workspaces/" + slug + "/members")
                    .api("projects", "/workspaces/" + slug + "/projects")
                    .api("repositories", "/repositories/" + slug)
                    .api("hooks", "/workspaces/" + slug + "/hooks")
                    .api("snippets", "/snippets/" + slug)
                    .json());
  }

  Json embedded() {
    return Json.object()
        .put("type", "workspace")
        .put("uuid", uuid)
        .put("name", name)
        .put("slug", slug)
        .lazy("links", () -> links().json());
  }

  /**
   * A row of {@code /user/workspaces}, which since 16 January 2026 says who administers what but
   * not what it is called.
   */
  Json access() {
    Json base =
        Json.object()
            .put("type", "workspace_base")
            .put("uuid", uuid)
            .put("slug", slug)
            .lazy(
                "links",
                () ->
                    Links.self("/workspaces/" + slug)
                        .site("avatar", "/workspaces/" + slug + "/avatar/")
                        .json());
    return Json.object()
        .put("type", "workspace_access")
        .put("administrator", true)
        .put("workspace", base);
  }

  private Links links() {
    return Links.self("/workspaces/" + slug)
        .html("/" + slug + "/")
        .site("avatar", "/workspaces/" + slug + "/avatar/?ts=1543733398");
  }
}
