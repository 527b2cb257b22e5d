package io.github.bitbucketjdbc.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A commit; number 0 is the first of its repository, and history is one line with merges. */
record Commit(Repository repository, int index) {

  String hash() {
    return repository.commitIds().hash(index);
  }

  Dice dice() {
    return repository.dice().of(70).of(index);
  }

  private boolean isMerge() {
    return index % 9 == 8;
  }

  /** Whether it was written, and so nothing about it is invented. */
  boolean isNew() {
    return index >= repository.shape().commits();
  }

  History.Written written() {
    return repository.historyToWrite().commit(index - repository.shape().commits());
  }

  /** The latest commit of the invented history that it contains, or null. */
  @Nullable Commit origin() {
    Commit commit = this;
    while (commit.isNew()) {
      List<Integer> parents = commit.written().parents();
      if (parents.isEmpty()) {
        return null;
      }
      commit = new Commit(repository, parents.get(0));
    }
    return commit;
  }

  /** The written commits that it contains, itself included, newest first. */
  List<Commit> newHistory() {
    TreeSet<Integer> found = new TreeSet<>(Comparator.reverseOrder());
    Deque<Integer> open = new ArrayDeque<>(List.of(index));
    while (!open.isEmpty()) {
      Commit next = new Commit(repository, open.pop());
      if (next.isNew() && found.add(next.index)) {
        open.addAll(next.written().parents());
      }
    }
    return found.stream().map(number -> new Commit(repository, number)).toList();
  }

  Person committer() {
    Dice dice = dice();
    World world = repository.world();
    return world.person(dice.below(1, world.members()));
  }

  /**
   * With the author's own offset and without a fraction, or at {@code +00:00}. Dates do not always
   * grow along the history.
   */
  String date() {
    if (isNew()) {
      return written().date();
    }
    Dice dice = dice();
    Timeline times = repository.commitTimes();
    long moment = times.at(index, dice);
    if (dice.chance(2, 10)) {
      moment -= 2 * times.step() + Stamps.SECOND;
    }
    moment = moment / Stamps.SECOND * Stamps.SECOND;
    return dice.chance(3, 60)
        ? Stamps.core(moment)
        : Stamps.withOffset(moment, committer().offsetMinutes());
  }

  String message() {
    if (isNew()) {
      return written().message();
    }
    Dice dice = dice();
    return isMerge()
        ? "Merged in "
            + Words.branch(dice.of(5))
            + " (pull request #"
            + (1 + index / 4)
            + ")\n\n"
            + Words.title(dice.of(6))
            + "\n\nApproved-by: "
            + committer().displayName()
            + "\n"
        : Words.title(dice.of(7)) + (dice.chance(8, 70) ? "\n" : "");
  }

  /** Only {@code raw} is certain: an address may be unknown to the service. */
  Json author() {
    if (isNew()) {
      return written().author();
    }
    Person person = committer();
    Json author = Json.object();
    if (dice().chance(9, 28)) {
      return author.put("raw", index % 5 == 0 ? "王小明" : "build <ci@pad39a.example>");
    }
    return author.put("type", "author").put("raw", person.raw()).lazy("user", person::json);
  }

  Json json() {
    return Json.object()
        .put("type", "commit")
        .put("hash", hash())
        .lazy("links", this::links)
        .lazy("date", this::date)
        .lazy("author", this::author)
        .lazy("message", this::message)
        .lazy("summary", () -> Json.rendered(message().strip()))
        .lazy("parents", this::parents)
        .lazy("repository", repository::embedded)
        .put("rendered", Json.object())
        .put("properties", Json.object());
  }

  /** The commit of a pull request: twelve digits, and the rest only when asked for. */
  Json abbreviated() {
    return abbreviated(this::date);
  }

  /** The commit that merged a pull request, which was made at that moment. */
  Json merging(long micros) {
    return abbreviated(() -> Stamps.core(micros));
  }

  private Json abbreviated(Supplier<Object> date) {
    return reference(hash().substring(0, 12))
        .hidden("date", date)
        .hidden("author", this::author)
        .hidden("message", this::message);
  }

  /** The commit of a file or a status: the whole hash, and the rest only when asked for. */
  Json condensed() {
    return reference()
        .hidden("date", this::date)
        .hidden("author", this::author)
        .hidden("message", this::message);
  }

  Json reference() {
    return reference(hash());
  }

  private Json reference(String shown) {
    return Json.object()
        .put("type", "commit")
        .put("hash", shown)
        .lazy("links", () -> shortLinks(shown).json());
  }

  private List<@Nullable Object> parents() {
    List<@Nullable Object> parents = new ArrayList<>();
    if (isNew()) {
      written().parents().forEach(n -> parents.add(new Commit(repository, n).reference()));
      return parents;
    }
    if (index > 0) {
      parents.add(new Commit(repository, index - 1).reference());
    }
    if (isMerge()) {
      parents.add(new Commit(repository, index - 3).reference());
    }
    return parents;
  }

  private Json links() {
    String path = repository.path();
    String self = path + "/commit/" + hash();
    return shortLinks(hash())
        .api("diff", path + "/diff/" + hash())
        .api("approve", self + "/approve")
        .api("comments", self + "/comments")
        .api("statuses", self + "/statuses")
        .api("patch", path + "/patch/" + hash())
        .json();
  }

  private Links shortLinks(String shown) {
    return Links.self(repository.path() + "/commit/" + shown)
        .html("/" + repository.fullName() + "/commits/" + shown);
  }
}
