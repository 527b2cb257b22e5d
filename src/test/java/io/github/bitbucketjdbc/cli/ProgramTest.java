package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
  private static final Program.Connector H2 =
      (url, properties) -> DriverManager.getConnection("jdbc:h2:mem:");

  @Test
  void runsStatementsInOrder(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("a.sql"), "SELECT 2 AS B; SELECT 3 AS C");
    TestConsole console = TestConsole.piped("");
    int status =
        run(console, "--demo", "-e", "SELECT 1 AS A", "-f", file.toString(), "-e", "SELECT 4 AS D");
    assertThat(status).isZero();
    assertThat(console.out())
        .isEqualTo(
            " A\n--\n 1\n(1 row)\n B\n--\n 2\n(1 row)\n C\n--\n 3\n(1 row)\n D\n--\n 4\n(1 row)\n");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void textsThatAreGotAreNotPutIntoATable() {
    TestConsole console = TestConsole.piped("");
    Program.Connector demo =
        (url, properties) -> DriverManager.getConnection("jdbc:bitbucket:Demo=true");
    String sql = "CALL api.GetDiff(Spec => 'main'); CALL api.ApprovePullRequest(8)";
    assertThat(new Program(console.console(), Map.of(), demo).run("--demo", "-e", sql)).isZero();
    assertThat(console.out())
        .startsWith("diff --git a/")
        .contains("\n+T minus 10\n")
        .contains(" PullRequestId | UserUUID ")
        .doesNotContain("↵");
  }

  @Test
  void readsPipedStandardInput() {
    TestConsole console = TestConsole.piped("SELECT 1 AS A; -- done\nSELECT 2 AS B");
    assertThat(run(console, "--demo", "--format=csv")).isZero();
    assertThat(console.out()).isEqualTo("A\n1\nB\n2\n");
  }

  @Test
  void readsStandardInputAsFile() {
    TestConsole console = TestConsole.piped("SELECT 2 AS B");
    assertThat(run(console, "--demo", "-e", "SELECT 1 AS A", "-f", "-", "--format", "csv"))
        .isZero();
    assertThat(console.out()).isEqualTo("A\n1\nB\n2\n");
  }

  @Test
  void firstFailureEndsTheRunWithOneLine() {
    TestConsole console = TestConsole.piped("");
    int status =
        run(
            console,
            "--demo",
            "-e",
            "CREATE TABLE T (I INT); SELECT 1 AS A;\nSELECT *\nFROM Nope; SELECT 3 AS C");
    assertThat(status).isEqualTo(1);
    assertThat(console.out()).contains(" A\n").doesNotContain(" C\n");
    assertThat(console.err()).hasLineCount(1).startsWith("error: ").contains("[SQLState 42S02]");
  }

  @Test
  void printsUpdateCounts() {
    String sql =
        "CREATE TABLE T (I INT); INSERT INTO T VALUES (1), (2), (3); DELETE FROM T LIMIT 1";
    TestConsole people = TestConsole.piped("");
    assertThat(run(people, "--demo", "-e", sql)).isZero();
    assertThat(people.out()).isEqualTo("0 rows affected\n3 rows affected\n1 row affected\n");
    TestConsole programs = TestConsole.piped("");
    assertThat(run(programs, "--demo", "--format", "json", "-e", sql)).isZero();
    assertThat(programs.out()).isEmpty();
    assertThat(programs.err()).contains("3 rows affected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --demo --frmat csv          | unknown option --frmat; did you mean --format?
          --demo --format cvs         | unknown format cvs; did you mean csv?
          --demo --format excel       | unknown format excel; there are table, csv, json, vertical
          --demo --format             | option --format needs one of [table, csv, json, vertical]
          --demo=1                    | option --demo takes no value
          --demo -e                   | option -e needs a SQL statement
          --demo -f /no/such/file     | cannot read the file /no/such/file
          --demo --no-browser         | option --no-browser belongs to login and configure
          --demo --show-secrets       | option --show-secrets belongs to configure
          login -e x                  | login runs no statements
          configure -f -              | configure runs no statements
          --demo jdbc:bitbucket:      | give one connection: a URL or --demo
          jdbc:postgresql:x           | not a connection URL; the form is jdbc:bitbucket:Workspace=NAME, or use --demo
          configur                    | not a connection URL; the form is jdbc:bitbucket:Workspace=NAME, or use --demo; did you mean configure?
          secret                      | not a connection URL; the form is jdbc:bitbucket:Workspace=NAME, or use --demo
          """)
  void explainsUsageErrors(String line, String message) {
    TestConsole console = TestConsole.piped("");
    assertThat(run(console, line.split(" "))).isEqualTo(1);
    assertThat(console.err()).isEqualTo("error: " + message + System.lineSeparator());
    assertThat(console.out()).isEmpty();
  }

  @Test
  void withoutConnectionPrintsUsage() {
    TestConsole console = TestConsole.piped("");
    assertThat(run(console)).isEqualTo(1);
    assertThat(console.err()).startsWith("Usage: ");
  }

  @Test
  void helpAndVersionNeedNoConnection() {
    TestConsole help = TestConsole.piped("");
    assertThat(run(help, "--help")).isZero();
    assertThat(help.out()).contains("BITBUCKET_JDBC_TOKEN").contains("--format");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    TestConsole version = TestConsole.piped("");
    assertThat(run(version, "--version")).isZero();
    assertThat(version.out()).startsWith("bitbucket-jdbc ").hasLineCount(1);
  }

  @Test
  void passesUrlAndCredentials() {
    AtomicReference<String> url = new AtomicReference<>();
    Properties seen = new Properties();
    Program program =
        new Program(
            TestConsole.piped("").console(),
            Map.of("BITBUCKET_JDBC_USER", "me@example.com", "BITBUCKET_JDBC_TOKEN", "t0ken"),
            (given, properties) -> {
              url.set(given);
              seen.putAll(properties);
              return DriverManager.getConnection("jdbc:h2:mem:");
            });
    assertThat(program.run("JDBC:Bitbucket:Workspace=acme")).isZero();
    assertThat(url).hasValue("JDBC:Bitbucket:Workspace=acme");
    assertThat(seen)
        .containsOnly(Map.entry("user", "me@example.com"), Map.entry("password", "t0ken"));
  }

  @Test
  void demoIsAUrl() {
    AtomicReference<String> url = new AtomicReference<>();
    new Program(
            TestConsole.piped("").console(),
            Map.of(),
            (given, properties) -> {
              url.set(given);
              return DriverManager.getConnection("jdbc:h2:mem:");
            })
        .run("--demo");
    assertThat(url).hasValue("jdbc:bitbucket:Demo=true;Workspace=acme");
  }

  @Test
  void reportsFailedConnection() {
    TestConsole console = TestConsole.piped("");
    Program.Connector refusing =
        (url, properties) -> {
          throw new SQLInvalidAuthorizationSpecException("no\r\n access", "28000");
        };
    assertThat(new Program(console.console(), Map.of(), refusing).run("--demo")).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo("error: no access [SQLState 28000]" + System.lineSeparator());
  }

  @Test
  void refusesTextThatIsNotUtf8(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("a.sql"), new byte[] {'S', (byte) 0xFC, ';'});
    TestConsole console = TestConsole.piped("");
    assertThat(run(console, "--demo", "-f", file.toString())).isEqualTo(1);
    assertThat(console.err()).startsWith("error: the statements are not UTF-8 text");
  }

  @Test
  void isSilentWhenTheReaderLeft() {
    assertThat(failingOutput("Broken pipe")).isEmpty();
    assertThat(failingOutput("No space left on device"))
        .isEqualTo("error: No space left on device" + System.lineSeparator());
  }

  private static String failingOutput(String message) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Writer out =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException(message);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Console console =
        new Console(
            new StringReader(""), out, new PrintStream(err, true), false, false, false, () -> 0);
    assertThat(new Program(console, Map.of(), H2).run("--demo", "-e", "SELECT 1")).isEqualTo(1);
    return err.toString();
  }

  @Test
  void foldsWhateverFails() {
    assertThat(ErrorLine.of(new IllegalStateException())).isEqualTo("error: IllegalStateException");
    assertThat(ErrorLine.of(new SQLException("a\n  b\u001b", ""))).isEqualTo("error: a b␛");
  }

  private static int run(TestConsole console, String... args) {
    return new Program(console.console(), Map.of(), H2).run(args);
  }
}
