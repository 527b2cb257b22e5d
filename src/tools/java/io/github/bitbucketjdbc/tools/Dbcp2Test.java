package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.jdbc.BitbucketConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.BasicDataSourceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commons DBCP, which an application finds by name as in an application server. */
class Dbcp2Test {
  private static final String NAME = "java:comp/env/jdbc/bitbucket";
  private static final String NAMES = "SELECT Name FROM Branches ORDER BY Name";

  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "Commons DBCP",
          BasicDataSource.class,
          "a data source that JNDI makes of a reference, test queries, pooled statements, an"
              + " insert with its key, a connection returned and borrowed again");

  /** What an application server does: it keeps references and makes objects of them. */
  public static final class Names implements InitialContextFactory {
    private static final Map<String, Reference> BOUND = new HashMap<>();

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
      return new InitialContext(true) {
        @Override
        public Object lookup(String name) throws NamingException {
          Reference reference = BOUND.get(name);
          if (reference == null) {
            throw new NameNotFoundException(name);
          }
          try {
            return NamingManager.getObjectInstance(reference, null, null, environment);
          } catch (NamingException e) {
            throw e;
          } catch (Exception e) {
            throw (NamingException) new NamingException(name).initCause(e);
          }
        }
      };
    }
  }

  private static BasicDataSource lookup(Map<String, String> settings) throws NamingException {
    Reference reference =
        new Reference(DataSource.class.getName(), BasicDataSourceFactory.class.getName(), null);
    settings.forEach((name, value) -> reference.add(new StringRefAddr(name, value)));
    reference.add(new StringRefAddr("url", demo.url()));
    Names.BOUND.put(NAME, reference);
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    return (BasicDataSource) new InitialContext(environment).lookup(NAME);
  }

  private static List<String> read(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(NAMES);
        ResultSet rows = statement.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private static List<String> expected() throws SQLException {
    return demo.rows(NAMES).stream().map(row -> (String) row.get(0)).toList();
  }

  @Test
  void aNameLeadsToThePool() throws Exception {
    List<String> expected = expected();
    demo.server().clearRequests();
    try (BasicDataSource source = lookup(Map.of("maxTotal", "2"))) {
      assertThat(read(source)).isEqualTo(expected).isNotEmpty();
    }
    assertThat(demo.sent()).hasSize(1);
  }

  @Test
  void aPoolThatTestsItsConnectionsSendsNoMore() throws Exception {
    Map<String, String> settings =
        Map.of(
            "driverClassName", "io.github.bitbucketjdbc.BitbucketDriver",
            "validationQuery", "SELECT 1",
            "testOnBorrow", "true",
            "testOnReturn", "true",
            "poolPreparedStatements", "true",
            "defaultAutoCommit", "false",
            "defaultTransactionIsolation", "READ_COMMITTED",
            "defaultSchema", "api",
            "connectionProperties", "MaxRequests=100;");
    List<String> expected = expected();
    demo.server().clearRequests();
    try (BasicDataSource source = lookup(settings)) {
      assertThat(read(source)).isEqualTo(expected);
      assertThat(read(source)).isEqualTo(expected);
      assertThat(source.getNumIdle()).isEqualTo(1);
    }
    assertThat(demo.sent()).hasSize(2);
  }

  @Test
  void aConnectionComesBackAsItWas() throws Exception {
    try (BasicDataSource source =
        lookup(Map.of("maxTotal", "1", "accessToUnderlyingConnectionAllowed", "true"))) {
      Connection driver;
      try (Connection first = source.getConnection()) {
        driver = first.unwrap(BitbucketConnection.class);
        first.setAutoCommit(false);
        first.setReadOnly(true);
      }
      try (Connection second = source.getConnection()) {
        assertThat(second.unwrap(BitbucketConnection.class)).isSameAs(driver);
        assertThat(second.getAutoCommit()).isTrue();
      }
    }
  }

  @Test
  void anInsertTellsItsKey() throws Exception {
    try (BasicDataSource source = lookup(Map.of());
        Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (5, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, "from a pool");
      assertThat(statement.executeUpdate()).isEqualTo(1);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(
                demo.rows(
                    "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = 5 AND Id = "
                        + keys.getLong("Id")))
            .containsExactly(List.of("from a pool"));
      }
    }
  }
}
