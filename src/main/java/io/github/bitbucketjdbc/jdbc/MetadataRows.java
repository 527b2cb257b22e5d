package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import java.sql.JDBCType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Result sets over rows that the driver makes itself, one at a time. */
final class MetadataRows {
  private MetadataRows() {}

  /** Returns a column of such a result. */
  static ResultColumn column(String label, JDBCType type) {
    TypeBridge bridge = TypeBridge.of(type);
    return new ResultColumn(
        label, label, "", "", type, bridge.typeName(), bridge.precision(), bridge.scale(), true);
  }

  /** Returns a cursor that asks for a row only when it moves there. */
  static RowCursor cursor(Iterator<@Nullable Object[]> rows) {
    return new RowCursor() {
      private @Nullable Object @Nullable [] row;

      @Override
      public boolean next() {
        row = rows.hasNext() ? rows.next() : null;
        return row != null;
      }

      @Override
      public @Nullable Object[] row() {
        if (row == null) {
          throw new NoSuchElementException("The cursor is not on a row");
        }
        return row;
      }

      @Override
      public void close() {
        row = null;
      }
    };
  }
}
