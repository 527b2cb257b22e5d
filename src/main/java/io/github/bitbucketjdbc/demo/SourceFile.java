package io.github.bitbucketjdbc.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file throughout its history.
 *
 * @param number its number
 * @param path its path, now
 * @param born after how many percent of the history it was added
 * @param died after how many percent it was removed; 100 for never
 * @param mimetype its media type, which the service often does not know
 */
record SourceFile(
    int number,
    String path,
    int born,
    int died,
    @Nullable String mimetype,
    List<String> attributes) {
  private static final String README = "README.md";
  private static final int EVERY = 6;

  private static int at(Repository repository, int percent) {
    return (int) ((long) repository.shape().commits() * percent / 100);
  }

  boolean exists(Commit commit) {
    if (commit.isNew()) {
      Commit origin = commit.origin();
      return origin != null && exists(origin);
    }
    Repository repository = commit.repository();
    return commit.index() >= at(repository, born)
        && (died == 100 || commit.index() < at(repository, died));
  }

  /** The README once had another name. */
  String pathIn(Commit commit) {
    boolean before = commit.index() < at(commit.repository(), 35);
    return path.equals(README) && before ? "README.txt" : path;
  }

  boolean isChangedBy(Commit commit) {
    Repository repository = commit.repository();
    boolean renames = path.equals(README) && commit.index() == at(repository, 35);
    return renames
        || commit.index() == at(repository, born)
        || (died != 100 && commit.index() == at(repository, died))
        || (exists(commit) && (commit.index() + number) % EVERY == 0);
  }

  private boolean isBinary() {
    return attributes.contains("binary");
  }

  private int size(Commit commit) {
    return 20 + number * 977 + commit.index();
  }

  /** The file as an element of listings and histories. */
  Json json(Commit commit) {
    String then = pathIn(commit);
    return Json.object()
        .put("path", then)
        .put("commit", commit.condensed())
        .put("type", "commit_file")
        .put("attributes", attributes)
        .put("escaped_path", escaped(then))
        .put("size", size(commit))
        .put("mimetype", mimetype)
        .lazy("links", () -> links(commit, then));
  }

  static Json links(Commit commit, String path) {
    String self = "/src/" + commit.hash() + "/" + path.replace(" ", "%20");
    return Links.self(commit.repository().path() + self)
        .api("meta", commit.repository().path() + self + "?format=meta")
        .json();
  }

  static String escaped(String path) {
    boolean plain = path.chars().allMatch(c -> c < 128 && c != '"');
    return plain ? path : "\"" + path.replace("ü", "\\303\\274") + "\"";
  }

  /** The difference between two points of the history, or null when there is none. */
  @Nullable Json change(Repository repository, int after, Commit upTo) {
    Commit before = new Commit(repository, Math.max(0, after));
    boolean wasThere = after >= 0 && exists(before);
    boolean isThere = exists(upTo);
    boolean renamed = wasThere && isThere && !pathIn(before).equals(pathIn(upTo));
    boolean changed = false;
    for (int i = after + 1; i <= upTo.index() && !changed; i++) {
      changed = isChangedBy(new Commit(repository, i));
    }
    if (!changed || (!wasThere && !isThere)) {
      return null;
    }
    int lines = isBinary() || renamed ? 0 : 1 + (number * 13 + upTo.index()) % 40;
    String status = !wasThere ? "added" : !isThere ? "removed" : renamed ? "renamed" : "modified";
    return Json.object()
        .put("type", "diffstat")
        .put("lines_added", isThere ? lines : 0)
        .put("lines_removed", wasThere ? lines / 2 : 0)
        .put("status", status)
        .put("old", wasThere ? side(before) : null)
        .put("new", isThere ? side(upTo) : null);
  }

  private Json side(Commit commit) {
    return side(commit, pathIn(commit));
  }

  static Json side(Commit commit, String then) {
    return Json.object()
        .put("path", then)
        .put("type", "commit_file")
        .put("escaped_path", escaped(then))
        .lazy("links", () -> links(commit, then));
  }
}
