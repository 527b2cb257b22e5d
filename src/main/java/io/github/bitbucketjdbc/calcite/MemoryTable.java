package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table whose rows the driver has in memory, made anew for each scan. */
final class MemoryTable extends AbstractTable implements ScannableTable {
  private final List<ColumnDef> columns;
  private final Supplier<List<@Nullable Object[]>> rows;

  MemoryTable(List<ColumnDef> columns, Supplier<List<@Nullable Object[]>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return rowType(columns, typeFactory);
  }

  static RelDataType rowType(List<ColumnDef> columns, RelDataTypeFactory typeFactory) {
    BitbucketTypeFactory types = (BitbucketTypeFactory) typeFactory;
    RelDataTypeFactory.Builder row = typeFactory.builder();
    columns.forEach(c -> row.add(c.name(), types.typeOf(c)));
    return row.build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(rows.get());
  }
}
