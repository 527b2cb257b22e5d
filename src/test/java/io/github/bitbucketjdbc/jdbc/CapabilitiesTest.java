package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the metadata says can be done is done by the real engine. */
class CapabilitiesTest {
  private static final String ROWS = "(VALUES (1, 'b'), (2, 'a'), (3, 'b')) AS t(id, name)";

  private static Connection connection;
  private static DatabaseMetaData metaData;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
    metaData = connection.getMetaData();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(String.valueOf(rows.getString(1)));
      }
      return read;
    }
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          supportsColumnAliasing; SELECT x FROM (SELECT id AS x FROM %s) AS s WHERE x = 1; 1
          supportsTableCorrelationNames; SELECT u.id FROM %s, (VALUES (1)) AS u(id) WHERE t.id = u.id; 1
          supportsExpressionsInOrderBy; SELECT id FROM %s ORDER BY -id; 3 2 1
          supportsOrderByUnrelated; SELECT id FROM %s ORDER BY name, id DESC; 2 3 1
          supportsGroupBy; SELECT COUNT(*) FROM %s GROUP BY name ORDER BY 1; 1 2
          supportsGroupByUnrelated; SELECT MAX(id) FROM %s GROUP BY name ORDER BY 1; 2 3
          supportsGroupByBeyondSelect; SELECT name FROM %s GROUP BY name, id ORDER BY name; a b b
          supportsLikeEscapeClause; SELECT 1 FROM (VALUES ('a_c'), ('abc')) AS s(x) WHERE x LIKE 'a!_c' ESCAPE '!'; 1
          supportsOuterJoins; SELECT u.x FROM %s LEFT JOIN (VALUES (2)) AS u(x) ON t.id = u.x ORDER BY id; null 2 null
          supportsLimitedOuterJoins; SELECT t.id FROM %s RIGHT JOIN (VALUES (2), (9)) AS u(x) ON t.id = u.x ORDER BY x; 2 null
          supportsFullOuterJoins; SELECT COUNT(*) FROM %s FULL JOIN (VALUES (2), (9)) AS u(x) ON t.id = u.x; 4
          supportsSubqueriesInComparisons; SELECT id FROM %s WHERE id = (SELECT 2); 2
          supportsSubqueriesInExists; SELECT id FROM %s WHERE EXISTS (SELECT 1 FROM (VALUES (1)) AS u(x) WHERE x = t.id); 1
          supportsSubqueriesInIns; SELECT id FROM %s WHERE id IN (SELECT x FROM (VALUES (3)) AS u(x)); 3
          supportsSubqueriesInQuantifieds; SELECT id FROM %s WHERE id > ALL (SELECT x FROM (VALUES (1), (2)) AS u(x)); 3
          supportsCorrelatedSubqueries; SELECT id FROM %s WHERE id = (SELECT MAX(x) FROM (VALUES (1), (2)) AS u(x) WHERE x <= t.id) ORDER BY id; 1 2
          supportsUnion; SELECT name FROM %s UNION SELECT 'a' ORDER BY 1; a b
          supportsUnionAll; SELECT id FROM %s UNION ALL SELECT 1 ORDER BY 1; 1 1 2 3
          nullPlusNonNullIsNull; SELECT name || CAST(NULL AS VARCHAR(3)) FROM %s WHERE id = 1; null
          nullsAreSortedHigh; SELECT x FROM (VALUES ('a'), (CAST(NULL AS VARCHAR(1)))) AS u(x) ORDER BY x; a null
          """)
  void doesWhatItSays(String capability, String sql, String expected) throws Exception {
    assertThat(DatabaseMetaData.class.getMethod(capability).invoke(metaData)).isEqualTo(true);
    assertThat(read(sql.replace("%s", ROWS))).containsExactly(expected.split(" "));
  }

  @Test
  void nullsAreHighDownwardsToo() throws SQLException {
    assertThat(read("SELECT x FROM (VALUES (1), (CAST(NULL AS INTEGER))) AS u(x) ORDER BY x DESC"))
        .containsExactly("null", "1");
    assertThat(metaData.nullsAreSortedAtEnd()).isFalse();
    assertThat(metaData.nullsAreSortedAtStart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT {FN UCASE('a')} || {Fn lCase('B')} || {fn ucase({fn lcase('C')})}; AbC
          SELECT {D '2026-01-02'}; 2026-01-02
          SELECT {d '2026-01-02'}; 2026-01-02
          SELECT {T '01:02:03'}; 01:02:03
          SELECT {TS '2026-01-02 03:04:05'}; 2026-01-02 03:04:05
          SELECT {ts '2026-01-02 03:04:05.678'}; 2026-01-02 03:04:05.678
          SELECT {fn CONVERT('7', SQL_INTEGER)} + 1; 8
          SELECT t.x FROM {OJ (VALUES (1)) AS t(x) LEFT OUTER JOIN (VALUES (2)) AS u(y) ON x = y}; 1
          SELECT x FROM (VALUES ('a_c'), ('abc')) AS t(x) WHERE x LIKE 'a!_c' {Escape '!'}; a_c
          SELECT x FROM (VALUES (1), (2), (3)) AS t(x) ORDER BY x {Limit 1 OFFSET 1}; 2
          SELECT '{fn ucase(x)} {d ''y''}'; {fn ucase(x)} {d 'y'}
          """)
  void understandsEscapesInAnyCase(String sql, String expected) throws SQLException {
    assertThat(read(sql)).containsExactly(expected);
  }

  /** Arguments for the functions whose names say nothing about them. */
  private static Map<String, String> arguments() {
    Map<String, String> calls = new LinkedHashMap<>();
    String[] given = {
      "ATAN2 1, 1",
      "MOD 7, 2",
      "POWER 2, 3",
      "TRUNCATE 1.55, 1",
      "ROUND 1.55, 1",
      "PI",
      "RAND",
      "ASCII 'a'",
      "CHAR 65",
      "CHAR_LENGTH 'a'",
      "CHARACTER_LENGTH 'a'",
      "CONCAT 'a', 'b'",
      "DIFFERENCE 'a', 'b'",
      "INSERT 'abc', 1, 1, 'x'",
      "LCASE 'A'",
      "LEFT 'abc', 1",
      "LENGTH 'a'",
      "LOCATE 'b', 'abc'",
      "LTRIM ' a'",
      "REPEAT 'a', 2",
      "REPLACE 'a', 'a', 'b'",
      "REVERSE 'ab'",
      "RIGHT 'abc', 1",
      "RTRIM 'a '",
      "SOUNDEX 'abc'",
      "SPACE 2",
      "SUBSTRING 'abc', 1, 1",
      "UCASE 'a'",
      "OCTET_LENGTH 'a'",
      "POSITION 'a' IN 'ba'",
      "CONVERT '1', SQL_INTEGER",
      "DATABASE",
      "IFNULL 1, 2",
      "USER",
      "CURDATE",
      "CURTIME",
      "NOW",
      "CURRENT_DATE",
      "CURRENT_TIME",
      "CURRENT_TIMESTAMP",
      "EXTRACT YEAR FROM DATE '2026-01-02'",
      "TIMESTAMPADD SQL_TSI_DAY, 1, TIMESTAMP '2026-01-02 03:04:05'",
      "TIMESTAMPDIFF SQL_TSI_DAY, TIMESTAMP '2026-01-02 03:04:05', TIMESTAMP '2026-01-03 03:04:05'"
    };
    for (String call : given) {
      String[] parts = call.split(" ", 2);
      calls.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return calls;
  }

  @Test
  void everyFunctionThatIsListedWorks() throws SQLException {
    Map<String, String> listed = new LinkedHashMap<>();
    for (String name : metaData.getNumericFunctions().split(",")) {
      listed.put(name, "0.5");
    }
    for (String name :
        (metaData.getStringFunctions() + "," + metaData.getSystemFunctions()).split(",")) {
      listed.put(name, "'a'");
    }
    for (String name : metaData.getTimeDateFunctions().split(",")) {
      listed.put(name, "TIMESTAMP '2026-01-02 03:04:05'");
    }
    listed.replaceAll((name, usual) -> arguments().getOrDefault(name, usual));
    List<String> calls = new ArrayList<>();
    listed.forEach((name, values) -> calls.add("{fn " + name + "(" + values + ")}"));
    assertThat(read("SELECT " + String.join(", ", calls))).hasSize(1);
  }

  @Test
  @Tag("slow")
  void everyConversionThatIsListedWorks() throws SQLException {
    Map<JDBCType, String> values = new LinkedHashMap<>();
    values.put(JDBCType.TINYINT, "CAST(1 AS TINYINT)");
    values.put(JDBCType.SMALLINT, "CAST(1 AS SMALLINT)");
    values.put(JDBCType.INTEGER, "1");
    values.put(JDBCType.BIGINT, "CAST(1 AS BIGINT)");
    values.put(JDBCType.REAL, "CAST(1 AS REAL)");
    values.put(JDBCType.FLOAT, "CAST(1 AS FLOAT)");
    values.put(JDBCType.DOUBLE, "1e0");
    values.put(JDBCType.DECIMAL, "1.50");
    values.put(JDBCType.BOOLEAN, "TRUE");
    values.put(JDBCType.VARBINARY, "X'41'");
    values.put(JDBCType.DATE, "DATE '2026-01-02'");
    values.put(JDBCType.TIME, "TIME '03:04:05'");
    values.put(JDBCType.TIMESTAMP, "TIMESTAMP '2026-01-02 03:04:05'");
    for (JDBCType from : values.keySet()) {
      for (JDBCType to : values.keySet()) {
        if (metaData.supportsConvert(from.getVendorTypeNumber(), to.getVendorTypeNumber())) {
          String sql = "SELECT {fn CONVERT(" + values.get(from) + ", SQL_" + to + ")}";
          assertThat(read(sql)).as(sql).hasSize(1);
        }
      }
    }
  }

  @Test
  void saysWhichConversionsThereAre() throws SQLException {
    assertThat(supports(JDBCType.VARCHAR, JDBCType.TIMESTAMP)).isTrue();
    assertThat(supports(JDBCType.INTEGER, JDBCType.DECIMAL)).isTrue();
    assertThat(supports(JDBCType.TIMESTAMP, JDBCType.DATE)).isTrue();
    assertThat(supports(JDBCType.INTEGER, JDBCType.DATE)).isFalse();
    assertThat(supports(JDBCType.DATE, JDBCType.TIME)).isFalse();
    assertThat(supports(JDBCType.ARRAY, JDBCType.VARCHAR)).isFalse();
    assertThat(supports(JDBCType.VARCHAR, JDBCType.BLOB)).isFalse();
  }

  private static boolean supports(JDBCType from, JDBCType to) throws SQLException {
    return metaData.supportsConvert(from.getVendorTypeNumber(), to.getVendorTypeNumber());
  }
}
