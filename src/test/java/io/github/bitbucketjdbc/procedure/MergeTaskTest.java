package io.github.bitbucketjdbc.procedure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.bitbucketjdbc.query.QueryProgress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A merge that Bitbucket takes its time for ends as Bitbucket says, or nobody says how it ended.
 */
@Timeout(60)
class MergeTaskTest {
  private static final String MERGE = "/2.0/repositories/acme/api/pullrequests/17/merge";
  private static final String STATUS = MERGE + "/task-status/t-1";
  private static final String CALL = "CALL api.MergePullRequest(17)";

  @RegisterExtension
  static final WireMockExtension SERVICE =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private Connection connection;
  private Statement statement;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;AccessToken=sesame;BaseURL="
                + SERVICE.baseUrl().replace("localhost", "127.0.0.1")
                + "/2.0");
    statement = connection.createStatement();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  /** What the service gives as the address is that of some host of its own (seen 2026-03-23). */
  private static void takesItsTime() {
    SERVICE.stubFor(
        post(MERGE)
            .willReturn(
                aResponse()
                    .withStatus(202)
                    .withHeader("Content-Type", "text/html")
                    .withHeader("Location", "https://internal.example" + STATUS + "?x=1")));
  }

  private static void goesOn() {
    SERVICE.stubFor(
        get(STATUS).willReturn(json(200, "{\"task_status\": \"PENDING\", \"links\": {}}")));
  }

  private static List<String> requests() {
    return SERVICE.getAllServeEvents().stream()
        .map(e -> e.getRequest().getMethod() + " " + e.getRequest().getUrl())
        .sorted()
        .toList();
  }

  private SQLException failure() {
    return catchThrowableOfType(SQLException.class, () -> statement.execute(CALL));
  }

  @Test
  void isAskedAboutUntilItHasEnded() throws SQLException {
    takesItsTime();
    goesOn();
    SERVICE.stubFor(
        get(STATUS)
            .inScenario("merge")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("done")
            .willReturn(json(200, "{\"task_status\": \"PENDING\"}")));
    SERVICE.stubFor(
        get(STATUS)
            .inScenario("merge")
            .whenScenarioStateIs("done")
            .willReturn(
                json(
                    200,
                    "{\"merge_result\": {\"id\": 17, \"state\": \"MERGED\", \"merge_commit\":"
                        + " {\"hash\": \"abc\"}}, \"task_status\": \"SUCCESS\"}")));
    Map<String, Object> merged = ProcedureService.rows(statement.executeQuery(CALL)).get(0);
    assertThat(merged)
        .containsEntry("PullRequestId", 17L)
        .containsEntry("State", "MERGED")
        .containsEntry("MergeCommitHash", "abc")
        .containsEntry("ClosedByUUID", null);
    assertThat(requests()).containsExactly("GET " + STATUS, "GET " + STATUS, "POST " + MERGE);
  }

  @Test
  void isUnknownWhenTheTimeIsUp() throws SQLException {
    takesItsTime();
    goesOn();
    statement.setQueryTimeout(1);
    SQLException e = failure();
    assertThat(e.getSQLState()).isEqualTo("08007");
    assertThat((Throwable) e)
        .hasMessageContaining("QueryTimeout")
        .hasMessageContaining("may still be merging the pull request 17 of the repository api")
        .hasMessageContaining("State in PullRequests");
    assertThat(requests()).containsOnlyOnce("POST " + MERGE);
  }

  @Test
  void isUnknownWhenItIsNotWaitedFor() throws Exception {
    takesItsTime();
    goesOn();
    QueryProgress progress = statement.unwrap(QueryProgress.class);
    Thread canceler =
        new Thread(
            () -> {
              try {
                while (!progress.waiting().endsWith("for the merge")) {
                  Thread.sleep(5);
                }
                statement.cancel();
              } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    canceler.start();
    SQLException e = failure();
    canceler.join();
    assertThat(e.getSQLState()).isEqualTo("08007");
    assertThat((Throwable) e).hasMessageContaining("canceled");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409})
  void failsWhenBitbucketSaysSo(int status) {
    takesItsTime();
    SERVICE.stubFor(
        get(STATUS).willReturn(json(status, "{\"error\": {\"message\": \"ref changed\"}}")));
    SQLException e = failure();
    assertThat(e.getSQLState()).isEqualTo("23000");
    assertThat((Throwable) e).hasMessageContaining("could not").hasMessageContaining("ref changed");
    assertThat(requests()).containsExactly("GET " + STATUS, "POST " + MERGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void isUnknownWhenNobodyTells(int status) {
    takesItsTime();
    SERVICE.stubFor(get(STATUS).willReturn(json(status, "{}")));
    assertThat(failure().getSQLState()).isEqualTo("08007");
  }

  @Test
  void isUnknownWithoutAnAddressToAskAt() {
    SERVICE.stubFor(post(MERGE).willReturn(aResponse().withStatus(202)));
    SQLException e = failure();
    assertThat(e.getSQLState()).isEqualTo("08007");
    assertThat(requests()).containsExactly("POST " + MERGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 555})
  void isNotRepeatedAfterAFailure(int status) {
    SERVICE.stubFor(any(anyUrl()).willReturn(json(status, "{}")));
    SQLException e = failure();
    assertThat(e.getSQLState()).isEqualTo("08007");
    assertThat((Throwable) e).hasMessageContaining("pull request 17 of the repository api");
    assertThat(requests()).containsExactly("POST " + MERGE);
  }

  @Test
  void isNotRepeatedWhenTheConnectionBreaks() {
    SERVICE.stubFor(
        post(urlEqualTo(MERGE)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(failure().getSQLState()).isEqualTo("08007");
    assertThat(SERVICE.getAllServeEvents()).hasSize(1);
  }

  @Test
  void aMissingPermissionIsNoMystery() {
    SERVICE.stubFor(post(MERGE).willReturn(json(403, "{\"error\": {\"message\": \"not you\"}}")));
    SQLException e = failure();
    assertThat(e.getSQLState()).isEqualTo("42501");
    assertThat((Throwable) e)
        .hasMessageContaining("not you")
        .hasMessageContaining("pullrequest:write");
  }
}
