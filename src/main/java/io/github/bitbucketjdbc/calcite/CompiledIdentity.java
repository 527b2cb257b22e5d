package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.query.UpdateResult;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteRunner;
import java.sql.JDBCType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/**
 * {@code SELECT SCOPE_IDENTITY()} or {@code SELECT @@IDENTITY}: one row with the key of the row
 * that the connection inserted last, or NULL. Sends nothing.
 */
record CompiledIdentity(String label) implements Compiled {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)\\s*SELECT\\s+(?:(SCOPE_IDENTITY)\\s*\\(\\s*\\)|@@(IDENTITY))"
              + "(?:\\s+(?:AS\\s+)?\"?(\\w+)\"?)?\\s*;?\\s*");

  /** Returns the statement, if the text is this one. */
  static Optional<CompiledIdentity> of(String sql) {
    Matcher matcher = STATEMENT.matcher(sql);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(new CompiledIdentity(matcher.group(3) == null ? name : matcher.group(3)));
  }

  @Override
  public Compiled explained() {
    return this;
  }

  @Override
  public PreparedQuery on(ScanRunner scans, WriteRunner writes) {
    return new Prepared(label, writes);
  }

  private record Prepared(String label, WriteRunner writes) implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
      return List.of(
          new ResultColumn(label, label, "", "", JDBCType.VARCHAR, "VARCHAR", 0, 0, true));
    }

    @Override
    public List<ParameterColumn> parameters() {
      return List.of();
    }

    @Override
    public boolean isUpdate() {
      return false;
    }

    @Override
    public boolean changes() {
      return false;
    }

    @Override
    public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
      return new EnumeratorCursor(
          Linq4j.asEnumerable(Collections.singletonList(writes.lastInserted().orElse(null))),
          execution);
    }

    @Override
    public UpdateResult update(List<@Nullable Object> parameters, Execution execution) {
      throw PreparedQuery.notAnUpdate();
    }
  }
}
