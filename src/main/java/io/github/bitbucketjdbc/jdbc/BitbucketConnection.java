package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one workspace, which several threads may share. It holds no network connection of
 * its own: opening and closing it sends nothing.
 */
public final class BitbucketConnection extends ConnectionSettings {
  private final DriverConfig config;
  private final QueryEngine engine;
  private final String url;
  private final Runnable afterClose;
  private final ConnectionObserver observer;
  private final DatabaseMetaData metaData;
  private final Set<BitbucketStatement> statements =
      java.util.Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Execution> preparing = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile String schema;

  /**
   * A connection that is open.
   *
   * @param config the checked properties
   * @param catalog the tables it shows
   * @param engine runs its queries and is closed with it
   * @param url the URL without secrets
   * @param afterClose releases what else belongs to it, when it has been closed
   */
  public BitbucketConnection(
      DriverConfig config, Catalog catalog, QueryEngine engine, String url, Runnable afterClose) {
    this(config, catalog, engine, url, afterClose, ConnectionObserver.NONE);
  }

  BitbucketConnection(
      DriverConfig config,
      Catalog catalog,
      QueryEngine engine,
      String url,
      Runnable afterClose,
      ConnectionObserver observer) {
    super(config.readOnly());
    this.observer = observer;
    this.config = config;
    this.engine = engine;
    this.url = url;
    this.afterClose = afterClose;
    this.schema = written(config.schema());
    SchemaNames names =
        new SchemaNames(
            engine, this::newExecution, !config.workspace().isEmpty(), config.browsing());
    this.metaData =
        new BitbucketDatabaseMetaData(
            this,
            new TableMetadata(catalog, names, new ViewMetadata(engine, config.browsing())),
            new KeyMetadata(catalog, names),
            new ProcedureMetadata(catalog, names));
  }

  DriverConfig config() {
    return config;
  }

  String url() {
    return url;
  }

  private String written(String name) {
    return SchemaName.of(name).name();
  }

  @Override
  public void checkOpen() throws SQLException {
    if (closed.get()) {
      throw ErrorTranslator.create(SqlState.CONNECTION_CLOSED, "The connection is closed");
    }
  }

  PreparedQuery plan(String sql, Execution execution) {
    return engine.prepare(sql, schema, execution);
  }

  /** Plans a statement that has no execution yet; closing the connection stops that. */
  private PreparedQuery planAhead(String sql) throws SQLException {
    Execution execution = newExecution();
    preparing.add(execution);
    try {
      checkOpen();
      String text = Boundary.required(sql, "The SQL text");
      return Boundary.call(() -> plan(text, execution));
    } finally {
      preparing.remove(execution);
    }
  }

  private Execution newExecution() {
    return new Execution(config.queryTimeout(), config.maxRequests(), networkTimeout());
  }

  private <T extends BitbucketStatement> T register(T statement) throws SQLException {
    synchronized (statements) {
      checkOpen();
      statements.add(statement);
    }
    return statement;
  }

  void statementClosed(BitbucketStatement statement) {
    synchronized (statements) {
      statements.remove(statement);
    }
    if (statement instanceof PreparedStatement prepared) {
      observer.statementClosed(prepared);
    }
  }

