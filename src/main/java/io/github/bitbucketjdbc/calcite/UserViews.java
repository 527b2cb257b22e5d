package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.json.ViewFile;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.ViewTable;
import org.jspecify.annotations.Nullable;

/** The views of a file of named queries; unqualified names in them are looked up in Information. */
final class UserViews {
  private final Map<String, String> queries;
  private @Nullable SqlCompiler compiler;

  private UserViews(Map<String, String> queries) {
    this.queries = queries;
  }

  /** Reads the views; an empty name of a file means none. */
  static UserViews of(String file) {
    return new UserViews(file.isEmpty() ? Map.of() : ViewFile.read(file));
  }

  /** Gives the views what they need to find their columns, before the first statement. */
  void compileWith(SqlCompiler owner) {
    compiler = owner;
  }

  List<String> names() {
    return List.copyOf(queries.keySet());
  }

  /** Returns the queries by the names of the views. */
  Map<String, String> queries() {
    return Collections.unmodifiableMap(queries);
  }

  /** Returns the columns of a view, for which its query is validated. */
  List<ResultColumn> columns(String view) {
    RelDataType row = rowType(Objects.requireNonNull(queries.get(view), view));
    return row.getFieldList().stream().map(f -> ResultColumns.column(f, null)).toList();
  }

  private RelDataType rowType(String sql) {
    if (compiler == null) {
      throw new IllegalStateException("Views are read before the engine opened");
    }
    return compiler.rowType(sql);
  }

  Map<String, Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    queries.forEach(
        (name, sql) ->
            tables.put(
                name,
                new ViewTable(
                    Object[].class,
                    types -> rowType(sql),
                    SqlText.of(sql).forParser(),
                    List.of(Catalog.INFORMATION),
                    List.of(Catalog.USER_VIEWS, name))));
    return tables;
  }
}
