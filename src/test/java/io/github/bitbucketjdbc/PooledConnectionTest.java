package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pool keeps, lends and hears of, against the demo service. */
class PooledConnectionTest {
  private static final String QUERY = "SELECT Slug FROM Repositories WHERE Slug = ?";
  private static DemoServer server;

  private final List<String> events = new ArrayList<>();
  private PooledConnection pooled;

  @BeforeAll
  static void start() {
    server = DemoServer.start(DemoOptions.story());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws SQLException {
    pooled = source(server.baseUrl().toString()).getPooledConnection();
    listen(pooled);
  }

  @AfterEach
  void close() throws SQLException {
    pooled.close();
  }

  private static BitbucketConnectionPoolDataSource source(String baseUrl) {
    BitbucketConnectionPoolDataSource source = new BitbucketConnectionPoolDataSource();
    source.setBaseURL(baseUrl);
    source.setWorkspace(server.workspace());
    return source;
  }

  private void listen(PooledConnection from) {
    from.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            assertThat(event.getSource()).isSameAs(from);
            events.add("closed");
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            events.add("error " + event.getSQLException().getSQLState());
          }
        });
    from.addStatementEventListener(
        new StatementEventListener() {
          @Override
          public void statementClosed(StatementEvent event) {
            assertThat(event.getSource()).isSameAs(from);
            assertThat(event.getStatement()).isNotNull();
            events.add("statement closed");
          }

          @Override
          public void statementErrorOccurred(StatementEvent event) {
            events.add("statement error " + event.getSQLException().getSQLState());
          }
        });
  }

  private static List<String> read(Connection connection) throws SQLException {
    List<String> slugs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT Slug FROM Repositories LIMIT 2")) {
      while (rows.next()) {
        slugs.add(rows.getString(1));
      }
    }
    return slugs;
  }

  @Test
  void lendsAgainAndAgain() throws SQLException {
    Connection first = pooled.getConnection();
    assertThat(read(first)).hasSize(2);
    first.setSchema("AllRepositories");
    first.setReadOnly(true);
    first.setAutoCommit(false);
    first.close();
    first.close();
    assertThat(events).containsExactly("closed");
    assertThatThrownBy(first::createStatement).isInstanceOf(SQLException.class);

    Connection second = pooled.getConnection();
    assertThat(second.getSchema()).isEqualTo("Information");
    assertThat(second.isReadOnly()).isFalse();
    assertThat(second.getAutoCommit()).isTrue();
    assertThat(read(second)).hasSize(2);
    second.close();
    assertThat(events).containsExactly("closed", "closed");
  }

  @Test
  void takesBackWhatItLent() throws SQLException {
    Connection first = pooled.getConnection();
    PreparedStatement statement = first.prepareStatement(QUERY);
    Connection second = pooled.getConnection();

    assertThat(first.isClosed()).isTrue();
    assertThat(statement.isClosed()).isTrue();
    assertThat(second.isClosed()).isFalse();
    assertThat(events).containsExactly("statement closed");
    pooled.close();
    pooled.close();
    assertThat(second.isClosed()).isTrue();
    assertThat(events).containsExactly("statement closed");
    assertThatThrownBy(pooled::getConnection)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08003"));
  }

  @Test
  void tellsOfPreparedStatementsOnly() throws SQLException {
    try (Connection connection = pooled.getConnection()) {
      PreparedStatement prepared = connection.prepareStatement(QUERY);
      prepared.close();
      prepared.close();
      connection.createStatement().close();
      assertThat(events).containsExactly("statement closed");
    }
    assertThat(events).containsExactly("statement closed", "closed");
  }

  @Test
  void anOrdinaryErrorIsNoneOfThePools() throws SQLException {
    try (Connection connection = pooled.getConnection()) {
      assertThatThrownBy(() -> connection.createStatement().executeQuery("SELEKT"))
          .isInstanceOf(SQLException.class);
      assertThat(events).isEmpty();
    }
  }

  @Test
  void tellsThatCredentialsWereRefused() throws SQLException {
    try (DemoServer guarded = DemoServer.start(DemoOptions.story().bearer("the-right-one"))) {
      BitbucketConnectionPoolDataSource source = source(guarded.baseUrl().toString());
      source.setAccessToken("a-wrong-one");
      PooledConnection refused = source.getPooledConnection();
      listen(refused);
      try (Connection connection = refused.getConnection()) {
        PreparedStatement statement = connection.prepareStatement(QUERY);
        statement.setString(1, "api");
        assertThatThrownBy(
                () -> {
                  try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                  }
                })
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("28000"));
      }
      assertThat(events)
          .startsWith("statement error 28000", "error 28000")
          .endsWith("statement closed", "closed");
      refused.close();
    }
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws SQLException {
    PooledConnection own = source(server.baseUrl().toString()).getPooledConnection();
    own.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            throw new IllegalStateException("a faulty pool");
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {}
        });
    listen(own);
    own.getConnection().close();
    assertThat(events).containsExactly("closed");
    own.close();
  }

  @Test
  void forgetsListeners() throws SQLException {
    ConnectionEventListener listener =
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            events.add("closed, to the forgotten one");
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {}
        };
    pooled.addConnectionEventListener(listener);
    pooled.removeConnectionEventListener(listener);
    pooled.addConnectionEventListener(null);
    pooled.getConnection().close();
    assertThat(events).containsExactly("closed");
  }

  @Test
  void checksWhenItIsOpenedIfAsked() {
    BitbucketConnectionPoolDataSource source = source(server.baseUrl().toString());
    source.setWorkspace("no-such-workspace");
    source.setConnectOnOpen(true);
    assertThatThrownBy(source::getPooledConnection).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> source.getPooledConnection("a:b", "x")).hasMessageContaining("colon");
  }
}
