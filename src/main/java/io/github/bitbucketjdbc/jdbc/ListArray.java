package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list value. Its elements say by their class what type they have. */
final class ListArray implements Array {
  private final List<?> elements;

  ListArray(List<?> elements) {
    this.elements = elements;
  }

  List<?> elements() {
    return elements;
  }

  private JDBCType elementType() {
    for (Object element : elements) {
      if (element != null) {
        return typeOf(element);
      }
    }
    return JDBCType.VARCHAR;
  }

  private static JDBCType typeOf(Object element) {
    if (element instanceof Long) {
      return JDBCType.BIGINT;
    }
    if (element instanceof Boolean) {
      return JDBCType.BOOLEAN;
    }
    if (element instanceof Double || element instanceof Float) {
      return JDBCType.DOUBLE;
    }
    if (element instanceof java.math.BigDecimal) {
      return JDBCType.DECIMAL;
    }
    if (element instanceof Number) {
      return JDBCType.INTEGER;
    }
    return element instanceof List<?> ? JDBCType.ARRAY : JDBCType.VARCHAR;
  }

  @Override
  public String getBaseTypeName() {
    return elementType().getName();
  }

  @Override
  public int getBaseType() {
    return elementType().getVendorTypeNumber();
  }

  @Override
  public Object getArray() {
    return elements.toArray();
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    return part(index, count).toArray();
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements.size());
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    JDBCType type = elementType();
    ResultColumn place = MetadataRows.column("INDEX", JDBCType.INTEGER);
    ResultColumn value = MetadataRows.column("VALUE", type);
    List<@Nullable Object[]> rows = new ArrayList<>();
    int position = (int) index;
    for (Object element : part(index, count)) {
      rows.add(new @Nullable Object[] {position++, element});
    }
    RowCursor cursor = MetadataRows.cursor(rows.iterator());
    return BitbucketResultSet.detached(List.of(place, value), cursor);
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  private List<?> part(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 > elements.size()) {
      throw Boundary.invalidArgument("The index must be 1 to " + elements.size());
    }
    int start = (int) index - 1;
    return elements.subList(start, (int) Math.min(elements.size(), (long) start + count));
  }

  @Override
  public void free() {
    // The elements are held by the row.
  }

  @Override
  public String toString() {
    return elements.toString();
  }
}
