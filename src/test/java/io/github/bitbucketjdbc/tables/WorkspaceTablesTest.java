package io.github.bitbucketjdbc.tables;

import static io.github.bitbucketjdbc.tables.TwoWays.columns;
import static io.github.bitbucketjdbc.tables.TwoWays.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkspaceTablesTest {
  private static TwoWays ways;

  @BeforeAll
  static void open() throws SQLException {
    ways = new TwoWays();
  }

  @AfterAll
  static void close() throws SQLException {
    ways.close();
  }

  @Test
  void permissions() throws SQLException {
    ways.assertHolds(
        "WorkspacePermissions",
        ways.list("/workspaces/acme/permissions"),
        columns(
            person("User", "/user"),
            "Permission=/permission",
            "AddedOn=/added_on",
            "LastAccessed=/last_accessed"));
    assertThat(ways.sql("SELECT UserUUID FROM WorkspacePermissions WHERE Permission = 'owner'"))
        .hasSameSizeAs(ways.list("/workspaces/acme/permissions?q=permission%3D%22owner%22"));
    assertThat(ways.requests()).isNotEmpty();
    ways.sql("SELECT UserUUID FROM WorkspacePermissions WHERE Permission = 'owner'");
    assertThat(ways.requests())
        .singleElement()
        .asString()
        .contains("q=permission%20%3D%20%22owner%22");
  }

  @Test
  void ownRepositoryPermissions() throws SQLException {
    String list = "/user/workspaces/acme/permissions/repositories";
    ways.assertHolds(
        "UserRepositoryPermissions",
        ways.list(list),
        "RepositoryUUID=/repository/uuid",
        "RepositoryName=/repository/name",
        "RepositoryFullName=/repository/full_name",
        "Permission=/permission");
    String admin =
        "SELECT RepositoryName FROM UserRepositoryPermissions WHERE Permission = 'admin'";
    assertThat(ways.sql(admin)).hasSameSizeAs(ways.list(list + "?q=permission%3D%22admin%22"));
  }

  @Test
  void webhooks() throws SQLException {
    ways.assertHolds(
        "WorkspaceWebhooks",
        ways.list("/workspaces/acme/hooks"),
        "UUID=/uuid",
        "Description=/description",
        "URL=/url",
        "Active=/active",
        "Events=/events",
        "SubjectType=/subject_type",
        "SecretSet=/secret_set",
        "Secret=/secret",
        "SkipCertVerification=/skip_cert_verification",
        "HistoryEnabled=/history_enabled",
        "ReadOnly=/read_only",
        "CreatedAt=/created_at");
    assertThat(ways.sql("SELECT Description FROM WorkspaceWebhooks WHERE NOT Active")).hasSize(1);
  }

  @Test
  void securedVariablesHaveNoValue() throws SQLException {
    ways.assertHolds(
        "WorkspaceVariables",
        ways.list("/workspaces/acme/pipelines-config/variables"),
        "UUID=/uuid",
        "Key=/key",
        "Value=/value",
        "Secured=/secured",
        "System=/system");
    assertThat(ways.sql("SELECT Value FROM WorkspaceVariables WHERE Secured"))
        .isNotEmpty()
        .allMatch(row -> row.get(0) == null);
    assertThat(ways.sql("SELECT Value FROM WorkspaceVariables WHERE NOT Secured"))
        .isNotEmpty()
        .noneMatch(row -> row.get(0) == null);
  }

  @Test
  void runners() throws SQLException {
    ways.assertHolds(
        "WorkspaceRunners",
        ways.list("/workspaces/acme/pipelines-config/runners"),
        "UUID=/uuid",
        "Name=/name",
        "Labels=/labels",
        "StateStatus=/state/status",
        "StateVersionVersion=/state/version/version",
        "StateVersionCurrent=/state/version/current",
        "StateUpdatedOn=/state/updated_on",
        "StateCordoned=/state/cordoned",
        "OauthClientId=/oauth_client/id",
        "OauthClientTokenEndpoint=/oauth_client/token_endpoint",
        "OauthClientAudience=/oauth_client/audience",
        "CreatedOn=/created_on",
        "UpdatedOn=/updated_on");
    String uuid =
        ways.list("/workspaces/acme/pipelines-config/runners").get(0).get("uuid").asText();
    assertThat(ways.sql("SELECT UUID FROM WorkspaceRunners WHERE UUID = '" + uuid + "'"))
        .containsExactly(List.of(uuid));
    assertThat(ways.requests()).singleElement().asString().contains("/runners/%7B");
  }
}
