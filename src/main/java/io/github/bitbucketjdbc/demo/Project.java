package io.github.bitbucketjdbc.demo;

/** A project of the workspace. */
record Project(World world, int index, String key, String name) {

  String uuid() {
    return world.projectIds().uuid(index);
  }

  Json json() {
    Dice dice = world.dice().of(40).of(index);
    long created = Stamps.NOW - Stamps.DAY * (2900 - index) - dice.below(1, 1_000_000);
    return Json.object()
        .put("type", "project")
        .put("key", key)
        .lazy("uuid", this::uuid)
        .put("name", name)
        .put("description", index % 3 == 2 ? "" : "What " + name + " is built from")
        .put("is_private", index % 2 == 0)
        .put("created_on", Stamps.core(created))
        .put("updated_on", Stamps.core(created + dice.belowLong(2, Stamps.DAY * 2000)))
        .put("has_publicly_visible_repos", index % 2 == 1)
        .lazy("owner", () -> world.workspaceAsOwner())
        .lazy("workspace", () -> world.workspace().embedded())
        .lazy(
            "links",
            () ->
                links()
                    .api(
                        "repositories",
                        "/repositories/"
                            + world.workspace().slug()
                            + "?q=project.key%3D%22"
                            + key
                            + "%22")
                    .json());
  }

  Json embedded() {
    return Json.object()
        .put("type", "project")
        .put("key", key)
        .lazy("uuid", this::uuid)
        .put("name", name)
        .lazy("links", () -> links().json());
  }

  private Links links() {
    String slug = world.workspace().slug();
    return Links.self("/workspaces/" + slug + "/projects/" + key)
        .html("/" + slug + "/workspace/projects/" + key)
        .site("avatar", "/account/user/" + slug + "/projects/" + key + "/avatar/32");
  }
}
