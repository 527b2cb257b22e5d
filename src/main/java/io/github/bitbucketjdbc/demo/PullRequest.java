package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pull request; its id is its number in the repository. */
record PullRequest(Repository repository, int index, Dice dice) {
  /** Number 17, which every repository that is large enough has merged. */
  private static final int WEBHOOK = 16;

  static final Set<String> ONLY_IN_FULL = Set.of("rendered", "reviewers", "participants");

  private static final String ODD_BRANCH = "odd/a@b\"c#d&e|f;g%h";

  PullRequest(Repository repository, int index) {
    this(repository, index, repository.dice().of(100).of(index));
  }

  int id() {
    return index + 1;
  }

  /** Whether it was written, and so nothing about it is invented. */
  boolean isNew() {
    return index >= repository.shape().pullRequests();
  }

  /** Where everything that is written to it belongs. */
  String place() {
    return repository.place() + "/pullrequests/" + id();
  }

  /** The pull request with all that was written to it. */
  Json current(boolean full) {
    Edits edits = repository.world().overlay().find(repository.place() + "/pullrequests");
    if (edits == null) {
      return json(full);
    }
    Json own = edits.created(Integer.toString(id()));
    if (own != null) {
      return full ? own : own.hiding(ONLY_IN_FULL);
    }
    return Objects.requireNonNull(edits.current(json(full)));
  }

  private Commit writtenCommit(String end) {
    return repository.refs().commit(current(true).text(end, "commit", "hash"));
  }

  String path() {
    return repository.path() + "/pullrequests/" + id();
  }

  /** The latest fifth is mostly open; of the older ones a few were forgotten. */
  String state() {
    boolean recent = index > repository.shape().pullRequests() * 4L / 5;
    int roll = dice.below(1, 100);
    if (index != WEBHOOK && roll < (recent ? 50 : 6)) {
      return "OPEN";
    }
    int outcome = dice.below(2, 100);
    return outcome < 78 ? "MERGED" : outcome < 94 ? "DECLINED" : "SUPERSEDED";
  }

  boolean isOpen() {
    return state().equals("OPEN");
  }

  long created() {
    return repository.pullRequestTimes().at(index, dice);
  }

  /** Of each forty, two were updated within the same millisecond. */
  long updated() {
    if (index % 40 == 20 && index + 1 < repository.shape().pullRequests()) {
      return sharedMillisecond(new PullRequest(repository, index + 1)) + 123;
    }
    if (index % 40 == 21) {
      return sharedMillisecond(this) + 456;
    }
    long created = created();
    if (isOpen()) {
      return created + dice.belowLong(3, Math.max(1, Stamps.NOW - created));
    }
    long days = dice.belowLong(4, 12) * dice.belowLong(5, 3);
    long life = Stamps.HOUR / 2 + days * Stamps.DAY + dice.belowLong(6, Stamps.DAY);
    long possible = Stamps.NOW - created;
    return created + (life < possible ? life : possible * (10 + dice.below(25, 80)) / 100);
  }

  /** Merging is nearly the last thing that happens to one, and takes place at a whole second. */
  private long merged() {
    long life = Math.max(0, updated() - created());
    long micros = created() + life * 95 / 100;
    return micros / 1_000_000 * 1_000_000 + 1_000_000;
  }

  private static long sharedMillisecond(PullRequest later) {
    return Math.min(Stamps.NOW - 999, later.created() + 2 * Stamps.HOUR) / 1000 * 1000;
  }

  String title() {
    if (index == WEBHOOK) {
      return "Retry the launch webhook when the pad answers 503";
    }
    boolean showcase = repository.index() == 0 && index >= 30 && index < 44;
    return showcase || index % 13 == 4
        ? Words.oddTitle(Math.floorMod(index - 30, 1000))
        : Words.title(dice.of(7));
  }

  String description() {
    return index == WEBHOOK
        ? "The pad answers 503 while it is fuelling.\n\nTries again with growing pauses."
        : Words.description(dice.of(8));
  }

  /** Null when the account was deleted for good. */
  @Nullable Person author() {
    World world = repository.world();
    return switch (index % 57) {
      case 24 -> null;
      case 27 -> world.person(world.members());
      case 32 -> world.person(world.members() + 1);
      default -> world.anyone(dice);
    };
  }

  boolean isFromFork() {
    return dice.chance(9, 8) || index % 53 == 22 || index % 53 == 9;
  }

  /** Nobody can say any more where it came from, as the fork is gone. */
  boolean isFromDeletedFork() {
    return isFromFork() && (index % 53 == 22 || dice.chance(10, 40)) && index % 53 != 9;
  }

  String sourceBranch() {
    if (index == WEBHOOK) {
      return "feature/ROCK-217-webhook-retry";
    }
    return index % 29 == 11 ? ODD_BRANCH : Words.branch(dice.of(7));
  }

  String destinationBranch() {
    int roll = dice.below(12, 10);
    return roll < 8 ? "main" : roll == 8 ? "develop" : "release/10.0";
  }

