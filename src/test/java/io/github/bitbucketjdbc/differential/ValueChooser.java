package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses values to compare a column with: those in the data, and those that nearly are. */
final class ValueChooser {
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\"",
          "\\",
          "\\\"",
          "'",
          "%",
          "_",
          "100%",
          "🚀",
          "𝟎",
          "ı",
          "İ",
          "Straße",
          "null",
          "a\nb",
          "x\" OR id > 0 OR title = \"",
          "{}");

  private final Dice dice;

  ValueChooser(Dice dice) {
    this.dice = dice;
  }

  SqlValue value(ReferenceTable table, ColumnDef column) {
    Object seen = seen(table, column);
    return new SqlValue(
        switch (column.type()) {
          case VARCHAR -> text((String) seen);
          case BIGINT, INTEGER -> number(seen == null ? 7 : ((Number) seen).longValue());
          case DOUBLE -> BigDecimal.valueOf(seen == null ? 0.5 : (Double) seen);
          case BOOLEAN -> dice.percent(50);
          case TIMESTAMP -> time((LocalDateTime) seen);
        });
  }

  /** Returns a value of the column that a row has, or null. */
  private @Nullable Object seen(ReferenceTable table, ColumnDef column) {
    int at = table.columns().indexOf(column);
    for (int i = 0; i < 5 && !table.rows().isEmpty(); i++) {
      Object value = dice.pick(table.rows())[at];
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private String text(@Nullable String seen) {
    String value = Objects.requireNonNullElse(seen, "x");
    if (value.length() > 120) {
      value = value.substring(0, 40);
    }
    return switch (dice.below(16)) {
      case 0 -> value.toUpperCase(Locale.ROOT);
      case 1 -> value.toLowerCase(Locale.ROOT);
      case 2 -> value + " ";
      case 3 -> " " + value;
      case 4, 5 -> dice.pick(ODD);
      case 6 -> value.isEmpty() ? "y" : value.substring(0, value.offsetByCodePoints(0, 1));
      case 7 -> value + dice.pick(ODD);
      default -> value;
    };
  }

  private Object number(long seen) {
    return switch (dice.below(12)) {
      case 0 -> seen + 1;
      case 1 -> seen - 1;
      case 2 -> -seen;
      case 3 -> 0L;
      case 4 -> BigDecimal.valueOf(seen).add(new BigDecimal("0.5"));
      case 5 -> BigDecimal.valueOf(seen).setScale(1);
      case 6 -> 3_000_000_000L;
      default -> seen;
    };
  }

  private LocalDateTime time(@Nullable LocalDateTime seen) {
    LocalDateTime value =
        Objects.requireNonNullElse(seen, LocalDateTime.of(2026, 5, 17, 10, 0, 0, 1_000_000));
    return switch (dice.below(8)) {
      case 0 -> value.plusNanos(1_000_000);
      case 1 -> value.minusNanos(1_000_000);
      case 2 -> value.toLocalDate().atStartOfDay();
      case 3 -> value.plusDays(30);
      default -> value;
    };
  }

  /**
   * Returns a LIKE pattern, some of whose wildcards are escaped when an escape is given.
   *
   * @param escape the escape character, or "" for none
   */
  SqlValue pattern(ReferenceTable table, ColumnDef column, String escape) {
    String text = text((String) seen(table, column));
    StringBuilder pattern = new StringBuilder();
    boolean single = isPlain(table, column);
    int from = text.isEmpty() ? 0 : dice.below(text.length());
    int to = from + dice.below(text.length() - from + 1);
    if (dice.percent(30)) {
      from = 0;
      to = text.length();
    }
    pattern.append(from > 0 || dice.percent(20) ? "%" : "");
    for (int i = from; i < to; i++) {
      pattern.append(piece(text.charAt(i), escape, single));
    }
    pattern.append(to < text.length() || dice.percent(20) ? "%" : "");
    return new SqlValue(pattern.isEmpty() ? "%" : pattern.toString());
  }

  private String piece(char c, String escape, boolean single) {
    boolean special = c == '%' || c == '_' || escape.equals(String.valueOf(c));
    if (!escape.isEmpty() && special) {
      return escape + c;
    }
    if (c == '_' && !single) {
      return "%";
    }
    if (single && dice.percent(6)) {
      return "_";
    }
    return Character.isSurrogate(c) || !dice.percent(3) ? String.valueOf(c) : "%";
  }

  /** {@code _} is a code unit for H2 and not a line end for Calcite, so such texts are left out. */
  private static boolean isPlain(ReferenceTable table, ColumnDef column) {
    int at = table.columns().indexOf(column);
    return table.rows().stream()
        .map(r -> (String) r[at])
        .filter(Objects::nonNull)
        .allMatch(
            v ->
                v.chars()
                    .noneMatch(
                        c ->
                            Character.isSurrogate((char) c)
                                || c == '\n'
                                || c == '\r'
                                || c > 0x2000));
  }
}
