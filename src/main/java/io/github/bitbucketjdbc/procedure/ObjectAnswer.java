package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.json.RowReader;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a result out of the JSON object that answers a procedure. */
final class ObjectAnswer {
  private final List<ColumnDef> columns;
  private final RowReader reader;

  /**
   * A reader.
   *
   * @param prefix where the object stands in the answer, with a dot at its end, or ""
   * @param also texts that are read besides, under the names they have in the answer
   */
  ObjectAnswer(ProcedureDef def, Endpoint endpoint, String prefix, String... also) {
    TableBuilder answer = TableDef.table(def.name(), Scope.SYSTEM, def.description());
    for (String text : also) {
      answer.text(text, text, "");
    }
    for (ProcedureDef.Result result : def.results()) {
      if (!result.path().isEmpty()) {
        ColumnType type = ColumnType.valueOf(result.type().name());
        answer.column(result.name(), type, prefix + result.path(), result.description());
      }
    }
    TableDef table = answer.build();
    columns = table.columns();
    reader = new RowReader(table, endpoint, columns, Map.of());
  }

  /** Returns the values that are there, by the names of the columns; none when nothing is read. */
  Map<String, Object> read(InputStream body) {
    Map<String, Object> found = new LinkedHashMap<>();
    if (columns.isEmpty()) {
      return found;
    }
    @Nullable Object[] row = reader.read(body).rows().get(0);
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        found.put(columns.get(i).name(), value);
      }
    }
    return found;
  }
}
