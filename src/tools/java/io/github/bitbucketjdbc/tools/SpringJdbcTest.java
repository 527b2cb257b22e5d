package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcCall;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JDBC classes read, write and call through the driver. */
class SpringJdbcTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "Spring JDBC",
              JdbcTemplate.class,
              "JdbcTemplate, NamedParameterJdbcTemplate, JdbcClient, TransactionTemplate,"
                  + " SimpleJdbcInsert with its key, SimpleJdbcCall, batches, translated errors")
          .but("a rollback takes nothing back");

  private static DriverManagerDataSource source;

  @BeforeAll
  static void open() {
    source = new DriverManagerDataSource(demo.url());
  }

  /** A pull request, made from columns of the same names. */
  public record PullRequest(long id, String title, boolean draft, LocalDateTime createdOn) {}

  @Test
  void aTemplateReadsRowsByColumnNames() throws SQLException {
    List<PullRequest> found =
        new JdbcTemplate(source)
            .query(
                "SELECT Id, Title, Draft, CreatedOn FROM PullRequests WHERE State = ? ORDER BY Id",
                new DataClassRowMapper<>(PullRequest.class),
                "OPEN");
    assertThat(demo.sent()).containsExactly("GET /pullrequests");
    assertThat(found).isNotEmpty().isEqualTo(pullRequests("State = 'OPEN' ORDER BY Id"));
  }

  /** What plain JDBC answers. */
  private static List<PullRequest> pullRequests(String condition) throws SQLException {
    String sql = "SELECT Id, Title, Draft, CreatedOn FROM PullRequests WHERE " + condition;
    return demo.rows(sql).stream()
        .map(
            row ->
                new PullRequest(
                    (Long) row.get(0),
                    (String) row.get(1),
                    (Boolean) row.get(2),
                    ((Timestamp) row.get(3)).toLocalDateTime()))
        .toList();
  }

  @Test
  void aTemplateReadsOnlyAsManyRowsAsItMay() {
    JdbcTemplate template = new JdbcTemplate(source);
    template.setMaxRows(3);
    template.setFetchSize(3);
    List<Map<String, Object>> rows =
        template.queryForList("SELECT Id, Title FROM PullRequests ORDER BY CreatedOn");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .containsOnlyKeys("Id", "Title")
        .containsEntry("id", rows.get(0).get("Id"));
    assertThat(demo.server().requests()).hasSize(1);
  }

  @Test
  void aStreamReadsThePagesAsTheyAreNeeded() {
    try (Stream<String> hashes =
        new JdbcTemplate(source)
            .queryForStream("SELECT Hash FROM Commits", (row, i) -> row.getString(1))) {
      assertThat(hashes.limit(5).distinct()).hasSize(5);
    }
    assertThat(demo.sent()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void namedParametersTakeListsAndTimes() throws SQLException {
    List<PullRequest> found =
        new NamedParameterJdbcTemplate(source)
            .query(
                """
                SELECT Id, Title, Draft, CreatedOn FROM PullRequests
                WHERE State IN (:states) AND CreatedOn >= :since AND CreatedOn < :until ORDER BY Id
                """,
                Map.of(
                    "states",
                    List.of("OPEN", "DECLINED"),
                    "since",
                    LocalDateTime.of(2026, 3, 1, 0, 0),
                    "until",
                    Timestamp.valueOf("2026-07-01 00:00:00")),
                new DataClassRowMapper<>(PullRequest.class));
    assertThat(demo.sent()).containsExactly("GET /pullrequests");
    assertThat(found)
        .isNotEmpty()
        .isEqualTo(
            pullRequests(
                "State IN ('OPEN', 'DECLINED') AND CreatedOn >= TIMESTAMP '2026-03-01 00:00:00'"
                    + " AND CreatedOn < TIMESTAMP '2026-07-01 00:00:00' ORDER BY Id"));
  }

  @Test
  void aClientReadsOneRowOrNone() throws SQLException {
    JdbcClient client = JdbcClient.create(source);
    PullRequest found =
        client
            .sql("SELECT Id, Title, Draft, CreatedOn FROM PullRequests WHERE Id = :id")
            .param("id", 5)
            .query(PullRequest.class)
            .single();
    assertThat(List.of(found)).isEqualTo(pullRequests("Id = 5"));
    assertThat(
            client
                .sql("SELECT Title FROM PullRequests WHERE Id = ?")
                .param(99999)
                .query()
                .listOfRows())
        .isEmpty();
    OffsetDateTime since =
        client
            .sql("SELECT CreatedOn FROM PullRequests WHERE Id = ?")
            .param(5L)
            .query((row, i) -> row.getObject(1, OffsetDateTime.class))
            .single();
    assertThat(
            client
                .sql("SELECT Id FROM PullRequests WHERE CreatedOn = :since")
                .param("since", since)
                .query(Long.class)
                .list())
        .containsExactly(5L);
  }

  @Test
  void aClientTellsTheKeyOfWhatItInserted() {
    JdbcClient client = JdbcClient.create(source);
    GeneratedKeyHolder keys = new GeneratedKeyHolder();
    int count =
        client
            .sql("INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (:pr, :text)")
            .param("pr", 8)
            .param("text", "client")
            .update(keys, "Id");
    assertThat(count).isOne();
    assertThat(
            client
                .sql(
                    "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = 8 AND Id = :id")
                .param("id", keys.getKey())
                .query(String.class)
                .single())
        .isEqualTo("client");
  }

  @Test
  void aTransactionCommits() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    JdbcTemplate template = new JdbcTemplate(source);
    Integer changed =
        transaction.execute(
            status ->
                template.update("UPDATE PullRequests SET Title = ? WHERE Id = ?", "In Spring", 29));
    assertThat(changed).isOne();
    assertThat(title(29)).isEqualTo("In Spring");
  }

  /** Bitbucket has no transactions: what was written stays, and the driver says so. */
  @Test
  void aRollbackTakesNothingBack() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    JdbcTemplate template = new JdbcTemplate(source);
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      template.update("UPDATE PullRequests SET Title = 'Stays' WHERE Id = 29");
                      throw new IllegalStateException("roll back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(title(29)).isEqualTo("Stays");
  }

  private static String title(long id) {
    return new JdbcTemplate(source)
        .queryForObject("SELECT Title FROM PullRequests WHERE Id = ?", String.class, id);
  }

  @Test
  void aReadOnlyTransactionRefusesWrites() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    transaction.setReadOnly(true);
    JdbcTemplate template = new JdbcTemplate(source);
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> template.update("DELETE FROM PullRequests WHERE Id = 29")))
        .isInstanceOf(DataAccessException.class)
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(demo.sent()).isEmpty();
  }

  /** Spring reads the parameters of procedures itself only from the databases that it knows. */
  @Test
  void aSimpleCallReturnsTheRow() throws SQLException {
    SimpleJdbcCall call =
        new SimpleJdbcCall(source)
            .withSchemaName("api")
            .withProcedureName("GetFileContent")
            .declareParameters(
                new SqlParameter("Path", Types.VARCHAR), new SqlParameter("Ref", Types.VARCHAR))
            .returningResultSet("file", new ColumnMapRowMapper());
    Map<String, Object> result = call.execute(Map.of("Path", "README.md", "Ref", "main"));
    assertThat(demo.sent()).hasSize(1);
    Map<String, Object> file = Map.of("Content", content(), "Bytes", (long) content().length());
    assertThat(result).containsEntry("file", List.of(file));
  }

  private static String content() throws SQLException {
    return (String) demo.rows("CALL api.GetFileContent('README.md')").get(0).get(0);
  }

  @Test
  void errorsAreTranslated() {
    JdbcTemplate template = new JdbcTemplate(source);
    assertThatThrownBy(() -> template.queryForList("SELECT Nothing FROM PullRequests"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.update("INSERT INTO Branches (Name) VALUES ('x')"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                template.queryForObject(
                    "SELECT 1 / Id FROM PullRequests WHERE Id - Id = 1", Long.class))
        .isInstanceOf(EmptyResultDataAccessException.class);
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
