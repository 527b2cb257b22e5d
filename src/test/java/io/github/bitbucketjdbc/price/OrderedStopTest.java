package io.github.bitbucketjdbc.price;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading ends at a bound only while the rows come in the order that was asked for. */
class OrderedStopTest {
  private static final String LIST = "/2.0/repositories/acme/api/pipelines";
  private static final String SINCE =
      "SELECT BuildNumber FROM Pipelines WHERE CreatedOn >= '2026-11-20' ORDER BY BuildNumber";

  private static WireMockServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    server = new WireMockServer(wireMockConfig().dynamicPort());
    server.start();
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;Pagesize=3;BaseURL="
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

  /** Serves runs on these days of November, three a page; 0 for a run without a time. */
  private static void serve(int... days) {
    for (int first = 0; first < days.length; first += 3) {
      String values =
          IntStream.range(first, Math.min(first + 3, days.length))
              .mapToObj(i -> run(i, days[i]))
              .collect(Collectors.joining(","));
      MappingBuilder request = get(urlPathEqualTo(LIST));
      request =
          first == 0
              ? request.withQueryParam("page", absent())
              : request.withQueryParam("page", matching("" + (first / 3 + 1)));
      server.stubFor(
          request.willReturn(
              aResponse()
                  .withHeader("Content-Type", "application/json")
                  .withBody("{\"size\":" + days.length + ",\"values\":[" + values + "]}")));
    }
  }

  private static String run(int number, int day) {
    String time = day == 0 ? "null" : "\"2026-11-%02dT10:00:00.000Z\"".formatted(day);
    return "{\"uuid\":\"{%d}\",\"build_number\":%d,\"created_on\":%s}"
        .formatted(number, number, time);
  }

  private static List<Integer> numbers() throws SQLException {
    List<Integer> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SINCE)) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    }
    return found;
  }

  private static int requests() {
    return server.getAllServeEvents().size();
  }

  @Test
  void endsAfterThePageInWhichTheBoundIs() throws SQLException {
    serve(25, 24, 23, 22, 20, 19, 18, 17, 16, 15, 14, 13);
    assertThat(numbers()).containsExactly(0, 1, 2, 3, 4);
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void readsOnWhenTheNextPageMayHaveMore() throws SQLException {
    serve(25, 24, 20, 20, 20, 20, 18, 17, 16, 15);
    assertThat(numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void readsAllPagesOfAListInAnotherOrder() throws SQLException {
    serve(13, 14, 15, 16, 17, 18, 19, 20, 22);
    assertThat(numbers()).containsExactly(7, 8);
    assertThat(requests()).isEqualTo(3);
  }

  @Test
  void readsAllPagesWhenATimeIsMissing() throws SQLException {
    serve(25, 0, 18, 17, 16, 15, 14, 24, 12);
    assertThat(numbers()).containsExactly(0, 7);
    assertThat(requests()).isEqualTo(3);
  }
}