  /** Takes note of an error that a statement is about to throw. */
  void statementFailed(BitbucketStatement statement, SQLException error) {
    observer.failed(error, statement instanceof PreparedStatement prepared ? prepared : null);
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return register(new BitbucketStatement(this, false, false));
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    return createStatement(type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    checkOpen();
    boolean scrolls = scrolls(type, concurrency, holdability);
    return register(new BitbucketStatement(this, false, scrolls));
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    return prepare(sql, KeyChoice.NONE, false);
  }

  private PreparedStatement prepare(String sql, KeyChoice keys, boolean scrolls)
      throws SQLException {
    PreparedQuery query = planAhead(sql);
    return register(new BitbucketPreparedStatement(this, query, keys, scrolls));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    return prepareStatement(sql, type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    return prepare(sql, KeyChoice.NONE, scrolls(type, concurrency, holdability));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepare(sql, KeyChoice.flag(autoGeneratedKeys), false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return prepare(sql, KeyChoice.positions(columns), false);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return prepare(sql, KeyChoice.names(columns), false);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    return call(sql, false);
  }

  private CallableStatement call(String sql, boolean scrolls) throws SQLException {
    PreparedQuery query = planAhead(sql);
    return register(new BitbucketCallableStatement(this, new OutputQuery(query), scrolls));
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return prepareCall(sql, type, concurrency, ResultSet.HOLD_CURSORS_OVER_COMMIT);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    return call(sql, scrolls(type, concurrency, holdability));
  }

  /** Tells whether to scroll, and warns where not what was asked for will come. */
  private boolean scrolls(int type, int concurrency, int holdability) throws SQLException {
    switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE -> {}
      case ResultSet.TYPE_SCROLL_SENSITIVE ->
          warn("Result sets do not see changes: they are TYPE_SCROLL_INSENSITIVE");
      default -> throw Boundary.invalidArgument(type + " is not a type of result sets");
    }
    switch (concurrency) {
      case ResultSet.CONCUR_READ_ONLY -> {}
      case ResultSet.CONCUR_UPDATABLE ->
          warn("Updating through result sets is not supported: they are CONCUR_READ_ONLY");
      default -> throw Boundary.invalidArgument(concurrency + " is not a concurrency");
    }
    setHoldability(holdability);
    return type != ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    return Boundary.required(sql, "The SQL text");
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return metaData;
  }

  /** Sets the schema for statements made from now on, without asking whether it exists. */
  @Override
  public void setSchema(String schema) throws SQLException {
    checkOpen();
    if (Boundary.required(schema, "The schema").isBlank()) {
      throw Boundary.invalidArgument("The schema must not be empty");
    }
    this.schema = written(schema);
  }

  @Override
  public String getSchema() throws SQLException {
    checkOpen();
    return schema;
  }

  @Override
  public Blob createBlob() throws SQLException {
    checkOpen();
    return new BytesBlob(new byte[0]);
  }

  @Override
  public Clob createClob() throws SQLException {
    checkOpen();
    return new TextClob("");
  }

  @Override
  public NClob createNClob() throws SQLException {
    checkOpen();
    return new TextClob("");
  }

  @Override
  public Array createArrayOf(String typeName, @Nullable Object[] elements) throws SQLException {
    checkOpen();
    List<?> list = Arrays.asList(Boundary.required(elements, "The elements").clone());
    return ListArray.of(Boundary.required(typeName, "The type"), list);
  }

  /** Returns whether it is open; asking the service would cost a request. */
  @Override
  public boolean isValid(int seconds) throws SQLException {
    Boundary.notNegative(seconds, "The timeout");
    return !closed.get();
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  /** Stops all statements at once; what they hold is given back by the executor. */
  @Override
  public void abort(Executor executor) throws SQLException {
    if (closed.get()) {
      return;
    }
    Boundary.required(executor, "The executor");
    if (closed.compareAndSet(false, true)) {
      preparing.forEach(Execution::cancel);
      openStatements().forEach(BitbucketStatement::stop);
      Boundary.run(() -> executor.execute(this::releaseSilently));
    }
  }

  private void releaseSilently() {
    try {
      release();
    } catch (SQLException e) {
      // an aborted connection has nobody left to tell
    }
  }

  @Override
  public void close() throws SQLException {
    if (closed.compareAndSet(false, true)) {
      release();
    }
  }

  private void release() throws SQLException {
    try {
      closeStatements();
    } finally {
      try {
        Boundary.run(engine::close);
      } finally {
        try {
          Boundary.run(afterClose::run);
        } finally {
          observer.closed();
        }
      }
    }
  }

  private void closeStatements() throws SQLException {
    preparing.forEach(Execution::cancel);
    for (BitbucketStatement statement : openStatements()) {
      statement.close();
    }
  }

  private List<BitbucketStatement> openStatements() {
    synchronized (statements) {
      return List.copyOf(statements);
    }
  }
}
