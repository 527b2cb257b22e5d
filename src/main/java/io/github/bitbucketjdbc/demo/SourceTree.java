package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a repository throughout its history; every repository has the same ones. */
record SourceTree(Repository repository) {
  private static final int ALWAYS = 100;

  private static final List<SourceFile> FILES =
      List.of(
          new SourceFile(0, ".gitignore", 0, ALWAYS, null, List.of()),
          new SourceFile(1, "README.md", 0, ALWAYS, "text/markdown", List.of()),
          new SourceFile(2, "LICENSE", 0, ALWAYS, null, List.of()),
          new SourceFile(3, "gradlew", 10, ALWAYS, null, List.of("executable")),
          new SourceFile(4, "src/main/Orbit.java", 0, ALWAYS, "text/x-java", List.of()),
          new SourceFile(5, "src/main/orbit/Solver.java", 20, ALWAYS, "text/x-java", List.of()),
          new SourceFile(6, "docs/launch & recovery.md", 5, ALWAYS, "text/markdown", List.of()),
          new SourceFile(7, "infra/pad 39a/main.tf", 30, ALWAYS, null, List.of()),
          new SourceFile(8, "web/über uns.html", 15, ALWAYS, "text/html", List.of()),
          new SourceFile(9, "web/logo.png", 15, ALWAYS, "image/png", List.of("binary")),
          new SourceFile(10, "web/latest", 40, ALWAYS, null, List.of("link")),
          new SourceFile(
              11,
              "vendor/fuel-table.bin",
              50,
              ALWAYS,
              "application/octet-stream",
              List.of("binary", "lfs")),
          new SourceFile(12, "vendor/telemetry", 60, ALWAYS, null, List.of("subrepository")),
          new SourceFile(
              13,
              "src/test/data/orbits/low/case-01.json",
              25,
              ALWAYS,
              "application/json",
              List.of()),
          new SourceFile(14, "docs/plan-of-2019.txt", 0, 70, "text/plain", List.of()));

  /** The files of a commit. */
  List<SourceFile> at(Commit commit) {
    if (commit.isNew()) {
      Commit origin = commit.origin();
      Set<String> written = writtenIn(commit).keySet();
      return origin == null
          ? List.of()
          : at(origin).stream().filter(f -> !written.contains(f.pathIn(origin))).toList();
    }
    return FILES.stream().filter(f -> f.exists(commit)).toList();
  }

  /** The content of a file that was written, as a commit has it; null when there is none. */
  byte @Nullable [] written(Commit commit, String path) {
    return writtenIn(commit).get(path);
  }

  /** What became of the files that were written, up to a commit; null for those removed. */
  static Map<String, byte @Nullable []> writtenIn(Commit commit) {
    Map<String, byte @Nullable []> files = new TreeMap<>();
    List<Commit> newestFirst = commit.newHistory();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      files.putAll(newestFirst.get(i).written().files());
    }
    return files;
  }

  /** The file that has a path in a commit, or null. */
  @Nullable SourceFile find(Commit commit, String path) {
    return at(commit).stream().filter(f -> f.pathIn(commit).equals(path)).findFirst().orElse(null);
  }

  /** The entries of a directory down to a depth, breadth first; "" is the root. */
  List<Json> list(Commit commit, String directory, int depth) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    Set<String> directories = new LinkedHashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (SourceFile file : at(commit)) {
      String path = file.pathIn(commit);
      if (path.startsWith(prefix)) {
        addDirectories(path, prefix, directories);
        entries.add(new Entry(path, file.json(commit)));
      }
    }
    writtenIn(commit)
        .forEach(
            (path, content) -> {
              if (content != null && path.startsWith(prefix)) {
                addDirectories(path, prefix, directories);
                entries.add(new Entry(path, WrittenFile.json(commit, path, content)));
              }
            });
    directories.forEach(path -> entries.add(new Entry(path, directory(commit, path))));
    int above = prefix.isEmpty() ? 0 : prefix.split("/").length;
    return entries.stream()
        .filter(e -> e.depth() - above <= depth)
        .sorted(Comparator.comparingInt(Entry::depth).thenComparing(Entry::path))
        .map(Entry::json)
        .toList();
  }

  private static void addDirectories(String path, String prefix, Set<String> directories) {
    for (int i = path.indexOf('/', prefix.length()); i > 0; i = path.indexOf('/', i + 1)) {
      directories.add(path.substring(0, i));
    }
  }

  private record Entry(String path, Json json) {
    int depth() {
      return path.split("/").length;
    }
  }

  private static Json directory(Commit commit, String path) {
    return Json.object()
        .put("path", path)
        .put("commit", commit.condensed())
        .put("type", "commit_directory")
        .lazy("links", () -> SourceFile.links(commit, path + "/"));
  }

  /** The commits that changed what is a file of that path in a commit, newest first. */
  List<Json> history(Commit from, SourceFile file) {
    List<Json> rows = new ArrayList<>();
    Commit latest = from.isNew() ? from.origin() : from;
    for (int i = latest == null ? -1 : latest.index(); i >= 0; i--) {
      Commit commit = new Commit(repository, i);
      if (file.exists(commit) && file.isChangedBy(commit)) {
        rows.add(file.json(commit));
      }
    }
    return rows;
  }

  /** What the commits after one, up to another, change. */
  List<Json> changes(int after, Commit upTo) {
    List<Json> rows = new ArrayList<>();
    for (SourceFile file : FILES) {
      Json change = file.change(repository, after, upTo);
      if (change != null) {
        rows.add(change);
      }
    }
    return rows;
  }
}
