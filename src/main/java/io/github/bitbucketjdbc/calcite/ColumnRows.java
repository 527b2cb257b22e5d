package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.sql.JDBCType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code sys_tablecolumns}, with the kind of schema first.
 *
 * @param kind the kind of schema
 * @param table the table or view
 */
record ColumnRows(String kind, String table) {
  static Stream<@Nullable Object[]> ofTable(String kind, TableDef table, List<ColumnDef> columns) {
    ColumnRows rows = new ColumnRows(kind, table.name());
    return IntStream.range(0, columns.size())
        .mapToObj(
            i -> {
              ColumnDef c = columns.get(i);
              boolean readOnly = table.writes().stream().noneMatch(w -> w.takes(c.name()));
              Type type = new Type(c.type().jdbcType(), c.type().size(), c.type().scale());
              return rows.row(c.name(), type, c.nullable(), c.description(), i, readOnly, c.key());
            });
  }

  static Stream<@Nullable Object[]> ofView(String view, List<ResultColumn> columns) {
    ColumnRows rows = new ColumnRows(SchemaName.Kind.USER_VIEWS.name(), view);
    return IntStream.range(0, columns.size())
        .mapToObj(
            i -> {
              ResultColumn c = columns.get(i);
              return rows.row(c.label(), Type.of(c), c.nullable(), "", i, true, false);
            });
  }

  /** A type with its size; what views compute may have a type that no table has. */
  private record Type(JDBCType type, int size, int scale) {
    static Type of(ResultColumn column) {
      Optional<ColumnType> known =
          Stream.of(ColumnType.values()).filter(t -> t.jdbcType() == column.type()).findFirst();
      return new Type(
          column.type(),
          known.map(ColumnType::size).orElse(column.precision()),
          known.map(ColumnType::scale).orElse(column.scale()));
    }

    boolean isNumber() {
      return switch (type) {
        case BIGINT, INTEGER, SMALLINT, TINYINT, DOUBLE, REAL, FLOAT, DECIMAL -> true;
        default -> false;
      };
    }
  }

  private @Nullable Object[] row(
      String name,
      Type type,
      boolean nullable,
      String description,
      int index,
      boolean readOnly,
      boolean key) {
    return new Object[] {
      kind,
      table,
      name,
      type.type().getName(),
      type.type().getVendorTypeNumber(),
      type.size(),
      type.isNumber() ? type.size() : null,
      type.scale(),
      nullable,
      description,
      index + 1,
      false,
      false,
      readOnly,
      key,
      false
    };
  }
}