  /** Open ones have their branch, and some merged ones left it behind. */
  boolean leavesBranch() {
    return !isFromFork() && (isOpen() || (state().equals("MERGED") && dice.chance(13, 35)));
  }

  @Nullable Person closedBy() {
    if (isOpen()) {
      return null;
    }
    World world = repository.world();
    return world.person(dice.below(14, world.members()));
  }

  Commit commit(int behind) {
    if (isNew()) {
      return writtenCommit(behind < 3 ? "source" : "destination");
    }
    long commits = repository.shape().commits();
    long at = commits * (index + 1) / (repository.shape().pullRequests() + 1) - behind;
    return new Commit(repository, (int) Math.max(0, at));
  }

  int comments() {
    if (isNew()) {
      return 0;
    }
    RepositoryShape shape = repository.shape();
    return shape.varies() ? dice.below(15, shape.comments() + 1) : shape.comments();
  }

  int visibleComments() {
    int visible = 0;
    for (int i = 0; i < comments(); i++) {
      visible += new PullRequestComment(this, i).isDeleted() ? 0 : 1;
    }
    return visible;
  }

  int openTasks() {
    return isNew() || dice.chance(16, 70) ? 0 : dice.below(17, 4);
  }

  /** Newest first: one to three commits. */
  List<Commit> commits() {
    if (isNew()) {
      return Walk.between(commit(3), commit(1));
    }
    return IntStream.rangeClosed(1, 1 + dice.below(25, 3))
        .mapToObj(this::commit)
        .distinct()
        .toList();
  }

  List<Review> reviews() {
    return Review.of(this);
  }

  /** The pull request as its own resource, or as an element of a list, which lacks some fields. */
  Json json(boolean full) {
    return Json.object()
        .lazy("comment_count", this::visibleComments)
        .lazy("task_count", this::openTasks)
        .put("type", "pullrequest")
        .put("id", id())
        .lazy("title", this::title)
        .lazy("description", this::description)
        .onlyFull(full, "rendered", this::rendered)
        .lazy("state", this::state)
        .lazy("draft", () -> isOpen() && dice.chance(18, 20))
        .lazy("queued", () -> isOpen() && dice.chance(19, 3))
        .lazy("merge_commit", () -> state().equals("MERGED") ? commit(0).merging(merged()) : null)
        .lazy("close_source_branch", () -> dice.chance(20, 60))
        .lazy("closed_by", () -> user(closedBy()))
        .lazy("author", () -> user(author()))
        .lazy("reason", this::reason)
        .lazy("created_on", () -> Stamps.core(created()))
        .lazy("updated_on", () -> Stamps.core(updated()))
        .lazy("destination", this::destination)
        .lazy("source", this::source)
        .onlyFull(
            full,
            "reviewers",
            () ->
                reviews().stream()
                    .filter(Review::wasAsked)
                    .map(review -> (Object) review.person().json())
                    .toList())
        .onlyFull(
            full,
            "participants",
            () -> reviews().stream().map(review -> (Object) review.json()).toList())
        .lazy("links", () -> PullRequestLinks.all(this))
        .lazy("summary", () -> Json.rendered(description()));
  }

  /** The pull request inside comments and pipelines. */
  Json embedded() {
    return Json.object()
        .put("type", "pullrequest")
        .put("id", id())
        .lazy("title", () -> current(false).get("title"))
        .lazy("draft", () -> current(false).get("draft"))
        .lazy("links", () -> PullRequestLinks.core(this).json());
  }

  private String reason() {
    return state().equals("DECLINED") && dice.chance(21, 60) ? Words.text(dice.of(22)) : "";
  }

  private Json rendered() {
    return Json.object()
        .put("title", Json.rendered(title()))
        .put("description", Json.rendered(description()))
        .put("reason", Json.rendered(reason()));
  }

  private Json destination() {
    return Json.object()
        .put("branch", Json.object().put("name", destinationBranch()))
        .lazy("commit", () -> commit(3).abbreviated())
        .lazy("repository", repository::embedded);
  }

  private Json source() {
    boolean lost = isFromDeletedFork();
    return Json.object()
        .put("branch", Json.object().put("name", sourceBranch()))
        .lazy("commit", () -> lost ? null : commit(1).abbreviated())
        .lazy("repository", () -> lost ? null : isFromFork() ? fork() : repository.embedded());
  }

  private Json fork() {
    World world = repository.world();
    Person owner = world.person(dice.below(23, world.members()));
    String name = owner.asciiName() + "/" + repository.slug();
    String uuid = new Ids(repository.dice(), 53).uuid(owner.index());
    return Json.object()
        .put("type", "repository")
        .put("full_name", name)
        .put("links", Links.self("/repositories/" + name).html("/" + name).json())
        .put("name", repository.slug())
        .put("uuid", uuid);
  }

  private static @Nullable Json user(@Nullable Person person) {
    return person == null ? null : person.json();
  }
}
