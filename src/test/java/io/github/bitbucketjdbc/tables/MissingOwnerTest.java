package io.github.bitbucketjdbc.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Among all repositories one that does not exist has no rows; as a schema it is an error. No rows
 * are only told when it is certain that nothing else is wrong.
 */
class MissingOwnerTest {
  private static final String MISSING = "42704";

  private static DemoServer service;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection = connect("acme", service.baseUrl().toString());
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  private static Connection connect(String workspace, String url) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:bitbucket:Workspace=" + workspace + ";AuthScheme=None;BaseURL=" + url);
  }

  private static long count(Connection on, String from) throws SQLException {
    try (Statement statement = on.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AllRepositories.PullRequests WHERE RepositorySlug = 'nosuch'",
        "AllRepositories.PullRequests WHERE RepositorySlug = 'nosuch' AND State = 'OPEN'",
        "AllRepositories.PullRequestComments WHERE RepositorySlug = 'nosuch'",
        "AllRepositories.PullRequestComments WHERE RepositorySlug = 'nosuch' AND PullRequestId = 1",
        "AllRepositories.BranchingModel WHERE RepositorySlug = 'nosuch'",
        "AllRepositories.Files WHERE RepositorySlug = 'nosuch'",
        "AllProjects.DefaultReviewers WHERE ProjectKey = 'NOSUCH'",
        "AllRepositories.Branches JOIN (VALUES ('nosuch')) AS v (s) ON RepositorySlug = v.s"
      })
  void hasNoRows(String from) throws SQLException {
    assertThat(count(connection, from)).isZero();
  }

  @Test
  void takesNothingFromOthers() throws SQLException {
    assertThat(count(connection, "AllRepositories.Branches WHERE RepositorySlug IN ('no','api')"))
        .isPositive()
        .isEqualTo(count(connection, "api.Branches"));
  }

  @Test
  void isAskedForOnlyAfterThe404() throws SQLException {
    try (Connection own = connect("acme", service.baseUrl().toString())) {
      service.clearRequests();
      count(own, "AllRepositories.Tags WHERE RepositorySlug = 'nosuch'");
      assertThat(service.requests()).as("the list, the repository, all repositories").hasSize(3);
      service.clearRequests();
      count(own, "AllRepositories.Branches WHERE RepositorySlug = 'nosuch'");
      assertThat(service.requests()).as("what was there may be gone").hasSize(3);
      service.clearRequests();
      count(own, "AllRepositories.Branches WHERE RepositorySlug = 'api'");
      assertThat(service.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuch.PullRequests",
        "nosuch.PullRequestComments",
        "nosuch.PullRequestComments WHERE PullRequestId = 1",
        "nosuch.BranchingModel",
        "NOSUCH.DefaultReviewers"
      })
  void isAnErrorAsASchema(String from) {
    assertMissing(connection, from);
  }

  @ParameterizedTest
  @CsvSource({
    "ap.PullRequests, api, 2",
    "apo.PullRequests WHERE State = 'OPEN', api, 2",
    "aip.BranchingModel, api, 3",
    "aip.PullRequestComments, api, 2",
    "aip.PullRequestComments WHERE PullRequestId = 1, api, 3",
    "AllRepositores.Tags, AllRepositories, 2"
  })
  void aNameThatIsNearIsSuggested(String from, String meant, int requests) {
    service.clearRequests();
    assertThatThrownBy(() -> count(connection, from))
        .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(MISSING))
        .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(404))
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
        .endsWith("; did you mean " + meant + "?")
        .containsOnlyOnce("did you mean");
    assertThat(service.requests()).as("one more than without the names").hasSize(requests);
  }

  @Test
  void aProjectThatIsNearIsSuggested() throws SQLException {
    String key;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT MIN(\"Key\") FROM Projects")) {
      rows.next();
      key = rows.getString(1);
    }
    assertThatThrownBy(() -> count(connection, key + "X.DefaultReviewers"))
        .hasMessageEndingWith("; did you mean " + key + "?");
  }

  @Test
  void nothingIsSuggestedWhereNothingIsNearOrNamesCannotBeRead() throws SQLException {
    assertThatThrownBy(() -> count(connection, "nosuchatall.Tags"))
        .hasMessageNotContaining("did you mean");
    try (Connection elsewhere = connect("nowhere", service.baseUrl().toString())) {
      assertThatThrownBy(() -> count(elsewhere, "ap.Tags")).hasMessageNotContaining("did you mean");
    }
    String url = "MaxRequests=1;BaseURL=" + service.baseUrl();
    try (Connection limited =
        DriverManager.getConnection("jdbc:bitbucket:Workspace=acme;AuthScheme=None;" + url)) {
      assertMissing(limited, "ap.Tags");
    }
  }

  /** Of something that is there a list that is not told may have rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PullRequestCommits WHERE PullRequestId = 1 | pullrequests/1/commits",
        "PullRequests p JOIN api.PullRequestCommits c ON c.PullRequestId = p.Id WHERE p.Id = 1"
            + " | pullrequests/1/commits",
        "PullRequestCommits | pullrequests/1/commits",
        "CommitPullRequests WHERE CommitHash = '7685efabac71' | commit/7685efabac71/pullrequests"
      })
  void aListThatIsNotToldIsAnError(String from, String path) throws SQLException {
    try (Connection own = connect("acme", service.baseUrl().toString())) {
      long rows = count(own, "api." + from);
      service.faults().on("/repositories/acme/api/" + path, 1, Fault.status(404));

      assertThatThrownBy(() -> count(own, "api." + from))
          .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
          .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(MISSING))
          .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
          .contains("or Bitbucket cannot tell this of it");
      assertThat(service.faults().hits()).isEqualTo(1);
      assertThat(count(own, "api." + from)).isEqualTo(rows).isPositive();
    } finally {
      service.faults().clear();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.PullRequestCommits WHERE PullRequestId = 999",
        "api.CommitPullRequests WHERE CommitHash = 'ffffffffffff'",
        "AllRepositories.CommitPullRequests"
            + " WHERE CommitHash = 'ffffffffffff' AND RepositorySlug = 'nosuch'",
        "(VALUES (998), (999)) AS v (n) JOIN api.PullRequestCommits ON PullRequestId = v.n"
      })
  void whatIsNotThereHasNoList(String from) throws SQLException {
    assertThat(count(connection, from)).isZero();
  }

  @Test
  void isAnErrorInAWorkspaceThatDoesNotExist() throws SQLException {
    try (Connection elsewhere = connect("nowhere", service.baseUrl().toString())) {
      assertMissing(elsewhere, "AllRepositories.Branches WHERE RepositorySlug = 'nosuch'");
    }
  }

  @Test
  void listThatARepositoryDoesNotHaveIsAnError() throws SQLException {
    WireMockServer mock = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    mock.start();
    try (Connection own = connect("acme", mock.baseUrl() + "/2.0")) {
      mock.stubFor(
          WireMock.get(WireMock.urlPathEqualTo("/2.0/repositories/acme/api"))
              .willReturn(WireMock.okJson("{\"slug\": \"api\"}")));
      assertMissing(own, "AllRepositories.Branches WHERE RepositorySlug = 'api'");
      mock.stubFor(
          WireMock.get(WireMock.urlPathEqualTo("/2.0/repositories/acme"))
              .willReturn(WireMock.okJson("{\"values\": [{\"slug\": \"api\"}]}")));
      assertThatThrownBy(() -> count(own, "api.Branches"))
          .as("it is there, so no other one is meant")
          .hasMessageNotContaining("did you mean");
    } finally {
      mock.stop();
    }
  }

  @Test
  void whatWasThereMayBeGoneWithTheNextStatement() throws SQLException {
    WireMockServer mock = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    mock.start();
    String pulls = "/2.0/repositories/acme/api/pullrequests";
    try (Connection own = connect("acme", mock.baseUrl() + "/2.0")) {
      mock.stubFor(
          WireMock.get(WireMock.urlPathEqualTo(pulls))
              .willReturn(WireMock.okJson("{\"values\": []}")));
      assertThat(count(own, "api.PullRequestComments WHERE PullRequestId = 1")).isZero();
      mock.resetAll(); // the repository is not shown any more
      assertMissing(own, "api.PullRequestComments WHERE PullRequestId = 1");
    } finally {
      mock.stop();
    }
  }

  private static void assertMissing(Connection on, String from) {
    assertThatThrownBy(() -> count(on, from))
        .asInstanceOf(InstanceOfAssertFactories.throwable(SQLException.class))
        .extracting(SQLException::getSQLState)
        .isEqualTo(MISSING);
  }
}
