package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTablesTest {
  private static final TableReading TABLES =
      new TableReading(
          DemoOptions.generated(8)
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
  @ValueSource(strings = {"Deployments", "Environments", "EnvironmentVariables", "DeployKeys"})
  void givesWhatTheServiceHas(String table) throws SQLException {
    TABLES.check(table, SLUG);
  }

  @Test
  void givesNothingOfAConditionToTheService() throws SQLException {
    String sql =
        "SELECT UUID FROM "
            + SCHEMA
            + "Deployments WHERE StateName = 'COMPLETED' ORDER BY LastUpdateTime DESC LIMIT 2";

    assertThat(TABLES.query(sql)).hasSize(2);
    assertThat(TABLES.requests(sql)).containsExactly("/billing-00000/deployments?pagelen=100");
  }

  @Test
  void joinsDeploymentsToEnvironments() throws SQLException {
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.Deployments d JOIN"
                    + " AllRepositories.Environments e ON e.RepositorySlug = d.RepositorySlug"
                    + " AND e.UUID = d.EnvironmentUUID AND e.Name = d.EnvironmentName"))
        .isEqualTo(TABLES.expected("Deployments").size());
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM "
                    + SCHEMA
                    + "Deployments d JOIN "
                    + SCHEMA
                    + "Pipelines p ON p.UUID = d.ReleasePipelineUUID AND"
                    + " p.TargetCommitHash IS NOT NULL"))
        .isEqualTo(TABLES.number("SELECT COUNT(*) FROM " + SCHEMA + "Deployments"));
  }

  @Test
  void readsVariablesOfOneEnvironment() throws SQLException {
    String join =
        "SELECT v.Key, v.Value FROM "
            + SCHEMA
            + "Environments e JOIN "
            + SCHEMA
            + "EnvironmentVariables v ON v.EnvironmentUUID = e.UUID WHERE e.Name = 'Staging'";

    assertThat(TABLES.query(join + " AND v.Secured = FALSE"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsExactly("PAD", "Staging"));
    assertThat(TABLES.query(join + " AND v.Secured = TRUE"))
        .singleElement()
        .satisfies(row -> assertThat(row.get(1)).isNull());
    assertThat(TABLES.requests(join)).hasSize(2);
  }

  @Test
  void readsOneKeyByItsNumber() throws SQLException {
    Object id = TABLES.first("DeployKeys", SLUG).get("Id");
    String sql = "SELECT LastUsed FROM " + SCHEMA + "DeployKeys WHERE Id = " + id;

    assertThat(TABLES.query(sql)).hasSize(1);
    assertThat(TABLES.requests(sql)).containsExactly("/billing-00000/deploy-keys/" + id + "?");
    assertThat(TABLES.query("SELECT * FROM " + SCHEMA + "DeployKeys WHERE Id = 1")).isEmpty();
  }
}
