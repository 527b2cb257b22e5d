package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class OutputFormatTest {
  private static final String MIXED =
      "SELECT * FROM (VALUES (1, 'plain', TRUE, TIMESTAMP '2026-11-20 12:00:00'),"
          + " (22, '日本', NULL, TIMESTAMP '2026-11-20 12:00:00.5'),"
          + " (NULL, 'a' || CHR(13) || CHR(10) || 'b', FALSE, NULL)) t(Id, Name, Flag, At)";

  @Test
  void tableAlignsByDisplayWidth() throws Exception {
    assertThat(print(MIXED, OutputFormat.TABLE))
        .isEqualTo(
            """
               ID | NAME  | FLAG  | AT
            ------+-------+-------+------------------------
                1 | plain | TRUE  | 2026-11-20 12:00:00
               22 | 日本  | NULL  | 2026-11-20 12:00:00.500
             NULL | a↵b   | FALSE | NULL
            (3 rows)
            """
                .replace("TRUE ", "true ")
                .replace("FALSE", "false"));
  }

  @Test
  void tableTakesCombiningAndWideSymbols() throws Exception {
    assertThat(print("SELECT * FROM (VALUES ('e\u0301|'), ('✅|'), ('ab|')) t(X)"))
        .isEqualTo(" X\n----\n e\u0301|\n ✅|\n ab|\n(3 rows)\n");
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("✅")).isEqualTo(2);
    assertThat(DisplayWidth.of("🚀")).isEqualTo(2);
  }

  @Test
  void tableMakesControlCharactersVisible() throws Exception {
    assertThat(print("SELECT CHR(27) || '[31mred' || CHR(9) || 'x' || CHR(127) AS X"))
        .contains("␛[31mred x␡");
  }

  @Test
  void tableWithoutRows() throws Exception {
    assertThat(print("SELECT 1 AS A WHERE FALSE")).isEqualTo(" A\n--\n(0 rows)\n");
  }

  @Test
  void pipedTableIsNeverCut() throws Exception {
    assertThat(print("SELECT REPEAT('x', 300) AS X")).contains("x".repeat(300));
  }

  @Test
  void terminalTableFitsItsWidth() throws Exception {
    TestConsole terminal = TestConsole.terminal(40);
    run("SELECT 123456789 AS N, REPEAT('日', 50) AS T, 'short' AS S", OutputFormat.TABLE, terminal);
    assertThat(terminal.out().lines()).allMatch(line -> DisplayWidth.of(line) <= 40);
    assertThat(terminal.out()).contains(" 123456789 | 日日").contains("…").contains("| short");
  }

  @Test
  void terminalTableSaysWhichColumnsFoundNoRoom() throws Exception {
    TestConsole terminal = TestConsole.terminal(20);
    run("SELECT 1000000 AS A, 1000000 AS B, 1000000 AS C", OutputFormat.TABLE, terminal);
    assertThat(terminal.out()).endsWith("(1 row; 1 column more in the vertical format)\n");
  }

  @Test
  void longTableStreamsAfterTheSample() throws Exception {
    String out = print("SELECT X FROM SYSTEM_RANGE(1, 1200)");
    assertThat(out).startsWith("   X\n----\n   1\n").endsWith("\n 1200\n(1,200 rows)\n");
  }

  @Test
  void csvQuotesWhatItMust() throws Exception {
    assertThat(
            print(
                "SELECT 'a,b' AS \"x,y\", 'say \"hi\"' AS Q, NULL AS N, '' AS E,"
                    + " 'l' || CHR(10) || 'm' AS L, TIMESTAMP '2026-11-20 12:00:00' AS T",
                OutputFormat.CSV))
        .isEqualTo(
            "\"x,y\",Q,N,E,L,T\n\"a,b\",\"say \"\"hi\"\"\",,\"\",\"l\nm\",2026-11-20 12:00:00\n");
  }

  @Test
  void jsonKeepsTypes() throws Exception {
    String out =
        print(
            "SELECT 1 AS Id, 2 AS Id, 1.50 AS D, CAST(2.5 AS DOUBLE) AS F, TRUE AS B, NULL AS N,"
                + " 'a\"b' AS S, TIMESTAMP '2026-11-20 12:00:00' AS T, ARRAY[1, 2] AS A, DATE"
                + " '2026-11-20' AS OnDay",
            OutputFormat.JSON);
    assertThat(out)
        .isEqualTo(
            "[\n{\"ID\":1,\"ID_2\":2,\"D\":1.50,\"F\":2.5,\"B\":true,\"N\":null,\"S\":\"a\\\"b\","
                + "\"T\":\"2026-11-20T12:00:00.000Z\",\"A\":[1,2],\"ONDAY\":\"2026-11-20\"}\n]\n");
  }

  @Test
  void jsonIsOneArray() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String out = print("SELECT X FROM SYSTEM_RANGE(1, 3)", OutputFormat.JSON);
    JsonNode rows = mapper.readTree(out);
    assertThat(rows).hasSize(3);
    assertThat(out.lines()).hasSize(5);
    assertThat(mapper.readTree(print("SELECT 1 WHERE FALSE", OutputFormat.JSON))).isEmpty();
  }

  @Test
  void jsonNamesStayDistinct() throws Exception {
    assertThat(print("SELECT 1 AS A_2, 2 AS A, 3 AS A", OutputFormat.JSON))
        .contains("{\"A_2\":1,\"A\":2,\"A_3\":3}");
  }

  @Test
  void verticalPrintsLinesPerColumn() throws Exception {
    assertThat(print("SELECT 1 AS A, NULL AS LONGER", OutputFormat.VERTICAL))
        .isEqualTo(
            """
            ******************** row 1 ********************
                 A: 1
            LONGER: NULL
            (1 row)
            """);
  }

  @Test
  void planKeepsItsLines() throws Exception {
    assertThat(print("EXPLAIN SELECT * FROM SYSTEM_RANGE(1, 3)"))
        .contains("\n")
        .doesNotContain("↵");
  }

  private static String print(String sql) throws Exception {
    return print(sql, OutputFormat.TABLE);
  }

  private static String print(String sql, OutputFormat format) throws Exception {
    TestConsole console = TestConsole.piped("");
    run(sql, format, console);
    return console.out();
  }

  private static void run(String sql, OutputFormat format, TestConsole console) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      new StatementRunner(connection, console.console()).run(sql, format);
    }
  }
}
