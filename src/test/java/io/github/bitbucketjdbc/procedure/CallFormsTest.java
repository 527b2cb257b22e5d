package io.github.bitbucketjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each form in which a procedure can be called sends the same; what is no call is told in words.
 */
class CallFormsTest {
  private static ProcedureService service;

  @BeforeAll
  static void start() throws SQLException {
    service = new ProcedureService(DemoOptions.story(), "");
  }

  @AfterAll
  static void stop() throws SQLException {
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL api.GetDiff(NULL, 'main', 'a', -1)",
        "call \"api\".getdiff(NULL, 'main', 'a', -1);",
        "CALL [api].[GetDiff](Spec => 'main', ContextLines => -1, Path => 'a')",
        "CALL api.GetDiff(DEFAULT, 'main', ContextLines => '-1', \"Path\" => 'a')",
        "CALL GetDiff('api', NULL, 'main', 'a', -1)",
        "CALL AllRepositories.GetDiff(Path => 'a', Spec => 'main', ContextLines => -1, RepositorySlug"
            + " => 'api')",
        "CALL Information.GetDiff('api', Spec => 'main', Path => 'a', ContextLines => -1.0)",
        "EXEC api.GetDiff @Spec = 'main', @Path = 'a', @ContextLines = -1",
        "EXECUTE api.GetDiff Spec = 'main', Path = 'a', ContextLines = -1;",
        "exec GetDiff 'api', NULL, 'main', 'a', -1",
        "/* which? */ {call api.GetDiff(null, 'main', 'a', -1)} -- this one",
        "{ CALL GetDiff('api', Spec => 'main', Path => 'a', ContextLines => -1) };",
      })
  void everyFormSendsTheSame(String sql) throws SQLException {
    assertThat(service.rows(sql)).hasSize(1);
    assertThat(service.sent()).containsExactly("GET /api/diff/main?path=a&context=-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CALL api.GetDif(1) | 42883 | Procedure GetDif does not exist; did you mean GetDiff?",
        "CALL api.GetDiff(Spek => 'a') | 42000 | GetDiff has no parameter Spek; did you mean Spec?",
        "CALL api.GetDiff(RepositorySlug => 'web') | 42000 | write AllRepositories.GetDiff",
        "CALL GetDiff(Spec => 'main') | 23502 | GetDiff needs a value for RepositorySlug",
        "CALL api.StopPipeline | 23502 | StopPipeline needs a value for PipelineUUID",
        "EXEC api.StopPipeline @PipelineUUID = NULL | 23502 | a value for PipelineUUID",
        "CALL api.StopPipeline('a', 'b') | 42000 | at most 1 values here: PipelineUUID",
        "CALL api.GetDiff(Spec => 'a', 'b') | 42000 | no value without a name may follow",
        "CALL api.GetDiff(1, PullRequestId => 1) | 42000 | PullRequestId is given twice",
        "CALL api.GetDiff('x') | 22000 | PullRequestId must be a whole number",
        "CALL api.GetDiff(1.5) | 22000 | PullRequestId must be a whole number",
        "CALL api.GetDiff(1, Topic => 'maybe') | 22000 | Topic must be TRUE or FALSE",
        "CALL api.GetDiff(1, ContextLines => 99999999999) | 22000 | at most 10 digits",
        "CALL api.GetDiff(Spec => X'00') | 22000 | Spec must be a VARCHAR",
        "CALL api.GetDiff(Spec => X'0') | 42601 | pairs of the digits",
        "CALL api.GetDiff(1 + 1) | 42601 | (line 1, column 20): ) was expected, not +",
        "CALL api.GetDiff(Spec => main) | 42601 | a text in quotes",
        "CALL api.GetDiff(@1) | 42601 | the name of a parameter",
        "CALL api.GetDiff(1 | 42601 | not the end",
        "CALL api.GetDiff(1) x | 42601 | the end was expected, not x",
        "CALL api.GetDiff(-'a') | 42601 | a number",
        "CALL 'api' | 42601 | a name",
        "{call api.GetDiff(1) | 42601 | } was expected",
        "{? = call api.GetDiff(1)} | 0A000 | without ? =",
        "EXPLAIN CALL api.GetDiff(1) | 42601 | ",
        "CREATE TABLE a (b INTEGER) | 0A000 | CALL",
      })
  void whatIsNoCallIsToldInWords(String sql, String state, String words) {
    assertThatThrownBy(() -> service.rows(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(words == null ? "" : words)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void explainsWithoutSending() throws SQLException {
    assertThat(
            service.row("EXPLAIN PLAN FOR CALL api.MergePullRequest(8, MergeStrategy => 'squash')"))
        .containsEntry(
            "PLAN",
            "MergePullRequest: POST /repositories/acme/api/pullrequests/8/merge [merge_strategy]\n"
                + "  while it goes on: GET"
                + " /repositories/acme/api/pullrequests/8/merge/task-status/{TaskId}");
    assertThat(service.row("EXPLAIN PLAN FOR EXEC api.GetFileContent 'a b/c.md'"))
        .containsEntry("PLAN", "GetFileContent: GET /repositories/acme/api/src/HEAD/a%20b/c.md");
    assertThat(service.row("EXPLAIN PLAN FOR CALL GetOAuthAccessToken()").get("PLAN").toString())
        .contains("no request");
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void preparedCallsTakeParameters() throws SQLException {
    try (PreparedStatement call =
        service
            .connection()
            .prepareStatement("CALL api.GetDiff(Topic => ?, Spec => ?, ContextLines => ?)")) {
      ParameterMetaData parameters = call.getParameterMetaData();
      assertThat(parameters.getParameterCount()).isEqualTo(3);
      assertThat(parameters.getParameterType(1)).isEqualTo(Types.BOOLEAN);
      assertThat(parameters.getParameterTypeName(3)).isEqualTo("INTEGER");
      assertThat(call.getMetaData().getColumnLabel(1)).isEqualTo("Content");
      call.setBoolean(1, true);
      call.setString(2, "main");
      call.setInt(3, -2);
      assertThat(ProcedureService.rows(call.executeQuery())).hasSize(1);
      call.setNull(1, Types.BOOLEAN);
      call.setLong(3, 4);
      assertThat(call.execute()).isTrue();
      assertThat(service.sent())
          .containsExactly(
              "GET /api/diff/main?context=-2&topic=true", "GET /api/diff/main?context=4");
      assertThatThrownBy(call::executeUpdate).hasMessageContaining("executeQuery");
    }
    try (PreparedStatement call =
        service.connection().prepareStatement("CALL api.StopPipeline(?)")) {
      call.setNull(1, Types.VARCHAR);
      assertThatThrownBy(call::executeQuery).hasMessageContaining("a value for PipelineUUID");
    }
    try (PreparedStatement call =
        service.connection().prepareStatement("CALL api.MergePullRequest(8, MergeStrategy => ?)")) {
      call.setString(1, "by force");
      assertThatThrownBy(call::executeQuery).hasMessageContaining("MergeStrategy must be one of");
    }
    assertThat(service.sent()).hasSize(2);
  }

  @Test
  void callableStatementsNameParametersAndOutputs() throws SQLException {
    try (CallableStatement call =
        service.connection().prepareCall("{call api.RunPipeline(RefName => ?, RefType => ?)}")) {
      call.setString("refName", "main");
      call.setObject("@RefType", null);
      call.registerOutParameter("BuildNumber", JDBCType.BIGINT);
      call.registerOutParameter(1, Types.VARCHAR);
      assertThatThrownBy(() -> call.getLong("BuildNumber")).hasMessageContaining("has not run");
      assertThat(call.execute()).isTrue();
      long number = call.getLong("BuildNumber");
      assertThat(call.wasNull()).isFalse();
      assertThat(call.getString("buildnumber")).isEqualTo(String.valueOf(number));
      assertThat(call.getString(1)).startsWith("{");
      assertThat(call.getObject(2, Integer.class)).isEqualTo((int) number);
      assertThat(call.getTimestamp("CreatedOn")).isNotNull();
      List<Map<String, Object>> rows = ProcedureService.rows(call.getResultSet());
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0)).containsEntry("BuildNumber", number);
      assertThat(call.getLong(2)).as("an output outlives the result").isEqualTo(number);
      try (ResultSet again = call.executeQuery()) {
        assertThat(call.getLong("BuildNumber")).isEqualTo(number + 1);
        assertThat(again.next()).isTrue();
        assertThat(again.getLong("BuildNumber")).isEqualTo(number + 1);
        assertThat(again.next()).isFalse();
      }
      assertThatThrownBy(() -> call.setString("RefNam", "x")).hasMessageContaining("RefName");
      assertThatThrownBy(() -> call.getString("Nope")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> call.getRef(1)).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> call.registerOutParameter("BuildNumbr", Types.BIGINT))
          .hasMessageContaining("BuildNumber");
      assertThatThrownBy(() -> call.registerOutParameter(7, Types.BIGINT))
          .hasMessageContaining("6 columns");
    }
    assertThat(service.sent()).hasSize(2);
  }

  @Test
  void anOutputCanBeNull() throws SQLException {
    try (CallableStatement call =
        service.connection().prepareCall("CALL api.CommitFiles(Path => ?, Content => ?)")) {
      call.setString("Path", "stream.txt");
      call.setBinaryStream(
          "Content", new ByteArrayInputStream("T minus 9".getBytes(StandardCharsets.UTF_8)));
      call.execute();
      assertThat(call.getString("Branch")).isNull();
      assertThat(call.wasNull()).isTrue();
      assertThat(call.getString("Hash")).hasSize(40);
      assertThat(call.wasNull()).isFalse();
    }
    assertThat(service.row("CALL api.GetFileContent('stream.txt')"))
        .containsEntry("Content", "T minus 9");
  }

  @Test
  void aQueryCanBePreparedAsCall() throws SQLException {
    try (CallableStatement call =
            service.connection().prepareCall("SELECT Slug FROM Repositories ORDER BY Slug");
        ResultSet rows = call.executeQuery()) {
      String first = call.getString(1);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(first);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isNotEqualTo(first);
    }
  }

  @Test
  void aSchemaThatIsSetFixesTheRepository() throws SQLException {
    try (Connection own = service.connect("Schema=api");
        Statement statement = own.createStatement()) {
      statement.execute("CALL GetPatch(Spec => 'main')");
      own.setSchema("Information");
      assertThatThrownBy(() -> statement.execute("CALL GetPatch(Spec => 'main')"))
          .hasMessageContaining("RepositorySlug");
      assertThat(service.sent()).containsExactly("GET /api/patch/main");
    }
  }
}
