package io.github.bitbucketjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values by column and row: no two columns and no two rows have the same, but for flags. */
final class SyntheticValues {
  /** Rows of each list. */
  static final int ROWS = 3;

  private static final Instant START = Instant.parse("2024-02-29T23:59:59.123Z");

  private final Gaps gaps;

  /** What stands in the place of values that may be NULL. */
  enum Gaps {
    /** The values themselves. */
    NONE,
    /** A JSON null. */
    NULL,
    /** Nothing. */
    MISSING
  }

  SyntheticValues(Gaps gaps) {
    this.gaps = gaps;
  }

  /** Returns the column whose value stands where a column looks first. */
  static ColumnDef placed(TableDef table, ColumnDef column) {
    FieldPath first = ColumnPath.parse(column.path()).first();
    return table.columns().stream()
        .filter(c -> c.source() == column.source() && !c.path().isEmpty())
        .filter(c -> ColumnPath.parse(c.path()).places().size() > 1)
        .filter(c -> !ColumnPath.parse(c.path()).naming())
        .filter(c -> ColumnPath.parse(c.path()).first().equals(first))
        .findFirst()
        .orElse(column);
  }

  boolean isMissing(ColumnDef column) {
    return gaps == Gaps.MISSING && column.nullable();
  }

  /** Returns what the service sends. */
  JsonNode json(ColumnDef column, int row) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Object value = expected(column, row);
    if (value == null) {
      return json.nullNode();
    }
    return switch (column.type()) {
      case VARCHAR -> json.textNode((String) value);
      case BIGINT -> json.numberNode((Long) value);
      case INTEGER -> json.numberNode((Integer) value);
      case DOUBLE -> json.numberNode((Double) value);
      case BOOLEAN -> json.booleanNode((Boolean) value);
      // microseconds, as the service sends them
      case TIMESTAMP -> json.textNode(value.toString().replace("Z", "987+00:00"));
    };
  }

  /** Returns what a query must read. */
  @Nullable Object expected(ColumnDef column, int row) {
    if (gaps != Gaps.NONE && column.nullable()) {
      return null;
    }
    ColumnPath path = ColumnPath.parse(column.path());
    if (path.naming()) {
      return path.places().get(0).label(); // the value itself is another column's
    }
    // Columns of one path hold one value.
    int place =
        Math.floorMod((column.source() + column.path() + column.name()).hashCode(), 100_000);
    return switch (column.type()) {
      case VARCHAR ->
          column.values().isEmpty()
              ? text(column, place, row)
              : column.values().get(row % column.values().size());
      case BIGINT -> 5_000_000_000L + place * 10L + row;
      case INTEGER -> place * 10 + row;
      case DOUBLE -> place + row / 8.0;
      case BOOLEAN -> !isHidden(column) && (place + row) % 2 == 0;
      case TIMESTAMP -> START.plusSeconds(place * 10L + row);
    };
  }

  /** A text as awkward as the column takes: one of another form would be known to have no row. */
  private static String text(ColumnDef column, int place, int row) {
    long number = place * 10L + row;
    return Stream.of(
            column.name() + " " + row + " \"ü€日\"",
            "{%08x-0000-4000-8000-00000000000%d}".formatted(number, row),
            "%040x".formatted(number),
            "KEY" + number,
            "slug-" + number)
        .filter(column::mayBe)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("a text for " + column.name() + ", " + column.form()));
  }

  private static boolean isHidden(ColumnDef column) {
    return Set.of("Deleted").contains(column.name());
  }
}
