package io.github.bitbucketjdbc.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.http.Paging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded answer that an endpoint of the catalog gives comes out of the driver as it was
 * recorded: all rows, in order, and every cell.
 */
class FidelityTest {
  private static final Path FOLDER = Path.of("../shared/recordings");
  private static final Path SPECIFICATION = Path.of("../shared/bitbucket-api/swagger.json");
  private static final Recordings RECORDINGS = new Recordings(FOLDER);

  private static ReplayService service;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Files.isDirectory(FOLDER) && Files.exists(SPECIFICATION),
        "the recordings belong to other projects and are not part of this one");
    service = new ReplayService();
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:AuthScheme=None;IncludeDeleted=true;Workspace="
                + ReplayService.WORKSPACE
                + ";BaseURL="
                + service.baseUrl());
  }

  @AfterAll
  static void stop() throws Exception {
    if (connection != null) {
      connection.close();
      service.close();
    }
  }

  static Stream<Replay> replays() {
    return Stream.concat(
            RECORDINGS.files().stream().flatMap(f -> RECORDINGS.of(f).stream()),
            ApiSamples.of(SPECIFICATION).stream())
        .flatMap(r -> replays(r).stream());
  }

  private static List<Replay> replays(Recording recording) {
    return ApiSamples.LEFT_OUT.containsKey(recording.path()) ? List.of() : Replay.of(recording);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replays")
  void everyCellIsAsRecorded(Replay replay) throws Exception {
    Set<ColumnDef> incomplete = replay.incomplete();
    if (incomplete.isEmpty()) {
      compare(replay);
      return;
    }
    serve(replay);
    SQLException e = catchThrowableOfType(SQLException.class, () -> read(replay));
    assertThat(e.getSQLState()).isEqualTo("08P01");
    assertThat(incomplete).anyMatch(c -> e.getMessage().contains("without its " + c.name()));
    if (incomplete.stream().noneMatch(ColumnDef::key)) {
      compare(replay.without(incomplete));
    }
  }

  private static void compare(Replay replay) throws Exception {
    List<String> answers = serve(replay);
    List<List<@Nullable Object>> rows = read(replay);

    List<List<@Nullable Object>> expected = replay.expected();
    assertThat(differences(replay.columns(), expected, rows)).isEmpty();
    assertThat(rows).hasSameSizeAs(expected);
    List<String> addresses = new ArrayList<>();
    for (int page = 1; page <= answers.size(); page++) {
      addresses.add(replay.address() + " " + page);
    }
    replay.details().keySet().forEach(path -> addresses.add(path + " 1"));
    assertThat(service.asked()).containsExactlyInAnyOrderElementsOf(addresses);
  }

  private static List<String> serve(Replay replay) {
    boolean links =
        replay.endpoint().paging() == Paging.NUMBERED
            || replay.endpoint().paging() == Paging.OPAQUE;
    List<String> answers = replay.answers();
    service.serve(
        new ReplayService.Served(200, replay.address(), answers, links, replay.details()));
    return answers;
  }

  private static List<List<@Nullable Object>> read(Replay replay) throws Exception {
    List<ColumnDef> columns = replay.columns();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(replay.sql())) {
      assertThat(result.getMetaData().getColumnCount()).isEqualTo(columns.size());
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          boolean instant = columns.get(i - 1).type() == ColumnType.TIMESTAMP;
          row.add(instant ? result.getObject(i, Instant.class) : result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> differences(
      List<ColumnDef> columns,
      List<List<@Nullable Object>> expected,
      List<List<@Nullable Object>> actual) {
    List<String> differences = new ArrayList<>();
    for (int row = 0; row < Math.min(expected.size(), actual.size()); row++) {
      for (int i = 0; i < columns.size(); i++) {
        Object wanted = expected.get(row).get(i);
        Object found = actual.get(row).get(i);
        Object read =
            wanted instanceof JsonNode && found instanceof String json
                ? PlainReading.tree(json)
                : found;
        if (wanted == null ? read != null : !wanted.equals(read)) {
          differences.add(
              "row %d, %s: %s instead of %s".formatted(row, columns.get(i).name(), found, wanted));
        }
      }
    }
    return differences;
  }

  @Test
  void noFileIsForgotten() {
    Set<String> unread = new TreeSet<>();
    for (String file : RECORDINGS.files()) {
      if (RECORDINGS.of(file).isEmpty()
          || RECORDINGS.of(file).stream().anyMatch(r -> Replay.of(r).isEmpty())) {
        unread.add(file);
      }
    }
    Set<String> explained = new TreeSet<>(Recordings.LEFT_OUT.keySet());
    explained.addAll(RecordedErrorTest.FILES);

    assertThat(unread).containsExactlyElementsOf(explained);
  }

  @Test
  void noSampleIsForgotten() {
    Set<String> unread = new TreeSet<>();
    for (Recording sample : ApiSamples.of(SPECIFICATION)) {
      if (replays(sample).isEmpty()) {
        unread.add(sample.path());
      }
    }

    assertThat(unread).containsExactlyInAnyOrderElementsOf(ApiSamples.LEFT_OUT.keySet());
  }

  /** The numbers are those that the people who collected the files counted. */
  @ParameterizedTest
  @CsvSource({
    "pull_requests, 57",
    "pipelines, 22",
    "pipeline_steps, 35",
    "deployments, 27",
    "issues, 30",
    "issue_comments, 28",
    "pullrequest_comments, 18",
    "pull_request_commits, 8",
    "repositories, 1"
  })
  void noRawRowIsLost(String table, int rows) {
    String file = "devlake/_raw_bitbucket_api_" + table + ".csv";

    assertThat(RECORDINGS.of(file).stream().mapToInt(r -> r.elements().size()).sum())
        .isEqualTo(rows);
  }
}
