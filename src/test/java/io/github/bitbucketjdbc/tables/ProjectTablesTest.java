package io.github.bitbucketjdbc.tables;

import static io.github.bitbucketjdbc.tables.TwoWays.columns;
import static io.github.bitbucketjdbc.tables.TwoWays.person;
import static io.github.bitbucketjdbc.tables.TwoWays.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTablesTest {
  private static final String PROJECTS = "/workspaces/acme/projects";
  private static TwoWays ways;

  @BeforeAll
  static void open() throws SQLException {
    ways = new TwoWays();
  }

  @AfterAll
  static void close() throws SQLException {
    ways.close();
  }

  private static List<String> keys() {
    return ways.list(PROJECTS).stream().map(p -> p.get("key").asText()).toList();
  }

  /** Checks a table of all projects, and that of one project, which lacks the first column. */
  private static void assertHolds(String table, boolean list, String below, String... columns)
      throws SQLException {
    List<ObjectNode> all = new ArrayList<>();
    for (String key : keys()) {
      String path = PROJECTS + "/" + key + "/" + below;
      List<ObjectNode> rows = list ? ways.list(path) : List.of(ways.one(path));
      all.addAll(with("parent_key", key, rows));
      ways.assertHolds(key + "." + table, rows, columns);
    }
    String[] withKey = columns("ProjectKey=/parent_key", columns);
    ways.assertHolds("AllProjects." + table, all, withKey);
    String first = Arrays.stream(columns).findFirst().orElseThrow().split("=")[0];
    assertThat(
            ways.sql("SELECT " + first + " FROM AllProjects." + table + " WHERE ProjectKey='GND'"))
        .containsExactlyInAnyOrderElementsOf(ways.sql("SELECT " + first + " FROM GND." + table));
  }

  @Test
  void defaultReviewers() throws SQLException {
    assertHolds(
        "DefaultReviewers",
        true,
        "default-reviewers",
        columns(person("User", "/user"), "ReviewerType=/reviewer_type"));
  }

  @Test
  void deployKeys() throws SQLException {
    assertHolds(
        "DeployKeys",
        true,
        "deploy-keys",
        columns(
            "Id=/id",
            "Label=/label",
            "Key=/key",
            "Comment=/comment",
            "CreatedOn=/created_on",
            "AddedOn=/added_on",
            "LastUsed=/last_used",
            person("CreatedBy", "/created_by")));
    assertThat(ways.sql("SELECT Label FROM ROCK.DeployKeys WHERE Id = 1230000")).hasSize(1);
    assertThat(ways.requests()).singleElement().asString().contains("/deploy-keys/1230000");
    assertThat(ways.sql("SELECT Label FROM ROCK.DeployKeys WHERE Id = 1")).isEmpty();
  }

  @Test
  void groupPermissions() throws SQLException {
    assertHolds(
        "GroupPermissions",
        true,
        "permissions-config/groups",
        "GroupSlug=/group/slug",
        "GroupName=/group/name",
        "GroupFullSlug=/group/full_slug",
        "Permission=/permission");
    String sql = "SELECT GroupName FROM AllProjects.GroupPermissions WHERE Permission = 'admin'";
    assertThat(ways.sql(sql)).isNotEmpty();
    assertThat(ways.requests()).noneMatch(r -> r.contains("q="));
  }

  @Test
  void userPermissions() throws SQLException {
    assertHolds(
        "UserPermissions",
        true,
        "permissions-config/users",
        columns(person("User", "/user"), "Permission=/permission"));
  }

  @Test
  void branchingModel() throws SQLException {
    assertHolds(
        "BranchingModel",
        false,
        "branching-model",
        "DevelopmentName=/development/name",
        "DevelopmentUseMainbranch=/development/use_mainbranch",
        "ProductionName=/production/name",
        "ProductionUseMainbranch=/production/use_mainbranch",
        "BranchTypes=/branch_types");
    assertThat(
            ways.sql(
                "SELECT ProjectKey FROM AllProjects.BranchingModel WHERE ProductionName"
                    + " IS NULL"))
        .isNotEmpty();
  }

  @Test
  void branchingModelSettings() throws SQLException {
    assertHolds(
        "BranchingModelSettings",
        false,
        "branching-model/settings",
        "DevelopmentName=/development/name",
        "DevelopmentUseMainbranch=/development/use_mainbranch",
        "DevelopmentIsValid=/development/is_valid",
        "ProductionName=/production/name",
        "ProductionUseMainbranch=/production/use_mainbranch",
        "ProductionIsValid=/production/is_valid",
        "ProductionEnabled=/production/enabled",
        "BranchTypes=/branch_types",
        "DefaultBranchDeletion=/default_branch_deletion");
  }

  @Test
  void joinsWithProjects() throws SQLException {
    assertThat(
            ways.sql(
                "SELECT p.Name, r.UserDisplayName FROM Projects p JOIN AllProjects.DefaultReviewers r"
                    + " ON r.ProjectKey = p.Key WHERE p.Key = 'WEB'"))
        .hasSameSizeAs(ways.list(PROJECTS + "/WEB/default-reviewers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DefaultReviewers", "DeployKeys", "BranchingModel"})
  void aMissingProjectIsAnError(String table) {
    assertThatThrownBy(() -> ways.sql("SELECT * FROM NOPE." + table))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("NOPE");
  }
}
