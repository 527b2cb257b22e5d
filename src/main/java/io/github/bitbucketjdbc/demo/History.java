package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commits, branches and tags that were written to a repository. */
final class History {
  private final List<Written> commits = new ArrayList<>();
  private final Map<String, Integer> branches = new LinkedHashMap<>();
  private final Set<String> deletedBranches = new LinkedHashSet<>();
  private final Map<String, Json> tags = new LinkedHashMap<>();
  private final Set<String> deletedTags = new LinkedHashSet<>();

  /**
   * A commit that was written.
   *
   * @param parents the numbers of its parents
   * @param files what it changes, by path; null for a file that it removes
   */
  record Written(
      String message,
      String date,
      Json author,
      List<Integer> parents,
      Map<String, byte @Nullable []> files) {}

  /** A copy that goes its own way. */
  History copy() {
    History copy = new History();
    copy.commits.addAll(commits);
    copy.branches.putAll(branches);
    copy.deletedBranches.addAll(deletedBranches);
    copy.tags.putAll(tags);
    copy.deletedTags.addAll(deletedTags);
    return copy;
  }

  int size() {
    return commits.size();
  }

  Written commit(int number) {
    return commits.get(number);
  }

  void add(Written commit) {
    commits.add(commit);
  }

  /** The branches that were made or moved, and the numbers of their commits. */
  Map<String, Integer> branches() {
    return branches;
  }

  void setBranch(String name, int commit) {
    deletedBranches.remove(name);
    branches.put(name, commit);
  }

  void deleteBranch(String name) {
    branches.remove(name);
    deletedBranches.add(name);
  }

  boolean hasDeletedBranch(String name) {
    return deletedBranches.contains(name);
  }

  Map<String, Json> tags() {
    return tags;
  }

  void setTag(String name, Json tag) {
    deletedTags.remove(name);
    tags.put(name, tag);
  }

  void deleteTag(String name) {
    tags.remove(name);
    deletedTags.add(name);
  }

  boolean hasDeletedTag(String name) {
    return deletedTags.contains(name);
  }
}
