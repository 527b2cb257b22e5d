package io.github.bitbucketjdbc.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import io.github.bitbucketjdbc.demo.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
  private static final String SECRET = "pl4ntedS3cret";
  private static final String SQL = "SELECT Slug FROM Repositories WHERE Slug = 'api'";
  private static DemoServer service;
  @TempDir Path directory;

  @BeforeAll
  static void open() {
    service = DemoServer.start(DemoOptions.story().bearer(SECRET));
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @AfterEach
  void heal() {
    service.faults().clear();
  }

  private static void run(String properties) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:bitbucket:Workspace=acme;BaseURL="
                    + service.baseUrl()
                    + ";AccessToken="
                    + SECRET
                    + ";"
                    + properties);
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(SQL)) {
        assertThat(rows.next()).isTrue();
      }
      catchThrowableOfType(SQLException.class, () -> statement.executeQuery("SELECT\nnonsense"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0,0,0,0", "2,1,0,0,0", "3,1,1,0,0", "4,1,1,1,0", "5,1,1,1,1"})
  void holdsWhatVerbositySays(int verbosity, int statements, int requests, int headers, int bodies)
      throws Exception {
    Path file = directory.resolve("driver 100%.log");
    run("Verbosity=" + verbosity + ";Logfile=" + file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).filteredOn(l -> l.contains("SELECT nonsense")).hasSize(1);
    assertThat(lines).filteredOn(l -> l.contains("1 requests, 1 rows: " + SQL)).hasSize(statements);
    assertThat(lines).filteredOn(l -> l.contains(" http statement ")).hasSize(requests);
    assertThat(lines).filteredOn(l -> l.contains("http.headers sent: ")).hasSize(headers);
    assertThat(lines).filteredOn(l -> l.contains("\"slug\":\"api\"")).hasSize(bodies);
    assertThat(lines).hasSize(1 + statements + requests + headers + bodies);
    assertThat(Files.readString(file)).doesNotContain(SECRET);
    assertThat(directory).isDirectoryNotContaining("glob:**.lck");
  }

  @Test
  void masksWhatLooksLikeASecret() throws Exception {
    Path file = directory.resolve("secrets.log");
    service
        .faults()
        .on("acme", 1, Fault.hugeField("deploy_token", 40).with("Set-Cookie", "session=c00kie"));
    run("Verbosity=5;Logfile=" + file);
    String text = Files.readString(file);
    assertThat(text)
        .contains("Authorization: ***", "Set-cookie: ***", "\"deploy_token\":\"***\"")
        .doesNotContain(SECRET, "xxxxxxxx", "c00kie");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /x?access_token=abc&q=1 | GET /x?access_token=***&q=1",
        "{\"refresh_token\":\"a\\\"b\",\"a\":\"b\"} | {\"refresh_token\":\"***\",\"a\":\"b\"}",
        "{\"password\":\"cut of | {\"password\":\"***\"",
        "it is hunter22 indeed | it is *** indeed",
        "cut within correct hor | cut within ***",
        "the corr | the corr",
        "{\"slug\":\"api\"} | {\"slug\":\"api\"}"
      })
  void masks(String text, String masked) {
    assertThat(new Secrets(List.of("hunter22", "correct horses", "")).masked(text))
        .isEqualTo(masked);
  }

  @Test
  void rotates() throws Exception {
    Path file = directory.resolve("small.log");
    for (int i = 0; i < 6; i++) {
      run("Verbosity=5;MaxLogFileSize=2KB;MaxLogFileCount=2;Logfile=" + file);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("small.log.0", "small.log.1");
    }
  }

  @Test
  void connectionsShareAFile() throws Exception {
    Path file = directory.resolve("shared.log");
    try (Connection other =
        DriverManager.getConnection("jdbc:bitbucket:Demo=true;Logfile=" + file)) {
      run("Verbosity=2;Logfile=" + file);
      assertThat(other.isClosed()).isFalse();
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(directory.toFile().list()).containsExactly("shared.log");
  }

  @Test
  void saysThatTheFileCannotBeWritten() {
    SQLException e =
        catchThrowableOfType(SQLException.class, () -> run("Logfile=/does/not/exist/x.log"));
    assertThat(e.getSQLState()).isEqualTo("08P02");
    assertThat((Throwable) e).hasMessageContaining("Logfile");
  }

  @Test
  void goesToTheLoggersWithoutAFile() throws Exception {
    Logger root = new BitbucketDriver().getParentLogger();
    assertThat(root.getName()).isEqualTo("io.github.bitbucketjdbc");
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = new Lines(lines);
    Level before = root.getLevel();
    root.setLevel(Level.FINER);
    root.addHandler(handler);
    try {
      run("");
    } finally {
      root.removeHandler(handler);
      root.setLevel(before);
    }
    assertThat(lines)
        .containsExactly(
            "io.github.bitbucketjdbc.http",
            "io.github.bitbucketjdbc.sql",
            "io.github.bitbucketjdbc.sql");
  }

  private static final class Lines extends Handler {
    private final List<String> lines;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getLoggerName());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void isQuietByDefault() throws IOException, SQLException {
    run("");
    assertThat(directory).isEmptyDirectory();
    assertThat(ConnectionLog.NONE.isWanted(LogKind.ERROR)).isFalse();
  }
}
