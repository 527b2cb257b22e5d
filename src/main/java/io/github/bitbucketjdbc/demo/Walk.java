package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks the history of a repository to which commits were written. */
final class Walk {
  private Walk() {}

  /** The commits that some revisions contain and others do not, newest first. */
  static List<Json> of(Repository repository, List<String> included, List<String> excluded) {
    Refs refs = repository.refs();
    List<Commit> from = new ArrayList<>(included.stream().map(refs::resolve).toList());
    if (included.isEmpty()) {
      refs.branches().forEach(branch -> from.add(branch.head()));
    }
    List<Commit> without = excluded.stream().map(refs::resolve).toList();
    Set<Commit> known = new HashSet<>();
    without.forEach(commit -> known.addAll(commit.newHistory()));
    Set<Integer> written = new TreeSet<>(Comparator.reverseOrder());
    from.forEach(commit -> commit.newHistory().forEach(one -> written.add(one.index())));
    List<Json> rows = new ArrayList<>();
    for (int index : written) {
      Commit commit = new Commit(repository, index);
      if (!known.contains(commit)) {
        rows.add(commit.json());
      }
    }
    for (int i = latest(from); i > latest(without); i--) {
      rows.add(new Commit(repository, i).json());
    }
    return rows;
  }

  /** The commits that a later one contains and an earlier one does not, newest first. */
  static List<Commit> between(Commit earlier, Commit later) {
    List<Commit> commits = new ArrayList<>(later.newHistory());
    commits.removeAll(earlier.newHistory());
    for (int i = latest(List.of(later)); i > latest(List.of(earlier)); i--) {
      commits.add(new Commit(later.repository(), i));
    }
    return commits;
  }

  /** The number of the latest invented commit that some commits contain, or -1. */
  private static int latest(List<Commit> commits) {
    int latest = -1;
    for (Commit commit : commits) {
      Commit origin = commit.origin();
      latest = origin == null ? latest : Math.max(latest, origin.index());
    }
    return latest;
  }
}
