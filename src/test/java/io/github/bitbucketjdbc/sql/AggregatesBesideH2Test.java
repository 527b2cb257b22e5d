package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percentiles, ranks and lists of values are those of H2, for the same text on the same rows. */
class AggregatesBesideH2Test {
  private static DemoServer service;
  private static Connection driver;
  private static Connection h2;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    driver =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + service.baseUrl());
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterAll
  static void close() throws SQLException {
    driver.close();
    h2.close();
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY n)",
        "g, PERCENTILE_CONT(0) WITHIN GROUP (ORDER BY n), PERCENTILE_CONT(1) WITHIN GROUP (ORDER BY n)",
        "g, PERCENTILE_CONT(0.1) WITHIN GROUP (ORDER BY n), PERCENTILE_CONT(0.95) WITHIN GROUP (ORDER BY n DESC)",
        "g, PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY x), PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY x DESC)",
        "g, MEDIAN(n), MEDIAN(x), MEDIAN(DISTINCT n)",
        "g, MEDIAN(n) FILTER (WHERE n > 20)",
        "g, LISTAGG(s, ';') WITHIN GROUP (ORDER BY s), LISTAGG(s, '') WITHIN GROUP (ORDER BY s DESC)"
      })
  void groupsAreThoseOfH2(String columns) throws SQLException {
    Random random = new Random(20_261_122);
    for (int size : List.of(1, 2, 3, 10, 101)) {
      String sql = "SELECT " + columns + " FROM " + rows(random, size) + " GROUP BY g ORDER BY g";
      assertThat(read(driver, sql)).as(sql).isNotEmpty().isEqualTo(read(h2, sql));
    }
  }

  /**
   * PERCENTILE_DISC is by definition the first value whose CUME_DIST reaches the fraction, and so
   * H2 is asked; its own PERCENTILE_DISC takes the nearest row instead.
   */
  @ParameterizedTest
  @CsvSource({
    "n, 0.5, ''",
    "n, 0.07, DESC",
    "n, 0, ''",
    "n, 1, DESC",
    "s, 0.35, ''",
    "s, 0.35, DESC",
    "x, 0.8, ''",
    "x, 0.8, DESC",
    "x, 0.2, ''",
    "n, 0.25, ''"
  })
  void discretePercentilesAreThoseOfTheStandard(String column, String fraction, String order)
      throws SQLException {
    Random random = new Random(20_261_122);
    for (int size : List.of(1, 2, 5, 60, 300)) {
      String rows = rows(random, size);
      String sql =
          "SELECT g, PERCENTILE_DISC(%s) WITHIN GROUP (ORDER BY %s %s) FROM %s WHERE %2$s IS NOT NULL GROUP BY g ORDER BY g"
              .formatted(fraction, column, order, rows);
      String definition =
          "SELECT g, %s(%s) FROM (SELECT g, %2$s, CUME_DIST() OVER (PARTITION BY g ORDER BY %2$s %s) AS c FROM %s WHERE %2$s IS NOT NULL) WHERE c >= %s GROUP BY g ORDER BY g"
              .formatted(order.isEmpty() ? "MIN" : "MAX", column, order, rows, fraction);
      assertThat(read(driver, sql)).as(sql).isEqualTo(read(h2, definition));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PERCENT_RANK() OVER (ORDER BY n)",
        "CUME_DIST() OVER (ORDER BY n DESC)",
        "PERCENT_RANK() OVER (PARTITION BY g ORDER BY n, s)",
        "CUME_DIST() OVER (PARTITION BY g ORDER BY x)"
      })
  void ranksAreThoseOfH2(String rank) throws SQLException {
    Random random = new Random(20_261_122);
    for (int size : List.of(1, 2, 40)) {
      String sql =
          "SELECT s, "
              + rank
              + " AS r FROM "
              + rows(random, size)
              + " WHERE n IS NOT NULL"
              + " ORDER BY s, r";
      assertThat(read(driver, sql)).as(sql).isEqualTo(read(h2, sql));
    }
  }

  /** Random rows: a group, a number that is often the same or missing, a measure and a text. */
  private static String rows(Random random, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                "(%d, CAST(%s AS BIGINT), CAST(%s AS DOUBLE PRECISION), CAST('%s' AS VARCHAR(9)))"
                    .formatted(
                        random.nextInt(3),
                        random.nextInt(5) == 0 ? "NULL" : String.valueOf(random.nextInt(40)),
                        random.nextInt(1000) / 8.0,
                        Integer.toString(random.nextInt(5000), 36)))
        .collect(Collectors.joining(", ", "(VALUES ", ") AS t(g, n, x, s)"));
  }

  private static List<List<String>> read(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(plain(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Numbers are written alike, whatever type either database gives them. */
  private static String plain(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString())
            .setScale(9, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : String.valueOf(value);
  }
}
