package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.UpdateResult;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chosen columns of the rows that a statement, or a batch, inserted. */
final class GeneratedKeys {
  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  synchronized void clear() {
    columns.clear();
    rows.clear();
  }

  synchronized void add(UpdateResult result, List<Integer> chosen) {
    if (chosen.isEmpty()) {
      return;
    }
    if (columns.isEmpty()) {
      chosen.forEach(c -> columns.add(result.columns().get(c)));
    }
    for (@Nullable Object[] row : result.rows()) {
      rows.add(chosen.stream().map(c -> row[c]).toArray());
    }
  }

  /** Returns the rows; a result without any still has a column, as JDBC expects. */
  synchronized ResultSet resultSet() {
    return columns.isEmpty()
        ? MetadataLayout.GENERATED_KEYS.empty()
        : BitbucketResultSet.detached(
            List.copyOf(columns), MetadataRows.cursor(List.copyOf(rows).iterator()));
  }
}
