package io.github.bitbucketjdbc.reliability;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that break in other ways than the demo's, told by a server that is not ours. */
@Timeout(120)
class TransportMatrixTest {
  private static final String LIST = "SELECT Slug FROM Repositories";
  private static final String OBJECT = "SELECT Slug FROM Repositories WHERE Slug = 'one'";
  private static final String WRITE =
      "INSERT INTO one.PullRequestTasks (PullRequestId, ContentRaw) VALUES (5, 'x')";
  private static final String JSON = "application/json";
  private static final int CONCURRENCY = 4;

  private static WireMockServer service;
  private static Connection connection;
  private static long socketsAtMost;

  /** Where a fault is met. */
  enum Spot {
    FIRST_PAGE(LIST, "/2.0/repositories/acme\\?(?!.*page=2).*", List.of("one", "two")),
    LATER_PAGE(LIST, "/2.0/repositories/acme\\?page=2", List.of("one", "two")),
    OBJECT(TransportMatrixTest.OBJECT, "/2.0/repositories/acme/one(\\?.*)?", List.of("one"));

    final String sql;
    final String url;
    final List<String> truth;

    Spot(String sql, String url, List<String> truth) {
      this.sql = sql;
      this.url = url;
      this.truth = truth;
    }

    String body() {
      return switch (this) {
        case FIRST_PAGE ->
            "{\"values\":[{\"slug\":\"one\"}],\"next\":\""
                + service.baseUrl()
                + "/2.0/repositories/acme?page=2\"}";
        case LATER_PAGE -> "{\"values\":[{\"slug\":\"two\"}]}";
        case OBJECT -> "{\"slug\":\"one\"}";
      };
    }
  }

  /** A broken connection at a place. */
  record Cell(Fault fault, Spot spot) {}

  static Stream<Cell> cells() {
    return Stream.of(Fault.values())
        .flatMap(f -> Stream.of(Spot.values()).map(s -> new Cell(f, s)));
  }

  @BeforeAll
  static void open() {
    service = new WireMockServer(wireMockConfig().dynamicPort());
    service.start();
    socketsAtMost = OpenHandles.sockets() + 2 * CONCURRENCY;
    connection = connect(service.port());
  }

  private static Connection connect(int port) {
    return Unhurried.connect(
        "jdbc:bitbucket:Workspace=acme;AccessToken=t0ken;MaxConcurrency="
            + CONCURRENCY
            + ";BaseURL=http://localhost:"
            + port
            + "/2.0");
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    OpenHandles.awaitSockets(socketsAtMost - 2 * CONCURRENCY);
    OpenHandles.awaitNoThreads();
    service.stop();
  }

  @BeforeEach
  void heal() throws SQLException {
    service.resetAll();
    connection.setNetworkTimeout(Runnable::run, 0);
    service.stubFor(any(anyUrl()).atPriority(10).willReturn(json(201, "{\"id\":7}")));
    for (Spot spot : Spot.values()) {
      service.stubFor(any(urlMatching(spot.url)).atPriority(5).willReturn(json(200, spot.body())));
    }
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse().withStatus(status).withHeader("Content-Type", JSON).withBody(body);
  }

