package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.felix.framework.Felix;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The self-contained jar as an OSGi bundle, which sees no class of the program around it. */
class OsgiTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "Apache Felix",
          Felix.class,
          "the jar as an OSGi bundle: resolved, a join, a data source");

  @TempDir static Path cache;
  private static Felix framework;
  private static Bundle bundle;

  @BeforeAll
  static void start() throws Exception {
    framework =
        new Felix(
            Map.of(
                Constants.FRAMEWORK_STORAGE,
                cache.toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
    framework.start();
    bundle =
        framework
            .getBundleContext()
            .installBundle(
                BitbucketDriver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString());
    bundle.start();
  }

  @AfterAll
  static void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  @Test
  void itIsResolved() {
    assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(bundle.getSymbolicName()).isEqualTo("io.github.bitbucketjdbc");
  }

  @Test
  void aJoinGivesTheRowsOfPlainJdbc() throws Exception {
    String sql =
        "SELECT p.Id, COUNT(*) FROM PullRequests p JOIN PullRequestComments c"
            + " ON c.PullRequestId = p.Id WHERE p.State = 'OPEN' GROUP BY p.Id ORDER BY p.Id";
    Class<?> type = bundle.loadClass("io.github.bitbucketjdbc.BitbucketDriver");
    assertThat(type).isNotSameAs(BitbucketDriver.class);
    Driver driver = (Driver) type.getDeclaredConstructor().newInstance();
    List<List<Object>> rows = new ArrayList<>();
    try (Connection connection = driver.connect(demo.url(), new Properties());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(List.of(result.getObject(1), result.getObject(2)));
      }
    }
    assertThat(rows).isNotEmpty().isEqualTo(demo.rows(sql));
  }

  @Test
  void itsDataSourceConnects() throws Exception {
    Class<?> type = bundle.loadClass("io.github.bitbucketjdbc.BitbucketDataSource");
    Object source = type.getDeclaredConstructor().newInstance();
    type.getMethod("setUrl", String.class).invoke(source, demo.url());
    try (Connection connection = ((javax.sql.DataSource) source).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM PullRequests")) {
      assertThat(result.next()).isTrue();
      assertThat(List.of(List.of(result.getObject(1))))
          .isEqualTo(demo.rows("SELECT COUNT(*) FROM PullRequests"));
    }
  }
}
