package io.github.bitbucketjdbc.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoChange;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is answered to a write: what the driver says about it is what was done, once. */
@Timeout(300)
class WriteMatrixTest {
  private static final String TASKS = "/pullrequests/5/tasks(\\?|$)";
  private static final String INSERT =
      "INSERT INTO PullRequestTasks (PullRequestId, ContentRaw) VALUES (5, ?)";

  private static DemoServer service;
  private static Connection connection;
  private static String somebody;
  private static int number;

  /** A fault at a write. */
  record Cell(WriteTrouble trouble, WritePlace place, WriteOutcome outcome) {
    @Override
    public String toString() {
      return trouble + ": " + place.heading();
    }

    /** How many rows other than the one with the fault are written. */
    int others() {
      boolean goesOn =
          outcome.state() == null || !Set.of("08", "28").contains(code().substring(0, 2));
      return switch (place) {
        case INSERT, UPDATE, DELETE, ELEMENT -> 0;
        case SECOND_ROW -> outcome.state() == null ? 2 : 1;
        case BATCH -> goesOn ? 2 : 1;
      };
    }

    String code() {
      return outcome.state() == null ? "" : outcome.state().code();
    }
  }

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (WriteTrouble trouble : WriteTrouble.all()) {
      for (WritePlace place : WritePlace.values()) {
        WriteOutcome outcome = place.outcome(trouble);
        if (outcome != null) {
          cells.add(new Cell(trouble, place, outcome));
        }
      }
    }
    return cells.stream();
  }

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        Unhurried.connect(
            "jdbc:bitbucket:Workspace=acme;Schema=api;AccessToken=t0ken;BaseURL="
                + service.baseUrl());
    somebody =
        read(
            "SELECT u.UUID FROM Information.Users u WHERE u.UUID NOT IN (SELECT UserUUID FROM"
                + " api.PullRequestReviewers WHERE PullRequestId = 5) AND u.UUID NOT IN (SELECT"
                + " AuthorUUID FROM api.PullRequests WHERE Id = 5)");
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    service.close();
    OpenHandles.awaitNoThreads();
  }

  private static String read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Makes a task for this test, and returns its id. */
  private static long task() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, "task " + ++number);
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong("Id");
      }
    }
  }

  /** A write that can be done now, and the path of its requests. */
  private record Write(String path, Action action) {
    /** Runs it and returns the number of rows that were written. */
    interface Action {
      long run() throws SQLException;
    }
  }

  private static Write write(WritePlace place) throws SQLException {
    String text = "'text " + ++number + "'";
    switch (place) {
      case INSERT -> {
        return new Write(TASKS, () -> update(INSERT.replace("?", text)));
      }
      case SECOND_ROW -> {
        String rows = "(5, 'a'), (5, " + text + "), (5, 'c')";
        return new Write(TASKS, () -> update(INSERT.replace("(5, ?)", rows)));
      }
      case BATCH -> {
        return new Write(TASKS, WriteMatrixTest::batch);
      }
      case UPDATE, DELETE -> {
        long id = task();
        String where = " WHERE PullRequestId = 5 AND Id = " + id;
        String sql =
            place == WritePlace.DELETE
                ? "DELETE FROM PullRequestTasks" + where
                : "UPDATE PullRequestTasks SET ContentRaw = " + text + where;
        return new Write("/tasks/" + id + "(\\?|$)", () -> update(sql));
      }
      case ELEMENT -> {
        String who = "PullRequestId = 5 AND UserUUID = '" + somebody + "'";
        update("DELETE FROM PullRequestReviewers WHERE " + who);
        String sql =
            "INSERT INTO PullRequestReviewers (PullRequestId, UserUUID) VALUES (5, '"
                + somebody
                + "')";
        return new Write("/pullrequests/5(\\?|$)", () -> update(sql));
      }
    }
    throw new AssertionError(place);
  }

  private static long batch() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (String text : List.of("a", "b", "c")) {
        statement.setString(1, text);
        statement.addBatch();
      }
      return statement.executeBatch().length;
    }
  }

  private static @Nullable SQLException failure(Write write, long rows) {
    try {
      assertThat(write.action().run()).isEqualTo(rows);
      return null;
    } catch (SQLException e) {
      return e;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void saysWhatWasDone(Cell cell) throws Exception {
    WriteOutcome outcome = cell.outcome();
    WriteTrouble trouble = cell.trouble();
    int nth = cell.place().nth();
    Write write = write(cell.place());
    int before = service.changes().size();
    service.faults().between(write.path(), nth, trouble.often() ? 999 : nth, trouble.fault());
    service.clearRequests();
    connection.setNetworkTimeout(
        Runnable::run, trouble.late() ? (int) Trouble.PATIENCE.toMillis() : 0);
    boolean several = cell.place() == WritePlace.SECOND_ROW || cell.place() == WritePlace.BATCH;

    SQLException e = failure(write, several ? 3 : 1);

    int hits = service.faults().hits();
    service.faults().clear();
    connection.setNetworkTimeout(Runnable::run, 0);
    List<DemoChange> changes = service.changes().subList(before, service.changes().size());
    assertThat(changes).as("what was done").hasSize(cell.others() + outcome.effects());
    assertThat(hits).isEqualTo(trouble.often() || outcome.sent() == 1 ? outcome.sent() : 1);
    if (outcome.state() == null) {
      assertThat((Throwable) e).isNull();
    } else {
      check(cell, e);
    }
    assertThat(read("SELECT COUNT(*) FROM PullRequestTasks WHERE PullRequestId = 5")).isNotEmpty();
  }

  static Stream<Fault> unreadable() {
    return Stream.of(
        Fault.TRUNCATED,
        Fault.INVALID_UTF8,
        Fault.DEEP_NESTING,
        Fault.HTML_PAGE,
        Fault.WRONG_CONTENT_TYPE,
        Fault.ALL_NULL,
        Fault.LIST_OF_IT);
  }

  /** A list is sent back whole, so what cannot be read must not be written. */
  @ParameterizedTest
  @MethodSource("unreadable")
  void doesNotSendBackAListThatCannotBeRead(Fault fault) throws SQLException {
    Write write = write(WritePlace.ELEMENT);
    int before = service.changes().size();
    service.faults().on(write.path(), 1, fault);
    service.clearRequests();
    SQLException e = failure(write, 1);
    service.faults().clear();
    assertThat((Throwable) e).isExactlyInstanceOf(SQLNonTransientConnectionException.class);
    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("08P01");
    assertThat(service.requests()).hasSize(1);
    assertThat(service.changes()).hasSize(before);
  }

  static Stream<Fault> harmless() {
    return Stream.of(
        Fault.RESET_BEFORE,
        Fault.RESET_IN_BODY,
        Fault.status(500),
        Fault.hugeField("novelty", 30_000_000));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void sendsBackAListThatIsReadInTheEnd(Fault fault) throws SQLException {
    Write write = write(WritePlace.ELEMENT);
    int before = service.changes().size();
    service.faults().on(write.path(), 1, fault);
    assertThat((Throwable) failure(write, 1)).isNull();
    assertThat(service.faults().hits()).isEqualTo(1);
    service.faults().clear();
    assertThat(service.changes()).hasSize(before + 1);
  }

  private static void check(Cell cell, @Nullable SQLException e) {
    assertThat((Throwable) e).isNotNull();
    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(cell.code());
    if (cell.place() == WritePlace.BATCH) {
      assertThat((Throwable) e).isExactlyInstanceOf(BatchUpdateException.class);
      int[] counts = ((BatchUpdateException) e).getUpdateCounts();
      assertThat(counts).startsWith(1, Statement.EXECUTE_FAILED).hasSize(1 + cell.others());
    } else {
      assertThat((Throwable) e)
          .isExactlyInstanceOf(ErrorTranslator.create(cell.outcome().state(), "").getClass());
    }
    if (cell.place() == WritePlace.SECOND_ROW) {
      assertThat((Throwable) e).hasMessageContaining("Row 2 of 3 failed; 1 rows before it");
    }
    if (cell.code().equals("08007")) {
      assertThat((Throwable) e)
          .hasMessageContaining(cell.outcome().saysWritten() ? "wrote it" : "not known whether");
    }
  }
}
