package io.github.bitbucketjdbc.demo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A repository of the workspace. */
final class Repository {
  private final World world;
  private final int index;
  private final RepositoryShape shape;
  private final Dice dice;
  private final String uuid;
  private final String fullName;
  private final Ids commitIds;
  private @Nullable Json embedded;

  Repository(World world, int index, RepositoryShape shape) {
    this(world, index, shape, world.dice().of(50).of(index));
  }

  /** A fork, whose commits are those of the repository from which it comes. */
  Repository(World world, int index, RepositoryShape shape, Repository origin) {
    this(world, index, shape, origin.dice);
  }

  private Repository(World world, int index, RepositoryShape shape, Dice dice) {
    this.world = world;
    this.index = index;
    this.shape = shape;
    this.dice = dice;
    uuid = world.repositoryIds().uuid(index);
    fullName = world.workspace().slug() + "/" + shape.slug();
    commitIds = new Ids(dice, 52);
  }

  World world() {
    return world;
  }

  int index() {
    return index;
  }

  RepositoryShape shape() {
    return shape;
  }

  String slug() {
    return shape.slug();
  }

  String fullName() {
    return fullName;
  }

  String path() {
    return "/repositories/" + fullName;
  }

  String uuid() {
    return uuid;
  }

  Dice dice() {
    return dice;
  }

  Ids pipelineIds() {
    return new Ids(dice, 51);
  }

  Ids commitIds() {
    return commitIds;
  }

  Timeline pullRequestTimes() {
    return Timeline.history(shape.pullRequests(), 5, shape.quietDays());
  }

  Timeline pipelineTimes() {
    return Timeline.history(shape.pipelines(), 2, shape.quietDays());
  }

  Timeline commitTimes() {
    return Timeline.history(shape.commits(), 2, shape.quietDays());
  }

  /** Where everything that is written to it belongs. */
  String place() {
    return "/repositories/" + world.workspace().slug() + "/" + uuid;
  }

  /** The commits, branches and tags that were written. */
  @Nullable History history() {
    return world.overlay().content(History.class, place());
  }

  History historyToWrite() {
    return world.overlay().content(History.class, place(), unused -> new History());
  }

  /** How many commits there are. */
  int commits() {
    History history = history();
    return shape.commits() + (history == null ? 0 : history.size());
  }

  /** How many pull requests there are. */
  int pullRequests() {
    Edits edits = world.overlay().find(place() + "/pullrequests");
    return shape.pullRequests() + (edits == null ? 0 : edits.everCreated());
  }

  /** The name of the main branch; null while there are no commits. */
  @Nullable String mainBranchName() {
    String chosen = world.overlay().content(String.class, place() + "/mainbranch");
    return chosen != null ? chosen : shape.commits() == 0 ? null : "main";
  }

  Refs refs() {
    return new Refs(this);
  }

  long created() {
    Timeline times =
        Timeline.until(Stamps.NOW - 1400 * Stamps.DAY, 1200, world.shape().repositories());
    return times.at(index, dice);
  }

  /**
   * The repository as its own resource, in which {@code parent} and {@code website} may be null.
   */
  Json json() {
    long updated = Stamps.NOW - dice.belowLong(1, 60 * Stamps.DAY);
    return Json.object()
        .put("type", "repository")
        .put("full_name", fullName())
        .lazy("links", this::links)
        .put("name", slug())
        .put("slug", slug())
        .put("description", shape.description())
        .put("scm", "git")
        .put(
            "website",
            dice.chance(2, 60)
                ? null
                : dice.chance(3, 70) ? "" : "https://rockets.example/" + slug())
        .lazy("owner", world::workspaceAsOwner)
        .lazy("workspace", () -> world.workspace().embedded())
        .put("is_private", dice.chance(4, 80))
        .lazy("project", () -> world.project(shape.project()).embedded())
        .put("fork_policy", dice.chance(5, 70) ? "no_public_forks" : "allow_forks")
        .lazy("created_on", () -> Stamps.core(created()))
        .put("updated_on", Stamps.core(updated))
        .put("size", size())
        .put("language", shape.language())
        .lazy("uuid", this::uuid)
        .lazy("mainbranch", this::mainBranch)
        .put(
            "override_settings",
            Json.object().put("default_merge_strategy", false).put("branching_model", false))
        .lazy("parent", this::parent)
        .put("enforced_signed_commits", null);
  }

  /** The repository inside other objects; more of it is there for whoever asks. */
  synchronized Json embedded() {
    if (embedded == null) {
      embedded = condensed().freeze();
    }
    return embedded;
  }

  private Json condensed() {
    return Json.object()
        .put("type", "repository")
        .put("full_name", fullName())
        .lazy("links", () -> coreLinks().json())
        .put("name", slug())
        .lazy("uuid", this::uuid)
        .hidden("slug", this::slug)
        .hidden("owner", world::workspaceAsOwner)
        .hidden("workspace", () -> world.workspace().embedded())
        .hidden("project", () -> world.project(shape.project()).embedded())
        .hidden("is_private", () -> dice.chance(4, 80))
        .hidden("mainbranch", this::mainBranch)
        .hidden("created_on", () -> Stamps.core(created()));
  }

  /** In bytes, and sometimes more than an int can hold. */
  private long size() {
    if (shape.commits() == 0) {
      return 0;
    }
    return dice.chance(6, 10) ? 5_914_367_910L : 20_000L + dice.below(7, 900_000_000);
  }

  private @Nullable Json mainBranch() {
    String name = mainBranchName();
    return name == null ? null : Json.object().put("name", name).put("type", "branch");
  }

  private @Nullable Json parent() {
    boolean fork = slug().equals("mobile-experiments") || (index % 10 == 9 && slug().endsWith("9"));
    return fork ? world.repository(index - 1).embedded() : null;
  }

  private Links coreLinks() {
    return Links.self(path())
        .html("/" + fullName())
        .link("avatar", "https://bytebucket.org/ravatar/" + Links.encoded(uuid()) + "?ts=default");
  }

  private Json links() {
    String clone = "https://bitbucket.org/" + fullName() + ".git";
    Links links = coreLinks();
    for (String below :
        Arrays.asList("pullrequests", "commits", "forks", "watchers", "downloads", "hooks")) {
      links.api(below, path() + "/" + below);
    }
    return links
        .api("branches", path() + "/refs/branches")
        .api("tags", path() + "/refs/tags")
        .api("source", path() + "/src")
        .put(
            "clone",
            Json.list(
                Json.object().put("name", "https").put("href", clone),
                Json.object()
                    .put("name", "ssh")
                    .put("href", "git@bitbucket.org:" + fullName() + ".git")))
        .json();
  }
}
