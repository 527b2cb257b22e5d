package io.github.bitbucketjdbc.price;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of groups are complete also when a service tells less, or more, than was known. */
class SummaryTest {
  private static final String LIST = "/2.0/repositories/acme/api/pullrequests";
  private static final String BY_STATE = "SELECT State, COUNT(*) FROM PullRequests GROUP BY State";
  private static final String OPEN_AND_MERGED =
      "SELECT COUNT(*) FILTER (WHERE State = 'OPEN'), COUNT(*) FILTER (WHERE State = 'MERGED')"
          + " FROM PullRequests";
  private static final int PAGES = 7;
  private static final int PAGE = 10;

  private static WireMockServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;Pagesize="
                + PAGE
                + ";BaseURL="
                + server.baseUrl()
                + "/2.0");
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.stop();
  }

  @BeforeEach
  void forget() {
    server.resetAll();
  }

  /** Serves 70 pull requests in pages of 10; all of the last page are in this state. */
  private static void servePages(String lastState, String size) {
    for (int page = 1; page <= PAGES; page++) {
      int first = (page - 1) * PAGE + 1;
      String state = page == PAGES ? lastState : page == 1 ? "OPEN" : "MERGED";
      String values =
          IntStream.range(first, first + PAGE)
              .mapToObj(i -> "{\"id\":" + i + ",\"state\":\"" + state + "\"}")
              .collect(Collectors.joining(","));
      String next =
          page == PAGES
              ? ""
              : ",\"next\":\"" + server.baseUrl() + LIST + "?page=" + (page + 1) + "\"";
      MappingBuilder request = get(urlPathEqualTo(LIST));
      serve(
          page == 1
              ? request.withQueryParam("sort", matching("created_on"))
              : request.withQueryParam("page", matching("" + page)),
          "{\"values\":[" + values + "]" + next + size + "}");
    }
  }

  private static void serveCount(String state, int count) {
    serve(
        get(urlPathEqualTo(LIST)).withQueryParam("q", matching("state = \"" + state + "\"")),
        "{\"size\":" + count + "}");
  }

  private static void serve(MappingBuilder request, String body) {
    server.stubFor(
        request.willReturn(
            aResponse().withHeader("Content-Type", "application/json").withBody(body)));
  }

  private static void serveCounts(int declined) {
    serveCount("OPEN", 10);
    serveCount("MERGED", 50);
    serveCount("DECLINED", declined);
    serveCount("SUPERSEDED", 0);
  }

  private static List<String> counts(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1) + " " + rows.getLong(2));
      }
    }
    return new ArrayList<>(new TreeSet<>(found));
  }

  private static int requests() {
    return server.getAllServeEvents().size();
  }

  @Test
  void asksForTheNumberOfEachValueInsteadOfManyPages() throws SQLException {
    servePages("DECLINED", ",\"size\":70");
    serveCounts(10);
    assertThat(counts(BY_STATE)).containsExactly("DECLINED 10", "MERGED 50", "OPEN 10");
    assertThat(requests()).isEqualTo(5);
  }

  @Test
  void readsTheOtherPagesWhenTheNumbersAreNotThoseOfAllRows() throws SQLException {
    servePages("QUEUED", ",\"size\":70");
    serveCounts(0);
    assertThat(counts(BY_STATE)).containsExactly("MERGED 50", "OPEN 10", "QUEUED 10");
    assertThat(requests()).isEqualTo(PAGES + 4);
  }

  @Test
  void readsAllPagesWhenTheSizeIsNotTold() throws SQLException {
    servePages("DECLINED", "");
    assertThat(counts(BY_STATE)).containsExactly("DECLINED 10", "MERGED 50", "OPEN 10");
    assertThat(requests()).isEqualTo(PAGES);
  }

  @Test
  void readsAllPagesWhenTheSizeIsBelowWhatWasRead() throws SQLException {
    servePages("DECLINED", ",\"size\":3");
    assertThat(counts(BY_STATE)).containsExactly("DECLINED 10", "MERGED 50", "OPEN 10");
    assertThat(requests()).isEqualTo(PAGES);
  }

  /** What is told of some of the rows beside all of them, in several words for the same number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COUNT(*) FILTER (WHERE State = 'MERGED')",
        "COUNT(CASE WHEN State = 'MERGED' THEN 1 END)",
        "COUNT(DISTINCT CASE WHEN State = 'MERGED' THEN Id END)",
        "COUNT(CASE WHEN State <> 'MERGED' THEN NULL WHEN State IS NOT NULL THEN 1 END)",
        "SUM(CASE WHEN State = 'MERGED' THEN 1 ELSE 0 END)",
        "SUM(CASE WHEN State = 'MERGED' THEN 1 END)",
        "SUM(CASE State WHEN 'MERGED' THEN 1.0 ELSE 0 END)",
        "AVG(CASE WHEN State = 'MERGED' THEN 7 ELSE 0 END) * 10"
      })
  void asksForOneNumberOfEachCondition(String number) throws SQLException {
    servePages("DECLINED", ",\"size\":70");
    serveCounts(10);
    assertThat(counts("SELECT COUNT(*), " + number + " FROM PullRequests"))
        .containsExactly("70 50");
    assertThat(requests()).isEqualTo(number.contains("IS NOT NULL") ? PAGES : 2);
  }

  @Test
  void readsThePagesForAValueThatNobodyKnew() throws SQLException {
    servePages("QUEUED", ",\"size\":70");
    serveCounts(0);
    assertThat(
            counts("SELECT COUNT(*), COUNT(*) FILTER (WHERE State = 'QUEUED') FROM PullRequests"))
        .containsExactly("70 10");
    assertThat(requests()).isEqualTo(PAGES);
  }

  @Test
  void theLastNumberIsWhatTheOthersLeave() throws SQLException {
    servePages("DECLINED", ",\"size\":61");
    serveCounts(10);
    assertThat(counts(OPEN_AND_MERGED)).containsExactly("10 51");
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void asksForBothNumbersOfRowsThatMayBeInBoth() throws SQLException {
    servePages("DECLINED", ",\"size\":60");
    serve(
        get(urlPathEqualTo(LIST))
            .withQueryParam("q", matching("state IN .*"))
            .withQueryParam("fields", matching("size")),
        "{\"size\":60}");
    serveCount("MERGED", 50);
    assertThat(
            counts(
                "SELECT COUNT(*) FILTER (WHERE State IN ('OPEN', 'MERGED')),"
                    + " COUNT(*) FILTER (WHERE State = 'MERGED')"
                    + " FROM PullRequests WHERE State IN ('OPEN', 'MERGED')"))
        .containsExactly("60 50");
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void rowsOfTheFirstPageAreInTheNumberAlready() throws SQLException {
    servePages("DECLINED", ",\"size\":70");
    serveCount("OPEN", 10);
    assertThat(counts("SELECT COUNT(*), COUNT(*) FILTER (WHERE State = 'OPEN') FROM PullRequests"))
        .containsExactly("70 10");
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void readsThePagesWhenTheOtherNumbersAreMoreThanAllRows() throws SQLException {
    servePages("OPEN", ",\"size\":70");
    serveCount("OPEN", 71);
    assertThat(counts(OPEN_AND_MERGED)).containsExactly("20 50");
    assertThat(requests()).isEqualTo(PAGES + 1);
  }

  @Test
  void readsThePagesWhenTheyAreFewerThanTheNumbers() throws SQLException {
    servePages("DECLINED", ",\"size\":15");
    assertThat(counts("SELECT COUNT(*), COUNT(*) FILTER (WHERE State = 'OPEN') FROM PullRequests"))
        .containsExactly("70 10");
    assertThat(requests()).isEqualTo(PAGES);
  }

  @Test
  void aSumOfNoRowsIsNullAndANumberIsZero() throws SQLException {
    serve(
        get(urlPathEqualTo(LIST)).withQueryParam("sort", matching("created_on")),
        "{\"values\":[],\"size\":0}");
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT SUM(CASE WHEN State = 'OPEN' THEN 1 ELSE 0 END),"
                    + " AVG(CASE WHEN State = 'OPEN' THEN 1.0 ELSE 0 END),"
                    + " MIN(CASE WHEN State = 'OPEN' THEN CreatedOn END),"
                    + " COUNT(CASE WHEN State = 'OPEN' THEN 1 END), COUNT(*) FROM PullRequests")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject(1)).isNull();
      assertThat(rows.getObject(2)).isNull();
      assertThat(rows.getObject(3)).isNull();
      assertThat(rows.getLong(4)).isZero();
      assertThat(rows.next()).isFalse();
    }
    assertThat(requests()).isEqualTo(1);
  }
}
