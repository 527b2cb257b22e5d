package io.github.bitbucketjdbc.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL in two dialects at once, the driver's and H2's. Its values can be written out or given as
 * parameters.
 */
final class Sql {
  private final List<Object> pieces = new ArrayList<>();

  private record TwoTexts(String driver, String reference) {}

  static Sql of(String text) {
    return new Sql().add(text);
  }

  static String quote(String name) {
    return '"' + name + '"';
  }

  /** Joins several with a text between them. */
  static Sql join(String between, List<Sql> parts) {
    Sql all = new Sql();
    for (int i = 0; i < parts.size(); i++) {
      all.add(i == 0 ? "" : between).add(parts.get(i));
    }
    return all;
  }

  Sql add(String text) {
    pieces.add(text);
    return this;
  }

  Sql add(Sql other) {
    pieces.addAll(other.pieces);
    return this;
  }

  Sql add(SqlValue value) {
    pieces.add(value);
    return this;
  }

  /** Adds what the two dialects write differently. */
  Sql add(String driver, String reference) {
    pieces.add(new TwoTexts(driver, reference));
    return this;
  }

  /** Adds a table of FROM with its alias. */
  Sql add(Source table) {
    pieces.add(table);
    return this;
  }

  String forDriver(boolean parameters) {
    return text(true, parameters, false);
  }

  /**
   * Returns H2's text, which has its values written out.
   *
   * @param showHidden whether the query sees the rows that the driver hides otherwise
   */
  String forReference(boolean showHidden) {
    return text(false, false, showHidden);
  }

  private String text(boolean driver, boolean parameters, boolean showHidden) {
    StringBuilder text = new StringBuilder();
    for (Object piece : pieces) {
      if (piece instanceof SqlValue value) {
        text.append(parameters && value.isParameter() ? "?" : value.literal());
      } else if (piece instanceof TwoTexts two) {
        text.append(driver ? two.driver() : two.reference());
      } else if (piece instanceof Source source) {
        text.append(source.from(showHidden && !driver));
      } else {
        text.append(piece);
      }
    }
    return text.toString();
  }

  /** Returns the values in the order of their parameters. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof SqlValue value && value.isParameter()) {
        values.add(value.value());
      }
    }
    return values;
  }
}
