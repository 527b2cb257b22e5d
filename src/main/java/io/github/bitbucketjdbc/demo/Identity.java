package io.github.bitbucketjdbc.demo;

import java.util.Arrays;
import java.util.List;

/**
 * By what the rows of a collection are told apart: the first of some paths, while the others find a
 * row as well.
 */
record Identity(List<String[]> paths) {
  static Identity by(String... dotted) {
    return new Identity(Arrays.stream(dotted).map(path -> path.split("\\.")).toList());
  }

  String of(Json row) {
    return String.valueOf(row.at(paths.get(0)));
  }

  /** Whether a path means the row; the braces of a UUID are optional, and its case is free. */
  boolean matches(Json row, String wanted) {
    return paths.stream()
        .map(path -> String.valueOf(row.at(path)))
        .anyMatch(id -> id.equals(wanted) || bare(id).equalsIgnoreCase(bare(wanted)));
  }

  private static String bare(String id) {
    return id.startsWith("{") && id.endsWith("}") ? id.substring(1, id.length() - 1) : id;
  }
}
