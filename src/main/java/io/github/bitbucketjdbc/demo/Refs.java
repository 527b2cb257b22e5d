package io.github.bitbucketjdbc.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The branches and tags of a repository. */
final class Refs {
  private static final List<String> FIXED =
      List.of(
          "main",
          "develop",
          "release/9.0",
          "release/10.0",
          "stale/2019-rewrite",
          "odd/a@b\"c#d&e|f;g%h",
          "user/Zoë/naïve+plus",
          "Feature/Case");
  private static final List<String> ODD_TAGS =
      List.of("v1.0.0", "odd-\"$;<&#=@!|.,/tag", "v1.9.0", "v1.10.0");

  private final Repository repository;

  Refs(Repository repository) {
    this.repository = repository;
  }

  /** A branch and where it points. */
  record Branch(String name, Commit head) {}

  /** First the lasting ones, then those of the latest pull requests, then forgotten ones. */
  List<Branch> branches() {
    int wanted = repository.shape().branches();
    Map<String, Branch> branches = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(wanted, FIXED.size()); i++) {
      branches.put(FIXED.get(i), new Branch(FIXED.get(i), lastingHead(i)));
    }
    int last = repository.shape().pullRequests() - 1;
    int scan = Math.max(0, last - 4 * wanted);
    for (int index = last; index >= scan && branches.size() < wanted; index--) {
      PullRequest pull = new PullRequest(repository, index);
      if (pull.leavesBranch()) {
        String name = pull.sourceBranch();
        branches.putIfAbsent(name, new Branch(name, pull.commit(1)));
      }
    }
    while (branches.size() < wanted) {
      String name = "stale/spike-" + branches.size();
      branches.put(name, new Branch(name, behind(90)));
    }
    History history = repository.history();
    if (history != null) {
      branches.keySet().removeIf(history::hasDeletedBranch);
      history
          .branches()
          .forEach(
              (name, commit) ->
                  branches.put(name, new Branch(name, new Commit(repository, commit))));
    }
    return List.copyOf(branches.values());
  }

  /** The branch of a name, or null. */
  @Nullable Branch branch(String name) {
    return branches().stream()
        .filter(branch -> branch.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The tags as they are now. */
  List<Json> tagRows() {
    History history = repository.history();
    List<String> computed = tags();
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < computed.size(); i++) {
      if (history == null || !history.hasDeletedTag(computed.get(i))) {
        rows.add(tag(computed.get(i), i));
      }
    }
    if (history != null) {
      rows.addAll(history.tags().values());
    }
    return rows;
  }

  /** A tag that is written: its message makes it more than a mere name. */
  Json newTag(String name, Commit target, @Nullable String message) {
    boolean annotated = message != null;
    Person tagger = repository.world().caller();
    return Json.object()
        .put("name", name)
        .put("type", "tag")
        .put("message", message)
        .put("date", annotated ? Stamps.core(repository.world().overlay().now()) : null)
        .put("tagger", annotated ? tagger.asAuthor() : null)
        .lazy("target", target::json)
        .put("links", links("tags", name, "/commits/tag/"));
  }

  private Commit lastingHead(int position) {
    if (FIXED.get(position).startsWith("stale/")) {
      return behind(90);
    }
    return behind(position == 0 ? 0 : repository.dice().of(80).of(position).below(1, 20));
  }

  /** The commit that lies so many percent of the history behind the latest. */
  private Commit behind(int percent) {
    long commits = repository.shape().commits();
    return new Commit(repository, (int) Math.max(0, commits - 1 - commits * percent / 100));
  }

  List<String> tags() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < repository.shape().tags(); i++) {
      names.add(i < ODD_TAGS.size() ? ODD_TAGS.get(i) : "v2." + (i - ODD_TAGS.size()) + ".0");
    }
    return names;
  }

  Commit tagged(int position) {
    int commits = repository.shape().commits();
    int index = (int) ((long) commits * (position + 1) / (repository.shape().tags() + 2));
    return new Commit(repository, index);
  }

  /** The commit that a branch, a tag or a hash of at least twelve digits names. */
  Commit resolve(String revision) {
    String main = repository.mainBranchName();
    if (revision.equals("HEAD") && main != null) {
      Branch head = branch(main);
      return head == null ? behind(0) : head.head();
    }
    for (Branch branch : branches()) {
      if (branch.name().equals(revision)) {
        return branch.head();
      }
    }
    for (Json tag : tagRows()) {
      if (revision.equals(tag.get("name"))) {
        return commit(tag.text("target", "hash"));
      }
    }
    return commit(revision);
  }

  Commit commit(String hash) {
    int index = repository.commitIds().indexOfHash(hash);
    if (index < 0 || index >= repository.commits()) {
      throw ApiError.unknownCommit(hash);
    }
    return new Commit(repository, index);
  }

  Json json(Branch branch) {
    return Json.object()
        .put("name", branch.name())
        .lazy("target", branch.head()::json)
        .lazy("links", () -> links("branches", branch.name(), "/branch/"))
        .put("type", "branch")
        .put("merge_strategies", Json.list("merge_commit", "squash", "fast_forward"))
        .put("default_merge_strategy", "merge_commit")
        .put("sync_strategies", Json.list("merge_commit", "rebase"));
  }

  /** A lightweight tag has neither date nor message nor tagger. */
  Json tag(String name, int position) {
    Commit target = tagged(position);
    boolean lightweight = position % 3 == 1;
    return Json.object()
        .put("name", name)
        .put("type", "tag")
        .lazy("message", () -> lightweight ? null : "Release " + name + "\n")
        .lazy("date", () -> lightweight ? null : target.date())
        .lazy("tagger", () -> lightweight ? null : target.author())
        .lazy("target", target::json)
        .lazy("links", () -> links("tags", name, "/commits/tag/"));
  }

  private Json links(String kind, String name, String site) {
    String encoded = encode(name);
    return Links.self(repository.path() + "/refs/" + kind + "/" + encoded)
        .api("commits", repository.path() + "/commits/" + encoded)
        .html("/" + repository.fullName() + site + encoded)
        .json();
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
