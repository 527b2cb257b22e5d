package io.github.bitbucketjdbc.cli;

import java.io.PrintStream;
import java.sql.SQLWarning;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects warnings, which drivers like to report in several places, and prints each once. */
final class Warnings {
  private final PrintStream err;
  private final Set<String> lines = new LinkedHashSet<>();

  Warnings(PrintStream err) {
    this.err = err;
  }

  void add(@Nullable SQLWarning first) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      lines.add(ErrorLine.ofWarning(warning));
    }
  }

  void print() {
    lines.forEach(err::println);
  }
}
