package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BitbucketConnectionTest {
  private final FakeEngine engine = new FakeEngine();
  private final Connection connection = engine.connect("Workspace=acme;Schema=information");

  @Test
  void behavesAsFrameworksExpect() throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    connection.commit();
    connection.rollback();
    connection.setAutoCommit(false);
    assertThat(connection.getAutoCommit()).isFalse();
    connection.commit();
    assertThat(connection.isReadOnly()).isFalse();
    connection.setReadOnly(true);
    assertThat(connection.isReadOnly()).isTrue();
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isFalse();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    assertThat(connection.getTransactionIsolation())
        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    connection.setCatalog("x");
    assertThat(connection.getCatalog()).isNull();
    assertThat(connection.getTypeMap()).isEmpty();
    assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
    assertThat(connection.isValid(0)).isTrue();
    assertThatThrownBy(() -> connection.isValid(-1)).isInstanceOf(SQLException.class);
    assertThat(engine.prepared).isEmpty();
  }

  @Test
  void setsTheSchemaOfLaterStatements() throws SQLException {
    assertThat(connection.getSchema()).isEqualTo("Information");
    connection.setSchema("api");
    connection.createStatement().executeQuery("Q");
    connection.setSchema("allrepositories");
    connection.prepareStatement("Q");

    assertThat(engine.schemas).containsExactly("api", "AllRepositories");
    assertThatThrownBy(() -> connection.setSchema("")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connection.setSchema(null)).isInstanceOf(SQLException.class);
    assertThat(connection.getSchema()).isEqualTo("AllRepositories");
  }

  @Test
  void downgradesWithWarnings() throws SQLException {
    Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_UPDATABLE);

    assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
    SQLWarning warning = connection.getWarnings();
    assertThat((Throwable) warning).hasMessageContaining("TYPE_SCROLL_INSENSITIVE");
    assertThat((Throwable) warning.getNextWarning()).hasMessageContaining("CONCUR_READ_ONLY");
    connection.clearWarnings();
    assertThat((Throwable) connection.getWarnings()).isNull();
    assertThatThrownBy(() -> connection.createStatement(1, ResultSet.CONCUR_READ_ONLY))
        .isInstanceOf(SQLException.class);
    ResultSet result = statement.executeQuery("Q");
    assertThat(result.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    assertThat(result.last()).isFalse();
    assertThatThrownBy(() -> result.updateString(1, "x"))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
    assertThat((Throwable) connection.getWarnings()).isNull();
  }

  @Test
  void refusesInWords() {
    assertThatThrownBy(() -> connection.setSavepoint())
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("no transactions");
  }

  @Test
  void keepsClientInfo() throws SQLException {
    connection.setClientInfo("ApplicationName", "reports");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("reports");
    connection.setClientInfo(new Properties());
    assertThat(connection.getClientInfo()).isEmpty();
    connection.close();
    assertThatThrownBy(() -> connection.setClientInfo("a", "b"))
        .isInstanceOf(SQLClientInfoException.class)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08003"))
        .satisfies(
            e ->
                assertThat(((SQLClientInfoException) e).getFailedProperties())
                    .containsOnlyKeys("a"));
  }

  @Test
  void makesClobs() throws SQLException {
    Clob clob = connection.createClob();
    clob.setString(1, "hello");
    clob.setString(6, " world");

    assertThat(clob.getSubString(1, 100)).isEqualTo("hello world");
    assertThat(clob.position("world", 1)).isEqualTo(7);
    clob.truncate(5);
    assertThat(clob.length()).isEqualTo(5);
  }

  @Test
  void writesToLargeObjectsThroughStreams() throws Exception {
    Clob clob = connection.createClob();
    try (Writer writer = clob.setCharacterStream(1)) {
      writer.write("Grüße");
      writer.append('!');
    }
    try (OutputStream ascii = clob.setAsciiStream(1)) {
      ascii.write("gr".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(clob.getSubString(1, 10)).isEqualTo("grüße!");

    Blob blob = connection.createBlob();
    try (OutputStream stream = blob.setBinaryStream(1)) {
      stream.write(new byte[] {1, 2, 3});
      stream.write(4);
    }
    assertThat(blob.setBytes(3, new byte[] {9, 8, 7})).isEqualTo(3);
    assertThat(blob.getBytes(1, 10)).containsExactly(1, 2, 9, 8, 7);
    assertThat(blob.position(new byte[] {9, 8}, 1)).isEqualTo(3);
    blob.truncate(1);
    assertThat(blob.length()).isEqualTo(1);
    blob.free();
    blob.free();
    assertThatThrownBy(blob::length).isInstanceOf(SQLException.class);
  }

  @Test
  void arraysHaveTheTypeTheyWereMadeWith() throws SQLException {
    Array array = connection.createArrayOf("integer", new Object[] {1L, null});
    assertThat(array.getBaseTypeName()).isEqualTo("INTEGER");
    assertThat(array.getBaseType()).isEqualTo(Types.INTEGER);
    assertThatThrownBy(() -> connection.createArrayOf("no type", new Object[0]))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void refusesLevelsThatAreNone() {
    assertThatThrownBy(() -> connection.setTransactionIsolation(77))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> connection.setNetworkTimeout(null, 1))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void abortsAndClosesOnce() throws SQLException {
    int[] closes = {0};
    BitbucketConnection own =
        new BitbucketConnection(
            ((BitbucketConnection) connection).config(),
            io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog.get(),
            engine,
            "jdbc:bitbucket:",
            () -> closes[0]++);
    own.setNetworkTimeout(Runnable::run, 1000);
    assertThat(own.getNetworkTimeout()).isEqualTo(1000);
    own.abort(Runnable::run);
    own.abort(Runnable::run);
    own.close();

    assertThat(own.isClosed()).isTrue();
    assertThat(closes[0]).isEqualTo(1);
  }

  @Test
  void closesWhatBelongsToItEvenWhenTheEngineFails() {
    boolean[] released = {false};
    QueryEngine failing =
        new QueryEngine() {
          @Override
          public PreparedQuery prepare(String sql, String schema, Execution execution) {
            throw new IllegalStateException(sql);
          }

          @Override
          public void close() {
            throw new IllegalStateException("cannot close");
          }
        };
    BitbucketConnection own =
        new BitbucketConnection(
            ((BitbucketConnection) connection).config(),
            io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog.get(),
            failing,
            "jdbc:bitbucket:",
            () -> released[0] = true);

    assertThatThrownBy(own::close).isInstanceOf(SQLException.class).hasMessage("cannot close");
    assertThat(released[0]).isTrue();
  }
}
