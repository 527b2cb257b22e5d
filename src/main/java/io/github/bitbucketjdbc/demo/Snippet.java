package io.github.bitbucketjdbc.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snippet of the workspace. Its id is a text, whatever the specification says. */
record Snippet(World world, int index) {
  private static final String DIGITS = "ABCDEGKLMXyzbdegjkpr";
  private static final List<String> FILES =
      List.of(
          "rollback.sql", "{}", "README.md", "über uns.txt", "pad \"39a\".yml", "countdown.png");
  private static final int BARE = 5;

  /** Everybody has shared something, and some people twice. */
  static int count(World world) {
    return world.members() + 3;
  }

  /** Returns the snippet with an id, or null. */
  static @Nullable Snippet find(World world, String id) {
    for (int i = 0; i < count(world); i++) {
      Snippet snippet = new Snippet(world, i);
      if (snippet.id().equals(id)) {
        return snippet;
      }
    }
    return null;
  }

  Dice dice() {
    return world.dice().of(70).of(index);
  }

  String id() {
    if (index == 0) {
      return "kypj";
    }
    StringBuilder id = new StringBuilder();
    for (int rest = index + 4000; rest > 0; rest /= DIGITS.length()) {
      id.append(DIGITS.charAt(rest % DIGITS.length()));
    }
    return id.append(index).toString();
  }

  String path() {
    return "/snippets/" + world.workspace().slug() + "/" + id();
  }

  String page() {
    return "/" + world.workspace().slug() + "/workspace/snippets/" + id();
  }

  long created() {
    return Stamps.NOW - Stamps.DAY * (600 - index % 500) - dice().belowLong(1, Stamps.DAY);
  }

  int comments() {
    return index == 0 ? 12 : dice().below(2, 4);
  }

  int commits() {
    return index == 0 ? 11 : 1 + dice().below(3, 3);
  }

  Ids commitIds() {
    return new Ids(dice(), 71);
  }

  /** Lists leave the files out; some snippets have none. */
  Json json(boolean full) {
    return embedded()
        .put("scm", "git")
        .lazy("owner", world::workspaceAsOwner)
        .lazy("creator", this::creator)
        .put("is_private", index % 3 != 1)
        .onlyFull(full, "files", this::files);
  }

  Json embedded() {
    return Json.object()
        .put("type", "snippet")
        .put("id", id())
        .put("title", index % 4 == 3 ? "" : Words.title(dice()))
        .put("created_on", Stamps.core(created()))
        .put("updated_on", Stamps.core(created() + dice().belowLong(4, Stamps.DAY)))
        .lazy("links", this::links);
  }

  private @Nullable Json creator() {
    Person person = world.anyone(dice());
    return person == null ? null : person.json();
  }

  private Json files() {
    Json files = Json.object();
    int count = index % 6 == BARE ? 0 : 1 + index % FILES.size();
    for (String name : FILES.subList(0, count)) {
      String encoded =
          Links.encoded(name).replace("\"", "%22").replace(" ", "%20").replace("ü", "%C3%BC");
      files.lazy(
          name,
          () ->
              Json.object()
                  .put(
                      "links",
                      Links.self(
                              path() + "/files/" + commitIds().hash(commits() - 1) + "/" + encoded)
                          .html(page() + "#file-" + encoded)
                          .json()));
    }
    return files;
  }

  private Json links() {
    return Links.self(path())
        .html(page())
        .api("comments", path() + "/comments")
        .api("commits", path() + "/commits")
        .api("watchers", path() + "/watchers")
        .json();
  }
}
