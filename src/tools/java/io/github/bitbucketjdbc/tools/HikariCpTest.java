package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.bitbucketjdbc.BitbucketDataSource;
import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.jdbc.BitbucketConnection;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** HikariCP, configured in every way that its users do, and what happens to its connections. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HikariCpTest {
  private static final String NAMES = "SELECT Name FROM Branches ORDER BY Name";

  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "HikariCP",
          HikariDataSource.class,
          "10 configurations (URL, driver class, data source, properties, read-only, manual commit,"
              + " isolation, schema, test query, warm-up), threads, eviction, exhaustion, JMX,"
              + " shutdown with a borrowed connection");

  private static final Map<String, Consumer<HikariConfig>> CONFIGURATIONS = configurations();

  private static Map<String, Consumer<HikariConfig>> configurations() {
    Map<String, Consumer<HikariConfig>> all = new TreeMap<>();
    all.put("URL alone", config -> {});
    all.put("driver class", config -> config.setDriverClassName(BitbucketDriver.class.getName()));
    all.put(
        "data source",
        config -> {
          config.setJdbcUrl(null);
          config.setDataSourceClassName(BitbucketDataSource.class.getName());
          config.addDataSourceProperty("workspace", "acme");
          config.addDataSourceProperty("schema", "api");
          config.addDataSourceProperty("baseURL", demo.server().baseUrl().toString());
        });
    all.put("driver properties", config -> config.addDataSourceProperty("MaxRequests", "500"));
    all.put("read-only", config -> config.setReadOnly(true));
    all.put("manual commit", config -> config.setAutoCommit(false));
    all.put("isolation", config -> config.setTransactionIsolation("TRANSACTION_READ_COMMITTED"));
    all.put("schema", config -> config.setSchema("api"));
    all.put(
        "test query",
        config -> {
          config.setConnectionTestQuery("SELECT 1");
          config.setConnectionInitSql("VALUES 1");
        });
    all.put(
        "warm-up",
        config -> {
          config.setMinimumIdle(3);
          config.setInitializationFailTimeout(5_000);
          config.setKeepaliveTime(30_000);
          config.setMaxLifetime(60_000);
          config.setValidationTimeout(1_000);
          config.setLeakDetectionThreshold(60_000);
        });
    return all;
  }

  static List<String> names() {
    return List.copyOf(CONFIGURATIONS.keySet());
  }

  private static HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(demo.url());
    config.setMaximumPoolSize(3);
    config.setPoolName("bitbucket");
    return config;
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPoolGivesTheRowsOfAPlainConnection(String name) throws SQLException {
    List<String> expected = branches(demo.rows(NAMES));
    demo.server().clearRequests();
    HikariConfig config = config();
    CONFIGURATIONS.get(name).accept(config);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      for (int i = 0; i < 2; i++) {
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.isValid(1)).isTrue();
          assertThat(read(connection)).isEqualTo(expected);
          if (!connection.getAutoCommit()) {
            connection.commit();
            connection.rollback();
          }
        }
      }
    }
    assertThat(demo.sent()).as("a pool sends nothing of its own").hasSize(2);
  }

  private static List<String> branches(List<List<Object>> rows) {
    return rows.stream().map(row -> (String) row.get(0)).toList();
  }

  private static List<String> read(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  @Test
  void theGuidesPoolReads() throws SQLException {
    String url = demo.url();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(openPullRequests(pool))
          .isEqualTo(
              demo.rows("SELECT COUNT(*) FROM PullRequests WHERE State = 'OPEN'").get(0).get(0));
    }
  }

  @Test
  void theGuidesPropertiesMakeAPool() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("dataSourceClassName", "io.github.bitbucketjdbc.BitbucketDataSource");
    properties.setProperty("dataSource.workspace", "acme");
    properties.setProperty("dataSource.schema", "api");
    properties.setProperty("dataSource.baseURL", demo.server().baseUrl().toString());
    try (HikariDataSource pool = new HikariDataSource(new HikariConfig(properties));
        Connection connection = pool.getConnection()) {
      assertThat(read(connection)).isEqualTo(branches(demo.rows(NAMES)));
    }
  }

  private static long openPullRequests(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT COUNT(*) FROM PullRequests WHERE State = ?")) {
      statement.setString(1, "OPEN");
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void aBorrowerDoesNotSeeWhatTheOneBeforeSet() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    config.setSchema("api");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Connection first = pool.getConnection();
      first.setSchema("infra");
      first.setReadOnly(true);
      first.setAutoCommit(false);
      first.setNetworkTimeout(Runnable::run, 1_234);
      Statement left = first.createStatement();
      first.close();
      assertThat(left.isClosed()).isTrue();
      try (Connection second = pool.getConnection()) {
        assertThat(second.getSchema()).isEqualTo("api");
        assertThat(second.isReadOnly()).isFalse();
        assertThat(second.getAutoCommit()).isTrue();
        assertThat(second.getNetworkTimeout()).isZero();
      }
    }
  }

  @Test
  void aReadOnlyPoolRefusesToWrite() throws SQLException {
    HikariConfig config = config();
    config.setReadOnly(true);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM Branches WHERE Name = 'main'"))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("25006");
    }
    assertThat(demo.sent()).isEmpty();
  }

  @Test
  void threadsShareThePool() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (HikariDataSource pool = new HikariDataSource(config())) {
      List<Callable<Long>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        work.add(() -> openPullRequests(pool));
      }
      List<Long> counts = new ArrayList<>();
      for (Future<Long> future : threads.invokeAll(work)) {
        counts.add(future.get());
      }
      assertThat(counts).hasSize(40);
      assertThat(counts).containsOnly(openPullRequests(pool));
      assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aConnectionIsEvicted() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource(config())) {
      Connection borrowed = pool.getConnection();
      Connection driver = borrowed.unwrap(BitbucketConnection.class);
      pool.evictConnection(borrowed);
      borrowed.close();
      try (Connection next = pool.getConnection()) {
        assertThat(next.unwrap(BitbucketConnection.class)).isNotSameAs(driver);
      }
    }
  }

  @Test
  void anEmptyPoolSaysSo() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection only = pool.getConnection()) {
      assertThat(only.isValid(1)).isTrue();
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
  }

  @Test
  void aFaultOfTheServiceLeavesTheConnectionInThePool() throws SQLException {
    HikariConfig config = config();
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Connection driver;
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        driver = connection.unwrap(BitbucketConnection.class);
        assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM Nothing"))
            .isInstanceOf(SQLException.class);
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.unwrap(BitbucketConnection.class)).isSameAs(driver);
        assertThat(read(connection)).isNotEmpty();
      }
    }
  }

  @Test
  void jmxTellsOfThePool() throws Exception {
    HikariConfig config = config();
    config.setRegisterMbeans(true);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
      HikariPoolMXBean bean =
          JMX.newMXBeanProxy(
              ManagementFactory.getPlatformMBeanServer(),
              new ObjectName("com.zaxxer.hikari:type=Pool (bitbucket)"),
              HikariPoolMXBean.class);
      assertThat(bean.getActiveConnections()).isEqualTo(1);
    }
  }

  @Test
  void aShutdownAbortsWhatIsBorrowed() throws SQLException {
    HikariDataSource pool = new HikariDataSource(config());
    Connection borrowed = pool.getConnection();
    Connection driver = borrowed.unwrap(BitbucketConnection.class);
    pool.close();
    assertThat(driver.isClosed()).isTrue();
    assertThatThrownBy(() -> read(borrowed)).isInstanceOf(SQLException.class);
  }
}
