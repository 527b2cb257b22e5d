package io.github.bitbucketjdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The messages that the page quotes are those that the driver gives. */
class TroubleshootingPageTest {
  private static final Pattern QUOTED =
      Pattern.compile("^\\| `([^`]+)` \\((\\w+)\\) \\|", Pattern.MULTILINE);
  private static final String REPOSITORIES = "SELECT Slug FROM Repositories";

  private final List<String> given = new ArrayList<>();

  @Test
  void quotesWhatIsSaid() throws Exception {
    causeAll();
    String page = Files.readString(Path.of("docs/troubleshooting.md"));
    Matcher quoted = QUOTED.matcher(page);
    int rows = 0;
    while (quoted.find()) {
      String words =
          Pattern.quote(quoted.group(1)).replace("…", "\\E.*\\Q") + ".*" + quoted.group(2);
      assertThat(given).as(quoted.group()).anyMatch(message -> message.matches("(?s).*" + words));
      rows++;
    }
    assertThat(rows).isGreaterThan(12);
  }

  private void causeAll() throws SQLException {
    cause("Demo=true;Worksace=x", REPOSITORIES);
    Properties properties = new Properties();
    properties.setProperty("Worksace", "x");
    keep(
        catchThrowableOfType(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:bitbucket:Demo=true", properties)));
    cause("BaseURL=http://localhost:1", REPOSITORIES);
    cause("Workspace=acme;BaseURL=https://bitbucket.invalid/2.0", REPOSITORIES);
    try (Connection demo = DriverManager.getConnection("jdbc:bitbucket:Demo=true;MaxRequests=1")) {
      cause(demo, "SELECT Id FROM PullRequests");
      cause(demo, "SELECT Id FROM api.PullRequests WHERE State = \"OPEN\"");
      cause(demo, "SHOW TABLES");
      cause(demo, "SELECT Hash FROM AllRepositories.Commits");
      cause(demo, "SELECT Id FROM apo.PullRequests");
    }
    DemoOptions story = DemoOptions.story();
    served(story.bearer("t"), "User=a@b.c;APIToken=x", REPOSITORIES);
    served(story.bearer("t"), "AccessToken=x", REPOSITORIES);
    served(story.bearer("t"), "", REPOSITORIES);
    served(story.rateLimit(0), "RetryWait=0", REPOSITORIES);
    served(story.deny("api"), "AccessToken=t", "SELECT Id FROM api.PullRequests");
  }

  private void served(DemoOptions options, String more, String sql) {
    try (DemoServer service = DemoServer.start(options)) {
      cause("Workspace=acme;BaseURL=" + service.baseUrl() + ";" + more, sql);
    }
  }

  private void cause(String properties, String sql) {
    try (Connection c = DriverManager.getConnection("jdbc:bitbucket:" + properties)) {
      cause(c, sql);
    } catch (SQLException e) {
      keep(e);
    }
  }

  private void cause(Connection connection, String sql) {
    keep(
        catchThrowableOfType(
            SQLException.class,
            () -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                  rows.getString(1);
                }
              }
            }));
  }

  private void keep(SQLException failure) {
    assertThat((Throwable) failure).isNotNull();
    given.add(failure.getMessage() + " " + failure.getSQLState());
  }
}
