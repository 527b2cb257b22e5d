package io.github.bitbucketjdbc.calcite;

import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** One schema: its tables are known without asking the service. */
final class RestSchema extends AbstractSchema {
  private final Map<String, Table> tables;

  RestSchema(Map<String, Table> tables) {
    this.tables = Map.copyOf(tables);
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
