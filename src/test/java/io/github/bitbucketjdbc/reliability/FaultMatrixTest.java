package io.github.bitbucketjdbc.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of an answer at every place of a query, once and for good. */
@Timeout(300)
class FaultMatrixTest {
  private static final int CONCURRENCY = 4;
  private static final int NO_LIMIT = 0;

  /** Both ends of what two connections keep, and of the one that asks for tokens. */
  private static final int KEPT = 2 * (2 * CONCURRENCY + 1);

  private static DemoServer service;
  private static DemoServer guarded;
  private static Connection plain;
  private static Connection signedIn;
  private static long socketsAtMost;
  private static final Map<Place, Truth> TRUTHS = new EnumMap<>(Place.class);

  /** What the healthy service gives, and with how many requests. */
  private record Truth(List<List<String>> rows, int requests) {}

  /** A fault at a place. */
  record Cell(Trouble trouble, Place place, boolean lasting, Outcome outcome) {
    @Override
    public String toString() {
      return trouble + (lasting ? ", for good" : ", once") + ": " + place.heading();
    }
  }

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Trouble trouble : Trouble.all()) {
      for (Place place : Place.values()) {
        for (boolean lasting : new boolean[] {false, true}) {
          Outcome outcome = trouble.outcome(place, lasting);
          if (outcome != null) {
            cells.add(new Cell(trouble, place, lasting, outcome));
          }
        }
      }
    }
    // what asks for tokens keeps sockets until it is collected, so that comes last
    return cells.stream().sorted(Comparator.comparing(cell -> cell.trouble().needsSignIn()));
  }

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    guarded = DemoServer.start(DemoOptions.story().oauth("kEy0", "s3cretOfClient"));
    socketsAtMost = OpenHandles.sockets() + KEPT;
    plain = Unhurried.connect(url(service, "AccessToken=t0ken"));
    signedIn =
        Unhurried.connect(
            url(
                guarded,
                "AuthScheme=client;OAuthClientId=kEy0;OAuthClientSecret=s3cretOfClient;OAuthURL="
                    + guarded.oauthUrl()));
    for (Place place : Place.values()) {
      rows(plain, place); // what is learned with the first query is not asked again
      service.clearRequests();
      List<List<String>> rows = rows(plain, place);
      assertThat(rows).isNotEmpty();
      TRUTHS.put(place, new Truth(rows, service.requests().size()));
    }
  }

  private static String url(DemoServer server, String more) {
    return "jdbc:bitbucket:Workspace=acme;Pagesize=3;MaxConcurrency="
        + CONCURRENCY
        + ";BaseURL="
        + server.baseUrl()
        + ";"
        + more;
  }

  @AfterAll
  static void close() throws Exception {
    plain.close();
    signedIn.close();
    service.close();
    guarded.close();
    System.gc(); // on Java 17 nothing else closes the JDK's HTTP client, which asks for tokens
    OpenHandles.awaitNoThreads();
    OpenHandles.awaitSockets(socketsAtMost - KEPT);
  }

  @AfterEach
  void heal() throws SQLException {
    service.faults().clear();
    guarded.faults().clear();
    plain.setNetworkTimeout(Runnable::run, NO_LIMIT);
  }

  private static List<List<String>> rows(Connection connection, Place place) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(place.sql())) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void givesTheRightRowsOrOneError(Cell cell) throws Exception {
    Trouble trouble = cell.trouble();
    Place place = cell.place();
    Outcome outcome = cell.outcome();
    DemoServer server = trouble.needsSignIn() ? guarded : service;
    Connection connection = trouble.needsSignIn() ? signedIn : plain;
    int last = cell.lasting() ? Integer.MAX_VALUE : place.nth();
    rows(connection, place); // connections are kept, and what is learned is known
    server.faults().between(place.path(), place.nth(), last, trouble.fault());
    server.clearRequests();
    plain.setNetworkTimeout(
        Runnable::run, trouble.isLate() ? (int) Trouble.PATIENCE.toMillis() : NO_LIMIT);

    if (outcome.state() == null) {
      List<List<String>> expected =
          TRUTHS.get(place).rows().stream()
              .filter(row -> !outcome.empty() || !row.get(0).equals(place.key()))
              .toList();
      assertThat(rows(connection, place)).containsExactlyInAnyOrderElementsOf(expected);
      if (!cell.lasting()) {
        int least = TRUTHS.get(place).requests() + outcome.more();
        assertThat(server.requests()).hasSizeBetween(least, least + outcome.slack());
        assertThat(server.faults().hits()).isEqualTo(1);
      }
    } else {
      SQLException e = catchThrowableOfType(SQLException.class, () -> rows(connection, place));
      assertThat((Throwable) e)
          .isNotNull()
          .isExactlyInstanceOf(ErrorTranslator.create(outcome.state(), "").getClass())
          .hasMessageNotContaining("elsewhere");
      assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(outcome.state().code());
      assertThat((Throwable) e.getNextException()).isNull();
      assertThat(server.faults().hits())
          .isBetween(outcome.more() + 1, outcome.more() + outcome.slack() + place.guesses() + 1);
    }

    server.faults().clear();
    plain.setNetworkTimeout(Runnable::run, NO_LIMIT);
    assertThat(rows(connection, place))
        .as("afterwards")
        .containsExactlyInAnyOrderElementsOf(TRUTHS.get(place).rows());
    if (!trouble.needsSignIn()) {
      OpenHandles.awaitSockets(socketsAtMost);
    }
  }
}
