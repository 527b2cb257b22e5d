package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list value. Where nobody names the type of its elements, their class says it. */
final class ListArray implements Array {
  private final @Nullable JDBCType declared;
  private @Nullable List<?> elements;

  ListArray(List<?> elements) {
    this(null, elements);
  }

  private ListArray(@Nullable JDBCType declared, List<?> elements) {
    this.declared = declared;
    this.elements = elements;
  }

  /** An array whose elements have the type of that name. */
  static ListArray of(String typeName, List<?> elements) throws SQLException {
    String wanted = typeName.trim().toUpperCase(Locale.ROOT).replace(' ', '_');
    for (JDBCType type : JDBCType.values()) {
      if (type.getName().equals(wanted)) {
        return new ListArray(type, elements);
      }
    }
    throw Boundary.invalidArgument("There is no type " + typeName);
  }

  private List<?> elements() throws SQLException {
    return Boundary.notFreed(elements);
  }

  private JDBCType elementType() throws SQLException {
    List<?> all = elements();
    if (declared != null) {
      return declared;
    }
    for (Object element : all) {
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
    if (element instanceof BigDecimal) {
      return JDBCType.DECIMAL;
    }
    if (element instanceof Number) {
      return JDBCType.INTEGER;
    }
    return element instanceof List<?> ? JDBCType.ARRAY : JDBCType.VARCHAR;
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    return elementType().getName();
  }

  @Override
  public int getBaseType() throws SQLException {
    return elementType().getVendorTypeNumber();
  }

  @Override
  public Object getArray() throws SQLException {
    return elements().toArray();
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
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
    return getResultSet(1, elements().size());
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    ResultColumn place = MetadataRows.column("INDEX", JDBCType.INTEGER);
    ResultColumn value = MetadataRows.column("VALUE", elementType());
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
    List<?> all = elements();
    int start = Boundary.place(index, all.size());
    Boundary.notNegative(count, "The count");
    return all.subList(start, (int) Math.min(all.size(), (long) start + count));
  }

  @Override
  public void free() {
    elements = null;
  }

  @Override
  public String toString() {
    return String.valueOf(elements);
  }
}
