package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTablesTest {
  private static final TableReading TABLES =
      new TableReading(
          DemoOptions.generated(7)
              .repositories(3)
              .pullRequests(12)
              .branches(6)
              .commits(30)
              .pipelines(14)
              .steps(3)
              .users(6));
  private static final String SLUG = "billing-00000";
  private static final String SCHEMA = "\"billing-00000\".";

  @AfterAll
  static void close() throws SQLException {
    TABLES.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PipelineTestReports",
        "PipelineTestCases",
        "PipelineTestCaseReasons",
        "PipelineConfig",
        "PipelineVariables",
        "PipelineCaches",
        "PipelineRunners",
        "PipelineSchedules",
        "PipelineScheduleExecutions",
        "PipelineKnownHosts",
        "PipelineSSHKeyPair"
      })
  void givesWhatTheServiceHas(String table) throws SQLException {
    TABLES.check(table, SLUG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pipelines", "PipelineSteps"})
  void givesWhatTheServiceHasOfRuns(String table) throws SQLException {
    TABLES.check(table, SLUG, "ErrorKey", "ErrorMessage");
  }

  @Test
  void tellsErrors() throws SQLException {
    try (TableReading story = new TableReading(DemoOptions.story())) {
      assertThat(
              story.query(
                  "SELECT ErrorKey, ErrorMessage FROM AllRepositories.Pipelines WHERE ResultName = 'ERROR'"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row).doesNotContainNull());
    }
  }

  @Test
  void listsTestCasesOfOnePipeline() throws SQLException {
    Map<String, Object> some = TABLES.first("PipelineTestCases", SLUG);
    Object pipeline = some.get("PipelineUUID");
    String sql =
        "SELECT UUID FROM " + SCHEMA + "PipelineTestCases WHERE PipelineUUID = '" + pipeline + "'";

    assertThat(TABLES.query(sql))
        .hasSize(
            (int)
                TABLES.expected("PipelineTestCases").stream()
                    .filter(row -> row.get("PipelineUUID").equals(pipeline))
                    .count());
    assertThat(TABLES.requests(sql))
        .hasSize(4)
        .first()
        .asString()
        .matches("/billing-00000/pipelines/[^/]*/steps\\?.*");
  }

  @Test
  void joinsTestCasesToSteps() throws SQLException {
    Object pipeline = TABLES.first("PipelineTestCases", SLUG).get("PipelineUUID");
    String join =
        "SELECT s.Name, t.Name FROM "
            + SCHEMA
            + "PipelineSteps s JOIN "
            + SCHEMA
            + "PipelineTestCases t ON t.PipelineUUID = s.PipelineUUID AND t.StepUUID = s.UUID";
    String one = join + " WHERE s.PipelineUUID = '" + pipeline + "'";

    long cases = TABLES.number("SELECT COUNT(*) FROM " + SCHEMA + "PipelineTestCases");
    assertThat(TABLES.query(join)).hasSize((int) cases);
    assertThat(TABLES.query(one)).isNotEmpty();
    assertThat(TABLES.requests(one)).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void joinsAllRepositories() throws SQLException {
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.PipelineTestReports r JOIN"
                    + " AllRepositories.PipelineSteps s ON s.RepositorySlug = r.RepositorySlug"
                    + " AND s.PipelineUUID = r.PipelineUUID AND s.UUID = r.StepUUID"))
        .isEqualTo(TABLES.expected("PipelineTestReports").size());
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.PipelineSchedules s JOIN"
                    + " AllRepositories.PipelineScheduleExecutions e ON"
                    + " e.RepositorySlug = s.RepositorySlug AND e.ScheduleUUID = s.UUID"))
        .isEqualTo(TABLES.expected("PipelineScheduleExecutions").size());
  }

  @Test
  void hidesSecuredValues() throws SQLException {
    assertThat(
            TABLES.query(
                "SELECT Key, Value FROM " + SCHEMA + "PipelineVariables WHERE Secured = TRUE"))
        .singleElement()
        .satisfies(row -> assertThat(row.get(1)).isNull());
  }

  @Test
  void asksForPartsOfPipelinesOnly() throws SQLException {
    Map<String, Object> some =
        TABLES.expected("Pipelines").stream()
            .filter(row -> "branch".equals(row.get("TargetRefType")))
            .findFirst()
            .orElseThrow();
    for (Map.Entry<String, String> asked :
        Map.of(
                "TargetRefType = 'branch'",
                "target.ref_type=BRANCH",
                "TargetCommitHash = '" + some.get("TargetCommitHash") + "'",
                "target.commit.hash=",
                "TargetSelectorType = 'custom'",
                "target.selector.type=CUSTOM",
                "TriggerName = 'MANUAL'",
                "trigger_type=MANUAL")
            .entrySet()) {
      String where = " FROM AllRepositories.Pipelines WHERE " + asked.getKey();
      assertThat(TABLES.requests("SELECT UUID" + where))
          .filteredOn(request -> request.contains("/pipelines?"))
          .hasSize(3)
          .allSatisfy(request -> assertThat(request).contains(asked.getValue()));
      assertThat(TABLES.number("SELECT COUNT(*)" + where))
          .isEqualTo(matching(asked.getKey()))
          .isPositive();
    }
    for (String unknown :
        List.of("TargetRefType = 'tag'", "TargetCommitHash = '0123'", "TriggerName = 'OTHER'")) {
      assertThat(TABLES.requests("SELECT UUID FROM " + SCHEMA + "Pipelines WHERE " + unknown))
          .allSatisfy(request -> assertThat(request).doesNotContain("target", "trigger"));
    }
  }

  private static long matching(String condition) {
    String[] sides = condition.split(" = ");
    return TABLES.expected("Pipelines").stream()
        .filter(row -> ("'" + row.get(sides[0]) + "'").equals(sides[1]))
        .count();
  }

  @Test
  void tellsMissingRowsFromMissingRepositories() throws SQLException {
    assertThat(TABLES.query("SELECT * FROM \"search-00001\".PipelineSSHKeyPair")).isEmpty();
    assertThat(TABLES.requests("SELECT * FROM \"search-00001\".PipelineSSHKeyPair"))
        .containsExactly("/search-00001/pipelines_config/ssh/key_pair?", "/search-00001?");
    assertThat(
            TABLES.query(
                "SELECT * FROM "
                    + SCHEMA
                    + "PipelineTestReports WHERE PipelineUUID = '{x}' AND StepUUID = '{y}'"))
        .isEmpty();
    for (String table : List.of("PipelineSSHKeyPair", "PipelineConfig")) {
      assertThatThrownBy(() -> TABLES.query("SELECT * FROM \"none\"." + table))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42704"))
          .hasMessageContaining("none");
    }
    assertThatThrownBy(
            () ->
                TABLES.query(
                    "SELECT * FROM \"none\".PipelineTestCases"
                        + " WHERE PipelineUUID = '{x}' AND StepUUID = '{y}'"))
        .hasMessageContaining("none");
  }
}
