package io.github.bitbucketjdbc.tables;

import static io.github.bitbucketjdbc.tables.TwoWays.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserTablesTest {
  private static TwoWays ways;
  private static String user;

  @BeforeAll
  static void open() throws SQLException {
    ways = new TwoWays();
    user = ways.one("/user").get("uuid").asText();
  }

  @AfterAll
  static void close() throws SQLException {
    ways.close();
  }

  private static String encoded() {
    return user.replace("{", "%7B").replace("}", "%7D");
  }

  @Test
  void currentUser() throws SQLException {
    ways.assertHolds(
        "CurrentUser",
        List.of(ways.one("/user")),
        "UUID=/uuid",
        "DisplayName=/display_name",
        "AccountId=/account_id",
        "Nickname=/nickname",
        "Username=/username",
        "AccountStatus=/account_status",
        "IsStaff=/is_staff",
        "Has2FAEnabled=/has_2fa_enabled",
        "Location=/location",
        "CreatedOn=/created_on",
        "URL=/links/html/href");
    assertThat(ways.sql("SELECT UUID FROM CurrentUser WHERE UUID = 'x'")).isEmpty();
  }

  @Test
  void emails() throws SQLException {
    ways.assertHolds(
        "UserEmails",
        ways.list("/user/emails"),
        "Email=/email",
        "IsPrimary=/is_primary",
        "IsConfirmed=/is_confirmed");
    String odd = "launch+mira@rockets.example";
    assertThat(ways.sql("SELECT IsPrimary FROM UserEmails WHERE Email = '" + odd + "'"))
        .containsExactly(List.of("false"));
    assertThat(ways.sql("SELECT * FROM UserEmails WHERE Email = 'x@y.example'")).isEmpty();
    assertThat(ways.sql("SELECT Email FROM UserEmails WHERE IsPrimary")).hasSize(1);
  }

  @Test
  void sshKeys() throws SQLException {
    ways.assertHolds(
        "UserSSHKeys",
        with("user", user, ways.list("/users/" + encoded() + "/ssh-keys")),
        "UserUUID=/user",
        "UUID=/uuid",
        "Label=/label",
        "Key=/key",
        "Comment=/comment",
        "Fingerprint=/fingerprint",
        "CreatedOn=/created_on",
        "ExpiresOn=/expires_on",
        "LastUsed=/last_used");
    assertThat(ways.sql("SELECT Key FROM UserSSHKeys WHERE ExpiresOn IS NULL")).hasSize(1);
    assertThat(ways.requests()).hasSize(2).first().isEqualTo("/user?fields=uuid");
  }

  @Test
  void gpgKeysTellMoreWhenAsked() throws SQLException {
    String hidden = "?fields=%2Bvalues.key,%2Bvalues.subkeys";
    ways.assertHolds(
        "UserGPGKeys",
        with("user", user, ways.list("/users/" + encoded() + "/gpg-keys" + hidden)),
        "UserUUID=/user",
        "Fingerprint=/fingerprint",
        "KeyId=/key_id",
        "ParentFingerprint=/parent_fingerprint",
        "Name=/name",
        "Key=/key",
        "Subkeys=/subkeys",
        "CreatedOn=/created_on",
        "AddedOn=/added_on",
        "ExpiresOn=/expires_on",
        "LastUsed=/last_used");
    assertThat(ways.sql("SELECT Key, Subkeys FROM UserGPGKeys"))
        .allMatch(row -> row.get(0).startsWith("-----BEGIN") && row.get(1).startsWith("[{"));
  }

  @Test
  void hookEventsOfEverySubject() throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    for (String subject : List.of("repository", "workspace")) {
      rows.addAll(with("subject", subject, ways.list("/hook_events/" + subject)));
    }
    ways.assertHolds(
        "HookEvents",
        rows,
        "SubjectType=/subject",
        "Event=/event",
        "Category=/category",
        "Label=/label",
        "Description=/description");
  }

  @Test
  void hookEventsAskOnlyForSubjectsThatThereAre() throws SQLException {
    String sql = "SELECT Event FROM HookEvents WHERE SubjectType ";
    assertThat(ways.sql(sql + "= 'workspace'")).hasSize(19);
    assertThat(ways.requests()).hasSize(1);
    assertThat(ways.sql(sql + "<> 'repository'")).hasSize(19);
    assertThat(ways.requests()).hasSize(1);
    assertThat(ways.sql(sql + "IN ('workspace', 'team')")).hasSize(19);
    assertThat(ways.requests()).hasSize(1);
    assertThat(ways.sql(sql + "= 'team'")).isEmpty();
    assertThat(ways.requests()).isEmpty();
    try (var statement = ways.connection().prepareStatement(sql + "= ?")) {
      for (String subject : List.of("workspace", "team")) {
        statement.setString(1, subject);
        try (ResultSet result = statement.executeQuery()) {
          assertThat(result.next()).isEqualTo(subject.equals("workspace"));
        }
      }
    }
  }

  @Test
  void needsNoWorkspace() throws SQLException {
    try (DemoServer server = DemoServer.start(DemoOptions.story());
        Connection connection =
            DriverManager.getConnection("jdbc:bitbucket:BaseURL=" + server.baseUrl());
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("CurrentUser", "UserEmails", "UserSSHKeys", "UserGPGKeys", "HookEvents")) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          assertThat(rows.next()).as(table).isTrue();
        }
      }
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM Snippets").next())
          .hasMessageContaining("Workspace");
    }
  }
}
