package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.error.NearestName;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways to print a result. */
enum OutputFormat {
  /** Aligned columns. */
  TABLE(false) {
    @Override
    RowPrinter printer(Writer out, int width) {
      return new TablePrinter(out, width);
    }
  },
  /** Comma-separated values with a header line. */
  CSV(true) {
    @Override
    RowPrinter printer(Writer out, int width) {
      return new CsvPrinter(out);
    }
  },
  /** An array of objects. */
  JSON(true) {
    @Override
    RowPrinter printer(Writer out, int width) {
      return new JsonPrinter(out);
    }
  },
  /** A line for each column. */
  VERTICAL(false) {
    @Override
    RowPrinter printer(Writer out, int width) {
      return new VerticalPrinter(out);
    }
  };

  private final boolean forPrograms;

  OutputFormat(boolean forPrograms) {
    this.forPrograms = forPrograms;
  }

  /**
   * Creates the printer of one result.
   *
   * @param width the columns of the terminal, or 0 for no limit
   */
  abstract RowPrinter printer(Writer out, int width);

  /** Tells whether a program reads the output, so that nothing but data may stand in it. */
  boolean isForPrograms() {
    return forPrograms;
  }

  static @Nullable OutputFormat named(String name) {
    for (OutputFormat format : values()) {
      if (format.name().equalsIgnoreCase(name)) {
        return format;
      }
    }
    return null;
  }

  /** Returns what to say about a name that is none. */
  static String unknown(String name) {
    String hint = NearestName.clause(name, names());
    String all = "; there are " + String.join(", ", names());
    return "unknown format " + name + (hint.isEmpty() ? all : hint);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();
  }
}
