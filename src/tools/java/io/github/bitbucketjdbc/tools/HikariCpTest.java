package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HikariCpTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report = ClientReport.of("HikariCP", HikariDataSource.class, "a pool");

  @Test
  void aPool() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(demo.url());
    try (HikariDataSource source = new HikariDataSource(config);
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM Branches")) {
      assertThat(rows.next()).isTrue();
      assertThat((Object) rows.getLong(1))
          .isEqualTo(demo.rows("SELECT COUNT(*) FROM Branches").get(0).get(0));
    }
  }
}
