package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

@Timeout(30)
class ShellTest {
  @TempDir static Path home;

  private final TestConsole console = TestConsole.piped("");
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Connection connection;

  @BeforeAll
  static void keepHistoryOutOfTheRealHome() {
    System.setProperty(SqlLine.SQLLINE_BASE_DIR, home.toString());
  }

  @BeforeEach
  void open() throws Exception {
    connection = DriverManager.getConnection("jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE Repositories (Slug VARCHAR PRIMARY KEY, Size BIGINT)");
      statement.execute(
          "CREATE TABLE Issues (Id INT PRIMARY KEY,"
              + " RepositorySlug VARCHAR REFERENCES Repositories (Slug))");
      statement.execute("CREATE ALIAS Absolute FOR 'java.lang.Math.abs(int)'");
    }
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  @Test
  void greetsRunsAndLeaves() throws Exception {
    type("SELECT 1 AS A;\n!quit\nSELECT 2 AS B;\n");
    assertThat(console.out())
        .startsWith(HelpText.GREETING)
        .contains(" A\n--\n 1\n(1 row)\n")
        .doesNotContain(" B\n");
    assertThat(console.err()).isEmpty();
    assertThat(HelpText.GREETING).hasLineCount(3);
  }

  @Test
  void leavesAtEndOfInput() throws Exception {
    type("SELECT 1 AS A;\n");
    assertThat(console.out()).contains("(1 row)");
  }

  @Test
  void statementsMaySpanLinesAndShareThem() throws Exception {
    type("SELECT ';'\nAS A\n; SELECT 2 AS B;\n");
    assertThat(console.out()).contains(" A\n--\n ;\n").contains(" B\n--\n 2\n");
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("bitbucket> ").contains(" -> ");
  }

  @Test
  void errorsTakeOneLineAndTheShellGoesOn() throws Exception {
    type("SELECT * FROM Nope;\n!nonsense\n!columns Isues\nSELECT 1 AS A;\nexit\n");
    assertThat(console.err().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("error: "))
        .anyMatch(line -> line.endsWith("[SQLState 42S02]"))
        .anyMatch(line -> line.endsWith("no table Isues; did you mean Issues?"));
    assertThat(console.out()).contains("(1 row)");
  }

  @Test
  void listsMetadata() throws Exception {
    type("!tables\n!columns issues\n!primarykeys Issues;\n!importedkeys Issues\n!exportedkeys x\n");
    assertThat(console.out())
        .contains("| Issues ")
        .doesNotContain("INFORMATION_SCHEMA")
        .contains(" RepositorySlug | CHARACTER VARYING | YES")
        .contains("KEY_SEQ")
        .contains(" RepositorySlug | Repositories | Slug");
  }

  @Test
  void schemasWithTheSameTablesAreListedOnce() throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String schema : List.of("api", "AllRepositories", "web")) {
        statement.execute("CREATE SCHEMA " + schema);
        statement.execute("CREATE TABLE " + schema + ".Branches (Name VARCHAR)");
      }
    }
    type("!tables\n!tables web.Br%\n");
    assertThat(console.out())
        .contains(" AllRepositories | Branches ")
        .contains("(3 rows)\nThe same tables as in AllRepositories are in api, web.\n")
        .contains(" web         | Branches ")
        .contains("(1 row)")
        .doesNotContain(" api ");
  }

  @Test
  void ofManySchemasSomeAreNamed() {
    List<String> others = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(SchemaGroups.note("AllRepositories", others))
        .isEqualTo(
            "The same tables as in AllRepositories are in a, b, c, d, e, f, g, h and 2 more.\n");
    assertThat(SchemaGroups.note("Information", List.of())).isEmpty();
  }

  @Test
  void wordsThatAreNearlyCommandsAreUnderstood() throws Exception {
    type("!tabels\n!xyz\n!tab Iss%\nhelp;\nquit ;\nSELECT 1 AS A;\n");
    assertThat(console.err().lines())
        .containsExactly(
            "error: unknown command !tabels; did you mean !tables?",
            "error: unknown command !xyz; !help lists them");
    assertThat(console.out()).contains(" | Issues ").contains("!quit ").doesNotContain(" A\n");
  }

  @Test
  void switchesFormatsAndRunsFiles(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("a.sql"), "SELECT 1 AS A; SELECT 2 AS B");
    type("!format csv\n!run " + file + "\n!format cvs\n!run\n");
    assertThat(console.out()).endsWith("A\n1\nB\n2\n");
    assertThat(console.err()).contains("did you mean csv?").contains("cannot read the file");
  }

  @Test
  void remembersWhatWasTyped() throws Exception {
    type("SELECT 1 AS A;\n!history\n");
    assertThat(screen.toString(StandardCharsets.UTF_8)).containsPattern("\\d\\d  SELECT 1 AS A;");
    assertThat(home.resolve("history")).content().contains("SELECT 1 AS A;");
  }

  @Test
  void helpListsTheCommands() throws Exception {
    type("help\n");
    assertThat(console.out()).contains("!tables ").contains("!quit ").contains("!history ");
  }

  @Test
  void completesCommandsTablesAndColumns() throws Exception {
    assertThat(complete("SELECT * FROM Repo")).contains("Repositories", "SELECT");
    assertThat(complete("SELECT * FROM issues WHERE Rep")).contains("RepositorySlug");
    assertThat(complete("SELECT i.Id FROM Issues i WHERE i.I"))
        .contains("i.Id")
        .doesNotContain("SELECT");
    assertThat(complete("CALL api.Ab")).containsExactly("api.Absolute");
    assertThat(complete("!columns Iss")).contains("Issues").doesNotContain("SELECT");
  }

  private List<String> complete(String line) throws Exception {
    TableNames names = new TableNames(connection.getMetaData());
    ShellCompleter completer = new ShellCompleter(new TidySqlLine(), names);
    List<Candidate> candidates = new ArrayList<>();
    completer.complete(
        null, new ShellParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
    return candidates.stream().map(Candidate::value).toList();
  }

  private void type(String keys) throws Exception {
    StatementRunner runner = new StatementRunner(connection, console.console());
    new Shell(runner, OutputFormat.TABLE)
        .run(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen);
  }
}
