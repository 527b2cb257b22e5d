package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.scan.ScanRunner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** What generated code can ask for during one execution. Times are in UTC. */
final class ExecutionContext implements DataContext {
  private static final String SELF = "bitbucketExecution";

  private final SchemaPlus root;
  private final JavaTypeFactory types;
  private final ScanRunner runner;
  private final Execution execution;
  private final Map<String, Object> stash;
  private final List<@Nullable Object> parameters;
  private final AtomicBoolean cancel = new AtomicBoolean();
  private final long now = System.currentTimeMillis();

  ExecutionContext(
      SchemaPlus root,
      JavaTypeFactory types,
      ScanRunner runner,
      Execution execution,
      Map<String, Object> stash,
      List<@Nullable Object> parameters) {
    this.root = root;
    this.types = types;
    this.runner = runner;
    this.execution = execution;
    this.stash = stash;
    this.parameters = parameters;
  }

  static ExecutionContext of(DataContext context) {
    if (context.get(SELF) instanceof ExecutionContext own) {
      return own;
    }
    throw new IllegalStateException("Not an execution of this driver");
  }

  /** Starts a scan whose slots are filled. */
  RowCursor open(ScanSpec spec) {
    return runner.open(spec, execution);
  }

  /** Returns how many requests are under way together at most. */
  int window() {
    return runner.window();
  }

  Execution execution() {
    return execution;
  }

  @Override
  public SchemaPlus getRootSchema() {
    return root;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  @Override
  public QueryProvider getQueryProvider() {
    throw new UnsupportedOperationException("Queries run through JDBC");
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.startsWith("?")) {
      return parameters.get(Integer.parseInt(name.substring(1)));
    }
    return switch (name) {
      case SELF -> this;
      case "utcTimestamp", "currentTimestamp", "localTimestamp" -> now;
      case "timeZone" -> TimeZone.getTimeZone("UTC");
      case "locale" -> Locale.ENGLISH;
      case "cancelFlag" -> cancel;
      case "user", "systemUser" -> "";
      default -> stash.get(name);
    };
  }
}
