package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTablesTest {
  private static final TableReading TABLES =
      new TableReading(
          DemoOptions.generated(9)
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
        "BranchRestrictions",
        "BranchingModel",
        "BranchingModelSettings",
        "EffectiveBranchingModel",
        "OverrideSettings",
        "GroupPermissions",
        "UserPermissions",
        "Downloads",
        "Forks",
        "Webhooks",
        "Watchers"
      })
  void givesWhatTheServiceHas(String table) throws SQLException {
    TABLES.check(table, SLUG);
  }

  @Test
  void narrowsRestrictions() throws SQLException {
    String sql = "SELECT Id FROM " + SCHEMA + "BranchRestrictions WHERE Kind = 'push'";

    assertThat(TABLES.query(sql)).hasSize(1);
    assertThat(TABLES.requests(sql))
        .containsExactly("/billing-00000/branch-restrictions?kind=push&pagelen=100");
    assertThat(
            TABLES.query(
                "SELECT Id FROM "
                    + SCHEMA
                    + "BranchRestrictions WHERE Pattern = 'main' AND Kind IN ('push', 'force')"))
        .hasSize(2);
    assertThat(TABLES.query("SELECT Id FROM " + SCHEMA + "BranchRestrictions WHERE Pattern = ''"))
        .hasSize(1);
  }

  @Test
  void readsOneObjectForEachRepository() throws SQLException {
    assertThat(
            TABLES.query(
                "SELECT r.Slug, m.DevelopmentName FROM Repositories r JOIN"
                    + " AllRepositories.BranchingModel m ON m.RepositorySlug = r.Slug"
                    + " WHERE m.ProductionName IS NOT NULL"))
        .hasSize(2);
    assertThat(TABLES.requests("SELECT * FROM " + SCHEMA + "BranchingModel")).hasSize(1);
    assertThatThrownBy(() -> TABLES.query("SELECT * FROM \"none\".BranchingModel"))
        .hasMessageContaining("repository none");
  }

  @Test
  void sortsForksAtTheService() throws SQLException {
    String sql =
        "SELECT FullName FROM "
            + SCHEMA
            + "Forks WHERE IsPrivate = TRUE ORDER BY CreatedOn DESC LIMIT 3";

    assertThat(TABLES.query(sql)).hasSize(3);
    assertThat(TABLES.requests(sql))
        .singleElement()
        .asString()
        .contains("q=is_private", "sort=-created_on", "pagelen=3");
  }

  @Test
  void joinsPermissionsAndWatchersToUsers() throws SQLException {
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.UserPermissions p JOIN Users u"
                    + " ON u.UUID = p.UserUUID"))
        .isEqualTo(TABLES.expected("UserPermissions").size());
    assertThat(
            TABLES.number(
                "SELECT COUNT(*) FROM AllRepositories.Watchers w JOIN Users u ON u.UUID = w.UUID"))
        .isEqualTo(TABLES.expected("Watchers").size());
    assertThat(
            TABLES.requests(
                "SELECT Permission FROM " + SCHEMA + "GroupPermissions WHERE GroupSlug = 'guests'"))
        .containsExactly("/billing-00000/permissions-config/groups/guests?");
  }
}