  private static List<String> read(Connection from, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = from.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static int write(Connection to, String sql) throws SQLException {
    try (Statement statement = to.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** Answers the first request for an address wrongly, and the further ones if that is wanted. */
  private static void fail(String url, boolean once, ResponseDefinitionBuilder wrong) {
    service.stubFor(
        any(urlMatching(url))
            .atPriority(1)
            .inScenario(url)
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo(once ? "over" : Scenario.STARTED)
            .willReturn(wrong));
  }

  private static long requests(String url) {
    return service.getAllServeEvents().stream()
        .filter(e -> e.getRequest().getUrl().matches(url))
        .count();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void repeatsAndGivesUp(Cell cell) throws Exception {
    Spot spot = cell.spot();
    fail(spot.url, true, aResponse().withFault(cell.fault()));
    assertThat(read(connection, spot.sql)).isEqualTo(spot.truth);
    assertThat(requests(spot.url)).isEqualTo(2);

    heal();
    fail(spot.url, false, aResponse().withFault(cell.fault()));
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(connection, spot.sql));
    assertThat((Throwable) e).isExactlyInstanceOf(SQLTransientConnectionException.class);
    assertThat(e.getSQLState()).isEqualTo("08001");
    assertThat(requests(spot.url)).as("one more on a kept connection").isBetween(4L, 5L);

    heal();
    assertThat(read(connection, spot.sql)).isEqualTo(spot.truth);
    OpenHandles.awaitSockets(socketsAtMost);
  }

  /** Only a head with status 201 or the like says that it was written. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void writesNothingTwice(Fault fault) throws Exception {
    String url = "/2.0/repositories/acme/one/pullrequests/5/tasks.*";
    fail(url, false, aResponse().withStatus(201).withHeader("Content-Type", JSON).withFault(fault));
    SQLException e = catchThrowableOfType(SQLException.class, () -> write(connection, WRITE));
    assertThat((Throwable) e).isExactlyInstanceOf(SQLNonTransientConnectionException.class);
    assertThat(e.getSQLState()).isEqualTo("08007");
    assertThat(requests(url)).isEqualTo(1);
    boolean answered = fault == Fault.MALFORMED_RESPONSE_CHUNK;
    assertThat((Throwable) e).hasMessageContaining(answered ? "wrote it" : "not known whether");
    heal();
    assertThat(write(connection, WRITE)).isEqualTo(1);
    OpenHandles.awaitSockets(socketsAtMost);
  }

  @ParameterizedTest
  @EnumSource(Spot.class)
  void takesBodiesThatDribble(Spot spot) throws Exception {
    fail(spot.url, true, json(200, spot.body()).withChunkedDribbleDelay(5, 50));
    assertThat(read(connection, spot.sql)).isEqualTo(spot.truth);
    assertThat(requests(spot.url)).isEqualTo(1);

    heal();
    fail(spot.url, true, json(200, spot.body()).withChunkedDribbleDelay(10, 2000));
    connection.setNetworkTimeout(Runnable::run, (int) Trouble.PATIENCE.toMillis());
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(connection, spot.sql));
    assertThat(e.getSQLState()).isEqualTo("08001");
    assertThat(requests(spot.url)).isEqualTo(1);
    connection.setNetworkTimeout(Runnable::run, 0);
    assertThat(read(connection, spot.sql)).isEqualTo(spot.truth);
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (Connection nowhere = connect(port)) {
      for (String sql : List.of(LIST, OBJECT, "SELECT COUNT(*) FROM one.Branches")) {
        SQLException e = catchThrowableOfType(SQLException.class, () -> read(nowhere, sql));
        assertThat(e.getSQLState()).isEqualTo("08001");
        assertThat((Throwable) e).hasMessageContaining("accepts no connection");
      }
      SQLException e = catchThrowableOfType(SQLException.class, () -> write(nowhere, WRITE));
      assertThat(e.getSQLState()).as("it was not written").isEqualTo("08001");
    }
  }

  /** Answers one request and listens no more. */
  private static Thread answerOnce(ServerSocket server, Supplier<String> body) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                server.close();
                socket.getInputStream().read(new byte[8192]);
                byte[] bytes = body.get().getBytes(UTF_8);
                String head =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(UTF_8));
                socket.getOutputStream().write(bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void saysThatNobodyListensAnyMore() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
        Connection leaving = connect(server.getLocalPort())) {
      int port = server.getLocalPort();
      String body = Spot.FIRST_PAGE.body().replace(":" + service.port() + "/", ":" + port + "/");
      Thread thread = answerOnce(server, () -> body);
      SQLException e = catchThrowableOfType(SQLException.class, () -> read(leaving, LIST));
      assertThat(e.getSQLState()).isEqualTo("08001");
      assertThat((Throwable) e).hasMessageContaining("accepts no connection");
      thread.join();
    }
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
        Connection leaving = connect(server.getLocalPort())) {
      Thread thread = answerOnce(server, () -> "{\"id\":7}");
      SQLException e =
          catchThrowableOfType(
              SQLException.class, () -> write(leaving, WRITE + ", (5, 'y'), (5, 'z')"));
      assertThat(e.getSQLState()).as("the second row was not written").isEqualTo("08001");
      assertThat((Throwable) e).hasMessageContaining("Row 2 of 3 failed; 1 rows before it");
      thread.join();
    }
  }
}
