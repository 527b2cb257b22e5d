package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BitbucketPreparedStatementTest {
  private static final TimeZone DEFAULT = TimeZone.getDefault();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
  private static final long DAY = Instant.parse("2026-11-20T00:00:00Z").toEpochMilli();

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(DEFAULT);
  }

  /** Binds one parameter. */
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static @Nullable Object bound(JDBCType type, Binding binding) throws SQLException {
    FakeEngine engine = new FakeEngine().answer("Q", List.of(parameter(type)));
    try (PreparedStatement statement = engine.connect("").prepareStatement("Q")) {
      binding.bind(statement);
      statement.executeQuery();
      return engine.parameters.get(0).get(0);
    }
  }

  static Stream<Arguments> values() {
    UUID uuid = UUID.fromString("0b2c4d6e-0b2c-4d6e-8f10-123456789abc");
    return Stream.of(
        Arguments.of(JDBCType.INTEGER, 5L, 5),
        Arguments.of(JDBCType.INTEGER, (short) 5, 5),
        Arguments.of(JDBCType.INTEGER, "5", 5),
        Arguments.of(JDBCType.INTEGER, 5.0, 5),
        Arguments.of(JDBCType.INTEGER, new BigDecimal("500e-2"), 5),
        Arguments.of(JDBCType.INTEGER, true, 1),
        Arguments.of(JDBCType.BIGINT, 5, 5L),
        Arguments.of(JDBCType.BIGINT, "5", 5L),
        Arguments.of(JDBCType.BIGINT, BigInteger.TEN, 10L),
        Arguments.of(JDBCType.DECIMAL, 5L, new BigDecimal("5")),
        Arguments.of(JDBCType.DECIMAL, 5.5, new BigDecimal("5.5")),
        Arguments.of(JDBCType.DOUBLE, 5, 5.0),
        Arguments.of(JDBCType.DOUBLE, "5.5", 5.5),
        Arguments.of(JDBCType.REAL, 5, 5f),
        Arguments.of(JDBCType.BOOLEAN, "true", true),
        Arguments.of(JDBCType.BOOLEAN, "F", false),
        Arguments.of(JDBCType.BOOLEAN, 1, true),
        Arguments.of(JDBCType.VARCHAR, 5L, "5"),
        Arguments.of(JDBCType.VARCHAR, true, "true"),
        Arguments.of(JDBCType.VARCHAR, 'x', "x"),
        Arguments.of(JDBCType.VARCHAR, uuid, "{" + uuid + "}"),
        Arguments.of(JDBCType.VARCHAR, NOON, "2026-11-20 12:00:00.123"),
        Arguments.of(JDBCType.VARCHAR, new TextClob("text"), "text"),
        Arguments.of(JDBCType.VARCHAR, new StringReader("text"), "text"),
        Arguments.of(JDBCType.TIMESTAMP, NOON, NOON.toEpochMilli()),
        Arguments.of(JDBCType.TIMESTAMP, Timestamp.from(NOON), NOON.toEpochMilli()),
        Arguments.of(JDBCType.TIMESTAMP, java.util.Date.from(NOON), NOON.toEpochMilli()),
        Arguments.of(
            JDBCType.TIMESTAMP,
            LocalDateTime.parse("2026-11-20T12:00:00.123"),
            NOON.toEpochMilli()),
        Arguments.of(
            JDBCType.TIMESTAMP,
            OffsetDateTime.parse("2026-11-20T14:00:00.123+02:00"),
            NOON.toEpochMilli()),
        Arguments.of(
            JDBCType.TIMESTAMP,
            ZonedDateTime.parse("2026-11-20T21:00:00.123+09:00[Asia/Tokyo]"),
            NOON.toEpochMilli()),
        Arguments.of(JDBCType.TIMESTAMP, LocalDate.of(2026, 11, 20), DAY),
        Arguments.of(JDBCType.TIMESTAMP, "2026-11-20 12:00:00.123", NOON.toEpochMilli()),
        Arguments.of(JDBCType.TIMESTAMP, "2026-11-20T12:00:00.123456Z", NOON.toEpochMilli()),
        Arguments.of(JDBCType.TIMESTAMP, "2026-11-20", DAY),
        Arguments.of(JDBCType.DATE, LocalDate.ofEpochDay(3), 3),
        Arguments.of(JDBCType.DATE, "1970-01-04", 3),
        Arguments.of(JDBCType.DATE, NOON, (int) LocalDate.of(2026, 11, 20).toEpochDay()),
        Arguments.of(JDBCType.TIME, LocalTime.of(0, 0, 1), 1000),
        Arguments.of(JDBCType.TIME, "00:00:01.5", 1500),
        Arguments.of(JDBCType.ARRAY, List.of(1, 2), List.of(1, 2)),
        Arguments.of(JDBCType.ARRAY, new Object[] {1, 2}, List.of(1, 2)),
        Arguments.of(JDBCType.OTHER, 5L, 5L),
        Arguments.of(JDBCType.OTHER, NOON, "2026-11-20 12:00:00.123"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void convertsToTheParametersType(JDBCType type, Object value, Object expected)
      throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    assertThat(bound(type, s -> s.setObject(1, value))).isEqualTo(expected);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(JDBCType.INTEGER, "x", "22018"),
        Arguments.of(JDBCType.INTEGER, 1.5, "22018"),
        Arguments.of(JDBCType.INTEGER, 1L << 31, "22003"),
        Arguments.of(JDBCType.BIGINT, new BigDecimal("1e30"), "22003"),
        Arguments.of(JDBCType.BIGINT, NOON, "22018"),
        Arguments.of(JDBCType.TIMESTAMP, "yesterday", "22018"),
        Arguments.of(JDBCType.TIMESTAMP, 5L, "22018"),
        Arguments.of(JDBCType.DATE, new Time(0), "22018"),
        Arguments.of(JDBCType.BOOLEAN, "maybe", "22018"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void namesTheParameterThatCannotBeConverted(JDBCType type, Object value, String state) {
    assertThatThrownBy(() -> bound(type, s -> s.setObject(1, value)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Parameter 1 (" + type.getName() + ")")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  @Test
  void daysStayDaysInEveryZone() throws SQLException {
    for (String zone : List.of("America/New_York", "Asia/Tokyo")) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Date day = Date.valueOf("2026-11-20");
      assertThat(bound(JDBCType.TIMESTAMP, s -> s.setDate(1, day))).isEqualTo(DAY);
      assertThat(bound(JDBCType.DATE, s -> s.setDate(1, day)))
          .isEqualTo((int) LocalDate.of(2026, 11, 20).toEpochDay());
      assertThat(bound(JDBCType.TIME, s -> s.setTime(1, Time.valueOf("01:02:03"))))
          .isEqualTo(3_723_000);
    }
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    assertThat(bound(JDBCType.TIMESTAMP, s -> s.setDate(1, new Date(DAY), utc))).isEqualTo(DAY);
    assertThat(bound(JDBCType.TIME, s -> s.setTime(1, new Time(1000), utc))).isEqualTo(1000);
    assertThat(bound(JDBCType.TIMESTAMP, s -> s.setTimestamp(1, Timestamp.from(NOON), utc)))
        .isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void readsStreams() throws SQLException {
    byte[] utf8 = "Grüße".getBytes(StandardCharsets.UTF_8);
    assertThat(bound(JDBCType.VARCHAR, s -> s.setCharacterStream(1, new StringReader("abc"), 2)))
        .isEqualTo("ab");
    assertThat(bound(JDBCType.VARCHAR, s -> s.setClob(1, new StringReader("abc"))))
        .isEqualTo("abc");
    assertThat(
            bound(
                JDBCType.VARCHAR,
                s -> s.setAsciiStream(1, new ByteArrayInputStream(new byte[] {65, 66}), 1)))
        .isEqualTo("A");
    assertThat(bound(JDBCType.VARCHAR, s -> s.setBytes(1, utf8))).isEqualTo("Grüße");
    assertThat(
            (byte[])
                bound(
                    JDBCType.VARBINARY, s -> s.setBinaryStream(1, new ByteArrayInputStream(utf8))))
        .isEqualTo(utf8);
  }

  @Test
  void takesTargetTypes() throws SQLException {
    assertThat(bound(JDBCType.INTEGER, s -> s.setObject(1, "7", Types.BIGINT))).isEqualTo(7);
    assertThat(bound(JDBCType.INTEGER, s -> s.setObject(1, "7", JDBCType.VARCHAR))).isEqualTo(7);
    assertThat(bound(JDBCType.DECIMAL, s -> s.setObject(1, "7.256", Types.DECIMAL, 2)))
        .isEqualTo(new BigDecimal("7.26"));
    assertThat(bound(JDBCType.VARCHAR, s -> s.setObject(1, null, Types.VARCHAR))).isNull();
    assertThat(bound(JDBCType.VARCHAR, s -> s.setNull(1, Types.VARCHAR))).isNull();
    assertThatThrownBy(() -> bound(JDBCType.VARCHAR, s -> s.setObject(1, "x", 4711)))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void checksParameters() throws SQLException {
    FakeEngine engine =
        new FakeEngine()
            .answer("Q", List.of(parameter(JDBCType.INTEGER), parameter(JDBCType.VARCHAR)));
    PreparedStatement statement = engine.connect("").prepareStatement("Q");
    statement.setInt(1, 1);

    assertState(statement, "07001", "Parameter 2", s -> s.executeQuery());
    assertState(statement, "07009", "no parameter 3", s -> s.setString(3, "x"));
    assertState(statement, "07009", "no parameter 0", s -> s.setString(0, "x"));
    statement.setString(2, "x");
    assertThat(statement.execute()).isTrue();
    statement.clearParameters();
    assertState(statement, "07001", "Parameter 1", s -> s.executeQuery());
    assertState(statement, "22018", "Thread", s -> s.setObject(1, new Thread()));
  }

  @Test
  void refusesBatchesUpdatesAndOtherTexts() throws SQLException {
    FakeEngine engine = new FakeEngine().answer("Q", List.of(parameter(JDBCType.INTEGER)));
    PreparedStatement statement = engine.connect("").prepareStatement("Q");
    statement.setInt(1, 1);
    statement.addBatch();

    assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
    assertState(statement, "HY010", "executeQuery", PreparedStatement::executeUpdate);
    assertState(statement, "HY010", "SQL text", s -> s.executeQuery("Q"));
    assertState(statement, "HY010", "SQL text", s -> s.execute("Q"));
    assertState(statement, "HY010", "SQL text", s -> s.addBatch("Q"));
  }

  @Test
  void refusesWritesWhenPreparing() {
    FakeEngine engine = new FakeEngine();
    assertThatThrownBy(() -> engine.connect("").prepareStatement("INSERT 1"))
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("25006"));
  }

  @Test
  void describesParameters() throws SQLException {
    FakeEngine engine =
        new FakeEngine()
            .answer("Q", List.of(parameter(JDBCType.TIMESTAMP), parameter(JDBCType.BIGINT)));
    PreparedStatement statement = engine.connect("").prepareStatement("Q");
    ParameterMetaData described = statement.getParameterMetaData();

    assertThat(described.getParameterCount()).isEqualTo(2);
    assertThat(described.getParameterClassName(1)).isEqualTo("java.sql.Timestamp");
    assertThat(described.getParameterType(2)).isEqualTo(Types.BIGINT);
    assertThat(described.getParameterTypeName(2)).isEqualTo("BIGINT");
    assertThat(described.getPrecision(2)).isEqualTo(19);
    assertThat(described.isSigned(2)).isTrue();
    assertThat(described.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
    assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
  }

  private static void assertState(
      PreparedStatement statement, String state, String message, Binding binding) {
    assertThatThrownBy(() -> binding.bind(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }
}
