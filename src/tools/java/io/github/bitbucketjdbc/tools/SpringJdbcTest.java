package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Spring's JDBC classes, and batches, write through the driver. */
class SpringJdbcTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of("Spring JDBC", JdbcTemplate.class, "SimpleJdbcInsert with its key, batches");

  private static DriverManagerDataSource source;

  @BeforeAll
  static void open() {
    source = new DriverManagerDataSource(demo.url());
  }

  @Test
  void aSimpleInsertTellsTheKey() {
    SimpleJdbcInsert insert =
        new SimpleJdbcInsert(source)
            .withSchemaName("api")
            .withTableName("PullRequestComments")
            .usingColumns("PullRequestId", "ContentRaw")
            .usingGeneratedKeyColumns("Id");
    insert.compile();
    demo.server().clearRequests();
    Number id = insert.executeAndReturnKey(Map.of("PullRequestId", 5, "ContentRaw", "spring"));
    assertThat(demo.sent()).hasSize(1);
    String text =
        new JdbcTemplate(source)
            .queryForObject(
                "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = 5 AND Id = ?",
                String.class,
                id);
    assertThat(text).isEqualTo("spring");
  }

  @Test
  void aTemplateSendsABatch() {
    int[] counts =
        new JdbcTemplate(source)
            .batchUpdate(
                "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (?, ?)",
                List.of(new Object[] {5, "a"}, new Object[] {8, "b"}));
    assertThat(counts).containsExactly(1, 1);
    assertThat(demo.sent()).hasSize(2);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aBatchOfAThousandTellsEachRow() throws SQLException {
    int rows = 1000;
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (26, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < rows; i++) {
        statement.setString(1, "Comment " + i);
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      assertThat(counts).hasSize(rows);
      assertThat(Arrays.stream(counts)).containsOnly(1);
      Set<Long> ids = new HashSet<>();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        while (keys.next()) {
          ids.add(keys.getLong("Id"));
        }
      }
      assertThat(ids).hasSize(rows);
      assertThat(demo.sent()).hasSize(rows);
    }
  }
}
