package io.github.bitbucketjdbc.differential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result in a form in which equal values are equal, whatever class a driver gives them. Fractions
 * keep 12 digits, because averages are computed in different ways.
 */
record Rows(List<List<@Nullable Object>> all) {
  private static final MathContext DIGITS = new MathContext(12);

  static Rows of(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<List<@Nullable Object>> all = new ArrayList<>();
    while (result.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(value(result, i, columns.getColumnType(i)));
      }
      all.add(row);
    }
    return new Rows(all);
  }

  /** Returns the first of these rows. */
  Rows first(int most) {
    return new Rows(all.subList(0, Math.min(most, all.size())));
  }

  private static @Nullable Object value(ResultSet result, int column, int type)
      throws SQLException {
    return switch (type) {
      case Types.TIMESTAMP -> result.getObject(column, LocalDateTime.class);
      case Types.DATE -> result.getObject(column, LocalDate.class);
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          number(result.getBigDecimal(column));
      default -> result.getObject(column);
    };
  }

  private static @Nullable Object number(@Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    BigDecimal kept = whole ? value : value.round(DIGITS);
    return kept.signum() == 0 ? BigDecimal.ZERO : kept.stripTrailingZeros();
  }

  /** Returns each row with the number of times it occurs. */
  Map<List<@Nullable Object>, Integer> counted() {
    Map<List<@Nullable Object>, Integer> counts = new LinkedHashMap<>();
    all.forEach(r -> counts.merge(r, 1, Integer::sum));
    return counts;
  }

  /** Returns only some columns. */
  Rows project(List<Integer> columns) {
    return new Rows(all.stream().map(r -> picked(r, columns)).toList());
  }

  private static List<@Nullable Object> picked(List<@Nullable Object> row, List<Integer> columns) {
    List<@Nullable Object> some = new ArrayList<>();
    columns.forEach(c -> some.add(row.get(c)));
    return some;
  }

  /** Returns the rows that occur here more often than there, at most a few. */
  List<List<@Nullable Object>> without(Rows other) {
    Map<List<@Nullable Object>, Integer> theirs = new LinkedHashMap<>(other.counted());
    List<List<@Nullable Object>> more = new ArrayList<>();
    for (List<@Nullable Object> row : all) {
      if (theirs.merge(row, -1, Integer::sum) < 0 && more.size() < 5) {
        more.add(row);
      }
    }
    return more;
  }
}
