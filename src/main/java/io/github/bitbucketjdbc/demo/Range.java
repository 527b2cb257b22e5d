package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared: a commit with its parent, two revisions with dots between them, of which the
 * first is the newer one, or what a pull request redirects to.
 *
 * @param before the older one, or null when there is nothing before
 */
record Range(@Nullable Commit before, Commit to) {
  static Range of(Call call) {
    Repository repository = call.repository();
    Refs refs = repository.refs();
    String spec = call.variable("spec");
    String[] ends = spec.substring(spec.indexOf(':') + 1).split("\r|\\.\\.", 2);
    Commit first = refs.resolve(ends[0]);
    if (ends.length == 1) {
      return new Range(parent(first), first);
    }
    Commit second = refs.resolve(ends[1]);
    boolean forward = first.isNew() || second.isNew() || first.index() >= second.index();
    return forward ? new Range(second, first) : new Range(first, second);
  }

  private static @Nullable Commit parent(Commit commit) {
    if (!commit.isNew()) {
      return commit.index() == 0 ? null : new Commit(commit.repository(), commit.index() - 1);
    }
    List<Integer> parents = commit.written().parents();
    return parents.isEmpty() ? null : new Commit(commit.repository(), parents.get(0));
  }

  /** The files that differ. */
  List<Json> changes() {
    SourceTree tree = new SourceTree(to.repository());
    List<Json> rows = new ArrayList<>(WrittenFile.changes(before, to));
    Commit from = before == null ? null : before.origin();
    Commit until = to.origin();
    if (until != null && (from == null || from.index() < until.index())) {
      rows.addAll(tree.changes(from == null ? -1 : from.index(), until));
    }
    return rows;
  }
}
