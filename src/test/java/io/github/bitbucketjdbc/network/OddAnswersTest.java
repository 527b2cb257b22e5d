package io.github.bitbucketjdbc.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a page is like: exactly the right rows, or one error that says what is wrong. */
@Tag("slow")
@Timeout(120)
class OddAnswersTest {
  private static final String SQL = "SELECT Slug, Name, IsPrivate, SizeBytes FROM Repositories";
  private static final String PATH = "/repositories/acme\\?";

  private static DemoServer service;
  private static Connection connection;
  private static List<List<Object>> truth;
  private static int usual;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Pagesize=3;AuthScheme=None;BaseURL="
                + service.baseUrl());
    truth = rows(SQL);
    usual = service.requests().size();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  @AfterEach
  void heal() {
    service.faults().clear();
  }

  private static List<List<Object>> rows(String sql) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * A fault that does no harm, and how many requests more it takes.
   *
   * @param wrongGuesses how many of the pages that were under way may have another address
   */
  record Harmless(String name, Fault fault, int more, int wrongGuesses) {
    Harmless(String name, Fault fault, int more) {
      this(name, fault, more, 0);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Harmless> harmless() {
    return Stream.of(
        new Harmless("empty page with next", Fault.EMPTY_PAGE_FIRST, 1, 2),
        new Harmless("reordered page", Fault.REORDERED_PAGE, 0),
        new Harmless("unknown fields", Fault.UNKNOWN_FIELDS, 0),
        new Harmless("duplicate keys", Fault.DUPLICATE_KEYS, 0),
        new Harmless("field of 30 MB", Fault.hugeField("website", 30_000_000), 0),
        new Harmless("slow headers", Fault.slowHeaders(Duration.ofMillis(5)), 0),
        new Harmless("slow body", Fault.slowBody(Duration.ofMillis(5)), 0),
        new Harmless("redirect", Fault.REDIRECT, 1, 2),
        new Harmless("reset before", Fault.RESET_BEFORE, 1),
        new Harmless("reset in body", Fault.RESET_IN_BODY, 1),
        new Harmless("500", Fault.status(500), 1),
        new Harmless("503", Fault.status(503).with("Retry-After", "0"), 1),
        new Harmless("555", Fault.status(555), 1),
        new Harmless("429", Fault.status(429).with("Retry-After", "1"), 1));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void givesTheRightRows(Harmless odd) throws SQLException {
    for (int nth = 1; nth <= 2; nth++) {
      service.faults().clear();
      service.faults().on(PATH, nth, odd.fault());
      service.clearRequests();
      assertThat(rows(SQL)).containsExactlyInAnyOrderElementsOf(truth);
      assertThat(service.requests())
          .hasSizeBetween(usual + odd.more(), usual + odd.more() + odd.wrongGuesses());
      assertThat(service.faults().hits()).isEqualTo(1);
    }
  }

  /** A fault that is an error, with its class and state, and the requests until then. */
  record Harmful(String name, Fault fault, Class<?> type, String state) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Harmful> harmful() {
    Class<?> protocol = SQLNonTransientConnectionException.class;
    Class<?> denied = SQLInvalidAuthorizationSpecException.class;
    return Stream.of(
        new Harmful("next elsewhere", Fault.NEXT_ELSEWHERE, protocol, "08P01"),
        new Harmful("next loop", Fault.NEXT_LOOP, protocol, "08P01"),
        new Harmful("repeated page", Fault.REPEATED_PAGE, protocol, "08P01"),
        new Harmful("truncated", Fault.TRUNCATED, protocol, "08P01"),
        new Harmful("content type", Fault.WRONG_CONTENT_TYPE, protocol, "08P01"),
        new Harmful("page of HTML", Fault.HTML_PAGE, protocol, "08P01"),
        new Harmful("invalid UTF-8", Fault.INVALID_UTF8, protocol, "08P01"),
        new Harmful("deep nesting", Fault.DEEP_NESTING, protocol, "08P01"),
        new Harmful("texts as rows", Fault.TEXTS_AS_ROWS, protocol, "08P01"),
        new Harmful("redirect elsewhere", Fault.REDIRECT_ELSEWHERE, protocol, "08P01"),
        new Harmful("wrong types", Fault.WRONG_TYPES, SQLDataException.class, "22018"),
        new Harmful("401", Fault.status(401), denied, "28000"),
        new Harmful("403", Fault.status(403), denied, "42501"),
        new Harmful("404", Fault.status(404), SQLException.class, "42704"),
        new Harmful("410", Fault.status(410), SQLException.class, "0A001"));
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void givesOneError(Harmful odd) throws SQLException {
    service.faults().on(PATH, 2, odd.fault());
    service.clearRequests();
    SQLException e = catchThrowableOfType(SQLException.class, () -> rows(SQL));
    assertThat(e.getSQLState()).isEqualTo(odd.state());
    String subject = odd.state().equals("28000") ? "credentials" : "Repositories";
    assertThat((Throwable) e).isInstanceOf(odd.type()).hasMessageContaining(subject);
    assertThat((Throwable) e).hasMessageNotContaining("elsewhere");
    assertThat(service.requests().size()).as("nothing is asked after that").isBetween(2, 3);
    service.faults().clear();
    assertThat(rows(SQL)).containsExactlyInAnyOrderElementsOf(truth);
  }

  @Test
  void readsAFieldOf30Megabytes() throws SQLException {
    service.faults().on(PATH, 1, Fault.hugeField("description", 30_000_000));
    assertThat(rows("SELECT MAX(CHAR_LENGTH(Description)) FROM Repositories"))
        .containsExactly(List.of("30000000"));
  }

  @Test
  void refusesRowsOfNothing() {
    service.faults().onEvery(PATH, Fault.ALL_NULL);
    SQLException e =
        catchThrowableOfType(
            SQLException.class, () -> rows("SELECT Description, Language FROM Repositories"));
    assertThat(e.getSQLState()).isEqualTo("08P01");
    assertThat(e.getMessage()).contains("without its Slug");
  }
}
