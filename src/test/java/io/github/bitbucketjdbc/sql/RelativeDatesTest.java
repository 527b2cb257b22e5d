package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CData's relative dates mean the spans that java.time computes, and Bitbucket filters by them. */
class RelativeDatesTest {
  private static final DateTimeFormatter LITERAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private static DemoServer service;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + service.baseUrl());
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clearRequests();
  }

  /** A span of days, the end not included. */
  private record Span(LocalDate begin, LocalDate end) {
    boolean contains(LocalDateTime moment) {
      return !moment.isBefore(begin.atStartOfDay()) && moment.isBefore(end.atStartOfDay());
    }
  }

  private static Map<String, Span> spans(LocalDate today) {
    LocalDate week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    LocalDate month = today.withDayOfMonth(1);
    LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
    LocalDate year = today.withDayOfYear(1);
    Map<String, Span> spans = new LinkedHashMap<>();
    spans.put("TODAY()", new Span(today, today.plusDays(1)));
    spans.put("YESTERDAY()", new Span(today.minusDays(1), today));
    spans.put("TOMORROW()", new Span(today.plusDays(1), today.plusDays(2)));
    spans.put("LAST_WEEK()", new Span(week.minusWeeks(1), week));
    spans.put("THIS_WEEK()", new Span(week, week.plusWeeks(1)));
    spans.put("NEXT_WEEK()", new Span(week.plusWeeks(1), week.plusWeeks(2)));
    spans.put("LAST_MONTH()", new Span(month.minusMonths(1), month));
    spans.put("THIS_MONTH()", new Span(month, month.plusMonths(1)));
    spans.put("NEXT_MONTH()", new Span(month.plusMonths(1), month.plusMonths(2)));
    spans.put("LAST_QUARTER()", new Span(quarter.minusMonths(3), quarter));
    spans.put("THIS_QUARTER()", new Span(quarter, quarter.plusMonths(3)));
    spans.put("NEXT_QUARTER()", new Span(quarter.plusMonths(3), quarter.plusMonths(6)));
    spans.put("LAST_YEAR()", new Span(year.minusYears(1), year));
    spans.put("THIS_YEAR()", new Span(year, year.plusYears(1)));
    spans.put("NEXT_YEAR()", new Span(year.plusYears(1), year.plusYears(2)));
    spans.put("LAST_90_DAYS()", new Span(today.minusDays(90), today));
    spans.put("NEXT_90_DAYS()", new Span(today, today.plusDays(90)));
    spans.put("LAST_N_DAYS(3)", new Span(today.minusDays(3), today));
    spans.put("NEXT_N_DAYS(3)", new Span(today, today.plusDays(3)));
    spans.put("LAST_N_WEEKS(2)", new Span(week.minusWeeks(2), week));
    spans.put("NEXT_N_WEEKS(2)", new Span(week.plusWeeks(1), week.plusWeeks(3)));
    spans.put("LAST_N_MONTHS(5)", new Span(month.minusMonths(5), month));
    spans.put("NEXT_N_MONTHS(5)", new Span(month.plusMonths(1), month.plusMonths(6)));
    spans.put("LAST_N_QUARTERS(2)", new Span(quarter.minusMonths(6), quarter));
    spans.put("NEXT_N_QUARTERS(2)", new Span(quarter.plusMonths(3), quarter.plusMonths(9)));
    spans.put("LAST_N_YEARS(4)", new Span(year.minusYears(4), year));
    spans.put("NEXT_N_YEARS(4)", new Span(year.plusYears(1), year.plusYears(5)));
    return spans;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  @Test
  void everySpanBeginsAndEndsWhereItMust() throws SQLException {
    LocalDate before = today();
    List<String> wrong = wrong(before);
    if (!today().equals(before)) {
      wrong = wrong(today());
    }
    assertThat(wrong).isEmpty();
  }

  /** Compares each function with moments at its borders, with every operator. */
  private static List<String> wrong(LocalDate today) throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Span> e : spans(today).entrySet()) {
      Span span = e.getValue();
      LocalDateTime begin = span.begin().atStartOfDay();
      LocalDateTime end = span.end().atStartOfDay();
      for (LocalDateTime moment :
          List.of(begin.minus(1, ChronoUnit.MILLIS), begin, end.minus(1, ChronoUnit.MILLIS), end)) {
        String actual = comparisons(e.getKey(), moment);
        String expected = expected(span, moment);
        if (!actual.equals(expected)) {
          wrong.add(moment + " beside " + e.getKey() + ": " + actual + ", not " + expected);
        }
      }
    }
    return wrong;
  }

  private static String comparisons(String function, LocalDateTime moment) throws SQLException {
    String name = "L_" + function;
    String sql =
        "SELECT m = f, m <> f, m < f, m <= f, m > f, m >= f, f > m, m BETWEEN f AND f,"
            + " m NOT BETWEEN f AND f, m IN (f, f), m NOT IN (f)"
            + " FROM (VALUES (TIMESTAMP '"
            + LITERAL.format(moment)
            + "')) AS t(m)";
    return first(sql.replaceAll("\\bf\\b", Matcher.quoteReplacement(name)));
  }

  private static String expected(Span span, LocalDateTime m) {
    boolean in = span.contains(m);
    boolean less = m.isBefore(span.begin().atStartOfDay());
    boolean more = !m.isBefore(span.end().atStartOfDay());
    return List.of(in, !in, less, !more, more, !less, less, in, !in, in, !in).toString();
  }

  private static String first(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      List<Object> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(rows.getObject(i));
      }
      return values.toString();
    }
  }

  @Test
  void elsewhereTheyAreTheirBegin() throws SQLException {
    LocalDate before = today();
    String actual = first("SELECT CAST(L_LAST_MONTH() AS VARCHAR), CAST(TODAY() AS DATE)");
    LocalDate day = today().equals(before) ? before : today();
    assertThat(actual)
        .contains(day.withDayOfMonth(1).minusMonths(1) + " 00:00:00")
        .endsWith(day + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreatedOn = L_THIS_YEAR()",
        "CreatedOn > DATEADD(year, -3, GETDATE())",
        "CreatedOn >= DATE_TRUNC('year', NOW())",
        "CreatedOn BETWEEN L_LAST_N_YEARS(2) AND CURRENT_TIMESTAMP",
        "L_LAST_YEAR() < CreatedOn"
      })
  void bitbucketFiltersByThem(String condition) throws SQLException {
    first("SELECT COUNT(*) FROM PullRequests WHERE " + condition);
    assertThat(service.requests())
        .singleElement()
        .extracting(DemoRequest::target)
        .asString()
        .contains("created_on", "pagelen=1");
  }

  @Test
  void aPreparedStatementAsksTheClockEachTime() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM PullRequests WHERE CreatedOn > DATEADD(day, ?, GETDATE())")) {
      for (int i = 0; i < 2; i++) {
        statement.setInt(1, -1);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
        }
        Thread.sleep(5);
      }
    }
    assertThat(service.requests())
        .hasSize(2)
        .extracting(DemoRequest::target)
        .doesNotHaveDuplicates();
  }

  @Test
  void theNumberOfDaysCanBeAParameter() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM PullRequests WHERE CreatedOn = L_LAST_N_DAYS(?)")) {
      statement.setInt(1, 40_000);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(60);
      }
    }
    assertThat(service.requests()).hasSize(1);
  }
}
