package io.github.bitbucketjdbc.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files that commits wrote, as listings, histories and differences show them. */
final class WrittenFile {
  private WrittenFile() {}

  static Json json(Commit commit, String path, byte[] content) {
    return Json.object()
        .put("path", path)
        .put("commit", commit.condensed())
        .put("type", "commit_file")
        .put("attributes", List.of())
        .put("escaped_path", SourceFile.escaped(path))
        .put("size", content.length)
        .put("mimetype", null)
        .lazy("links", () -> SourceFile.links(commit, path));
  }

  /** The written commits that changed a file, newest first. */
  static List<Json> history(Commit from, String path) {
    List<Json> rows = new ArrayList<>();
    for (Commit commit : from.newHistory()) {
      byte[] content = commit.written().files().get(path);
      if (content != null) {
        rows.add(json(commit, path, content));
      }
    }
    return rows;
  }

  /** How the files that were written differ between two commits. */
  static List<Json> changes(@Nullable Commit before, Commit after) {
    Map<String, byte @Nullable []> then = SourceTree.writtenIn(after);
    Map<String, byte @Nullable []> first =
        before == null ? new TreeMap<>() : SourceTree.writtenIn(before);
    SourceTree tree = new SourceTree(after.repository());
    List<Json> rows = new ArrayList<>();
    then.forEach(
        (path, content) -> {
          boolean was =
              first.containsKey(path)
                  ? first.get(path) != null
                  : before != null && tree.find(before, path) != null;
          boolean same = first.containsKey(path) && Arrays.equals(first.get(path), content);
          if (!same && (was || content != null)) {
            rows.add(change(before, after, path, was, first.get(path), content));
          }
        });
    return rows;
  }

  private static Json change(
      @Nullable Commit before,
      Commit after,
      String path,
      boolean was,
      byte @Nullable [] old,
      byte @Nullable [] content) {
    String status = !was ? "added" : content == null ? "removed" : "modified";
    return Json.object()
        .put("type", "diffstat")
        .put("lines_added", lines(content))
        .put("lines_removed", old == null && was ? 1 : lines(old))
        .put("status", status)
        .put("old", was && before != null ? SourceFile.side(before, path) : null)
        .put("new", content == null ? null : SourceFile.side(after, path));
  }

  private static int lines(byte @Nullable [] content) {
    return content == null ? 0 : (int) new String(content, StandardCharsets.UTF_8).lines().count();
  }
}
