package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** One schema: its tables are known without asking the service. */
final class RestSchema extends AbstractSchema {
  private final Map<String, Table> tables = new LinkedHashMap<>();

  /** A schema; {@code slug} is "" unless it is a repository's own. */
  RestSchema(List<TableDef> defs, String slug, boolean includeDeleted) {
    for (TableDef def : defs) {
      tables.put(def.name(), new RestTable(def, slug, includeDeleted));
    }
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
