package io.github.bitbucketjdbc.cli;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows as the few Java types that the printers know: {@code String}, {@code Number}, {@code
 * Boolean}, {@code Instant}, {@code byte[]}, {@code List}, {@code Map} and null. Timestamps are
 * read in UTC, so that the time zone of the machine never moves them.
 */
final class RowReader {
  private final ResultSet rows;
  private final List<Column> columns;
  private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));

  RowReader(ResultSet rows, List<Column> columns) {
    this.rows = rows;
    this.columns = columns;
  }

  List<@Nullable Object> read() throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      values.add(value(i, columns.get(i - 1).type()));
    }
    return values;
  }

  private @Nullable Object value(int i, int type) throws SQLException {
    return switch (type) {
      case Types.TIMESTAMP -> {
        Timestamp timestamp = rows.getTimestamp(i, utc);
        yield timestamp == null ? null : timestamp.toInstant();
      }
      case Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.SQLXML,
          Types.DATE,
          Types.TIME ->
          rows.getString(i);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> rows.getBytes(i);
      default -> PlainValue.of(rows.getObject(i));
    };
  }
}
