package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
  private static final Instant LATE = Instant.parse("2026-11-20T23:30:00Z");
  private static final Instant EARLY = Instant.parse("2026-11-20T00:30:00Z");
  private static final String TEXT_UUID = "0b2c4d6e-0b2c-4d6e-8f10-123456789abc";
  private static final TimeZone DEFAULT = TimeZone.getDefault();

  @AfterEach
  void restoreZone() {
    TimeZone.setDefault(DEFAULT);
  }

  private static ResultSet row(JDBCType type, @Nullable Object value) throws SQLException {
    FakeEngine engine =
        new FakeEngine().answer("Q", List.of(column("V", type)), new @Nullable Object[] {value});
    ResultSet row = engine.connect("").createStatement().executeQuery("Q");
    assertThat(row.next()).isTrue();
    return row;
  }

  static Stream<Arguments> conversions() {
    Instant day = Instant.parse("2026-11-20T00:00:00Z");
    int epochDay = (int) LocalDate.of(2026, 11, 20).toEpochDay();
    int clock = 3_723_004;
    return Stream.of(
        Arguments.of(JDBCType.VARCHAR, "x", String.class, "x"),
        Arguments.of(JDBCType.VARCHAR, " 12 ", Integer.class, 12),
        Arguments.of(JDBCType.VARCHAR, "12", Long.class, 12L),
        Arguments.of(JDBCType.VARCHAR, "12", Short.class, (short) 12),
        Arguments.of(JDBCType.VARCHAR, "12", Byte.class, (byte) 12),
        Arguments.of(JDBCType.VARCHAR, "1.5", Double.class, 1.5),
        Arguments.of(JDBCType.VARCHAR, "1.5", Float.class, 1.5f),
        Arguments.of(JDBCType.VARCHAR, "1.50", BigDecimal.class, new BigDecimal("1.50")),
        Arguments.of(JDBCType.VARCHAR, "15", BigInteger.class, BigInteger.valueOf(15)),
        Arguments.of(JDBCType.VARCHAR, "TRUE", Boolean.class, true),
        Arguments.of(JDBCType.VARCHAR, "0", Boolean.class, false),
        Arguments.of(JDBCType.VARCHAR, "{" + TEXT_UUID + "}", UUID.class, uuid()),
        Arguments.of(JDBCType.VARCHAR, TEXT_UUID, UUID.class, uuid()),
        Arguments.of(JDBCType.VARCHAR, "2026-11-20", LocalDate.class, LocalDate.of(2026, 11, 20)),
        Arguments.of(JDBCType.VARCHAR, "2026-11-20 12:00:00.123", Instant.class, NOON),
        Arguments.of(JDBCType.VARCHAR, "2026-11-20T14:00:00.123+02:00", Instant.class, NOON),
        Arguments.of(JDBCType.VARCHAR, "2026-11-20T12:00:00.123Z", Instant.class, NOON),
        Arguments.of(JDBCType.VARCHAR, "2026-11-20", Instant.class, day),
        Arguments.of(JDBCType.VARCHAR, "01:02:03", LocalTime.class, LocalTime.of(1, 2, 3)),
        Arguments.of(JDBCType.VARCHAR, "x", Object.class, "x"),
        Arguments.of(JDBCType.BIGINT, 7L, String.class, "7"),
        Arguments.of(JDBCType.BIGINT, 7L, Integer.class, 7),
        Arguments.of(JDBCType.BIGINT, 7L, Boolean.class, true),
        Arguments.of(JDBCType.BIGINT, 7L, BigDecimal.class, BigDecimal.valueOf(7)),
        Arguments.of(JDBCType.BIGINT, 7L, Double.class, 7.0),
        Arguments.of(JDBCType.BIGINT, 7L, Object.class, 7L),
        Arguments.of(JDBCType.BIGINT, 7L, Number.class, 7L),
        Arguments.of(JDBCType.INTEGER, 7, Long.class, 7L),
        Arguments.of(JDBCType.INTEGER, 7, Object.class, 7),
        Arguments.of(JDBCType.SMALLINT, (short) 7, Object.class, 7),
        Arguments.of(JDBCType.DOUBLE, 7.9, Integer.class, 7),
        Arguments.of(JDBCType.DOUBLE, -7.9, Long.class, -7L),
        Arguments.of(JDBCType.DOUBLE, 7.5, String.class, "7.5"),
        Arguments.of(JDBCType.DOUBLE, 7.5, BigDecimal.class, new BigDecimal("7.5")),
        Arguments.of(JDBCType.DECIMAL, new BigDecimal("1E+3"), String.class, "1000"),
        Arguments.of(JDBCType.DECIMAL, new BigDecimal("2.99"), Integer.class, 2),
        Arguments.of(JDBCType.BOOLEAN, true, String.class, "true"),
        Arguments.of(JDBCType.BOOLEAN, true, Integer.class, 1),
        Arguments.of(JDBCType.BOOLEAN, false, Object.class, false),
        Arguments.of(JDBCType.TIMESTAMP, millis(), String.class, "2026-11-20 12:00:00.123"),
        Arguments.of(JDBCType.TIMESTAMP, day.toEpochMilli(), String.class, "2026-11-20 00:00:00"),
        Arguments.of(JDBCType.TIMESTAMP, millis(), Timestamp.class, Timestamp.from(NOON)),
        Arguments.of(JDBCType.TIMESTAMP, millis(), Object.class, Timestamp.from(NOON)),
        Arguments.of(JDBCType.TIMESTAMP, millis(), java.util.Date.class, java.util.Date.from(NOON)),
        Arguments.of(JDBCType.TIMESTAMP, millis(), Instant.class, NOON),
        Arguments.of(
            JDBCType.TIMESTAMP,
            millis(),
            LocalDateTime.class,
            LocalDateTime.of(2026, 11, 20, 12, 0, 0, 123_000_000)),
        Arguments.of(
            JDBCType.TIMESTAMP,
            millis(),
            OffsetDateTime.class,
            OffsetDateTime.parse("2026-11-20T12:00:00.123Z")),
        Arguments.of(
            JDBCType.TIMESTAMP,
            millis(),
            ZonedDateTime.class,
            ZonedDateTime.parse("2026-11-20T12:00:00.123Z")),
        Arguments.of(JDBCType.TIMESTAMP, millis(), LocalDate.class, LocalDate.of(2026, 11, 20)),
        Arguments.of(
            JDBCType.TIMESTAMP, millis(), LocalTime.class, LocalTime.of(12, 0, 0, 123_000_000)),
        Arguments.of(JDBCType.DATE, epochDay, String.class, "2026-11-20"),
        Arguments.of(JDBCType.DATE, epochDay, LocalDate.class, LocalDate.of(2026, 11, 20)),
        Arguments.of(JDBCType.DATE, epochDay, Instant.class, day),
        Arguments.of(JDBCType.TIME, clock, String.class, "01:02:03.004"),
        Arguments.of(
            JDBCType.TIME, clock, LocalTime.class, LocalTime.ofNanoOfDay(clock * 1_000_000L)),
        Arguments.of(JDBCType.VARBINARY, new byte[] {65}, String.class, "A"),
        Arguments.of(JDBCType.ARRAY, List.of("a", "b"), String.class, "[a, b]"),
        Arguments.of(JDBCType.ARRAY, List.of("a", "b"), List.class, List.of("a", "b")));
  }

  private static long millis() {
    return NOON.toEpochMilli();
  }

  private static UUID uuid() {
    return UUID.fromString(TEXT_UUID);
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void convertsByClass(JDBCType type, Object value, Class<?> target, Object expected)
      throws SQLException {
    for (String zone : List.of("UTC", "America/New_York", "Asia/Tokyo")) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat((Object) row(type, value).getObject(1, target)).isEqualTo(expected);
      assertThat((Object) row(type, value).getObject("v", target)).isEqualTo(expected);
    }
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(JDBCType.VARCHAR, "x", Integer.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "", Long.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", Double.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "maybe", Boolean.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", Timestamp.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "2026-13-01", Date.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", Time.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", UUID.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", URL.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "x", Array.class, "22018"),
        Arguments.of(JDBCType.VARCHAR, "1e999999999", Long.class, "22003"),
        Arguments.of(JDBCType.BIGINT, 1L << 31, Integer.class, "22003"),
        Arguments.of(JDBCType.BIGINT, -32_769L, Short.class, "22003"),
        Arguments.of(JDBCType.BIGINT, 128L, Byte.class, "22003"),
        Arguments.of(JDBCType.BIGINT, 128L, Timestamp.class, "22018"),
        Arguments.of(JDBCType.DOUBLE, 1e19, Long.class, "22003"),
        Arguments.of(JDBCType.DOUBLE, 1e300, Float.class, "22003"),
        Arguments.of(JDBCType.DOUBLE, Double.NaN, Integer.class, "22003"),
        Arguments.of(JDBCType.DECIMAL, new BigDecimal("1e20"), Long.class, "22003"),
        Arguments.of(JDBCType.BOOLEAN, true, Date.class, "22018"),
        Arguments.of(JDBCType.TIMESTAMP, 0L, Long.class, "22018"),
        Arguments.of(JDBCType.TIMESTAMP, 0L, Boolean.class, "22018"),
        Arguments.of(JDBCType.DATE, 0, Time.class, "22018"),
        Arguments.of(JDBCType.TIME, 0, Date.class, "22018"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refusesWhatDoesNotFit(JDBCType type, Object value, Class<?> target, String state)
      throws SQLException {
    ResultSet row = row(type, value);

    assertThatThrownBy(() -> row.getObject(1, target))
        .isInstanceOf(SQLDataException.class)
        .hasMessageStartingWith("Column V: ")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo(state);
    assertThat(row.wasNull()).isFalse();
  }

  @Test
  void refusesUnknownClasses() throws SQLException {
    ResultSet row = row(JDBCType.VARCHAR, "x");

    assertThatThrownBy(() -> row.getObject(1, Thread.class))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> row.getObject(1, (Class<?>) null)).isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Tokyo", "UTC", "Pacific/Apia"})
  void utcDayStaysTheSameDay(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    for (Instant instant : List.of(EARLY, LATE)) {
      ResultSet row = row(JDBCType.TIMESTAMP, instant.toEpochMilli());
      assertThat(row.getDate(1)).hasToString("2026-11-20");
      assertThat(row.getTimestamp(1).toInstant()).isEqualTo(instant);
      assertThat(row.getTimestamp(1, Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"))))
          .isEqualTo(Timestamp.from(instant));
      assertThat(row.getString(1)).startsWith("2026-11-20 ");
    }
    assertThat(row(JDBCType.TIMESTAMP, LATE.toEpochMilli()).getTime(1)).hasToString("23:30:00");
    int day = (int) LocalDate.of(2026, 11, 20).toEpochDay();
    assertThat(row(JDBCType.DATE, day).getDate(1)).hasToString("2026-11-20");
    assertThat(row(JDBCType.DATE, day).getObject(1)).hasToString("2026-11-20");
  }

  @Test
  void calendarSaysInWhichZoneADayBegins() throws SQLException {
    Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    ResultSet row = row(JDBCType.TIMESTAMP, LATE.toEpochMilli());

    assertThat(row.getDate(1, tokyo).getTime())
        .isEqualTo(Instant.parse("2026-11-19T15:00:00Z").toEpochMilli());
    assertThat(row.getTime("V", tokyo).getTime())
        .isEqualTo(Instant.parse("1970-01-01T14:30:00Z").toEpochMilli());
  }

  @Test
  void nullIsNullForEveryGetter() throws SQLException {
    ResultSet row = row(JDBCType.VARCHAR, null);

    assertThat(row.getString(1)).isNull();
    assertThat(row.wasNull()).isTrue();
    assertThat(row.getInt(1)).isZero();
    assertThat(row.getLong(1)).isZero();
    assertThat(row.getShort(1)).isZero();
    assertThat(row.getByte(1)).isZero();
    assertThat(row.getFloat(1)).isZero();
    assertThat(row.getDouble(1)).isZero();
    assertThat(row.getBoolean(1)).isFalse();
    assertThat(row.getBytes(1)).isNull();
    assertThat(row.getObject(1)).isNull();
    assertThat(row.getDate(1)).isNull();
    assertThat(row.getTime(1)).isNull();
    assertThat(row.getTimestamp(1)).isNull();
    assertThat(row.getBigDecimal(1)).isNull();
    assertThat(row.getClob(1)).isNull();
    assertThat(row.getCharacterStream(1)).isNull();
    assertThat(row.getAsciiStream(1)).isNull();
    assertThat(row.getBinaryStream(1)).isNull();
    assertThat(row.getURL(1)).isNull();
    assertThat(row.getArray(1)).isNull();
    assertThat(row.getObject(1, UUID.class)).isNull();
  }

  @Test
  void readsTextInEveryWay() throws Exception {
    ResultSet row = row(JDBCType.VARCHAR, "Grüße ✓");

    assertThat(row.getNString(1)).isEqualTo("Grüße ✓");
    assertThat(row.getBytes(1)).isEqualTo("Grüße ✓".getBytes(StandardCharsets.UTF_8));
    assertThat(row.getClob("V").getSubString(1, 5)).isEqualTo("Grüße");
    assertThat(row.getNClob(1).length()).isEqualTo(7);
    assertThat(new BufferedReader(row.getCharacterStream(1)).readLine()).isEqualTo("Grüße ✓");
    assertThat(new BufferedReader(row.getNCharacterStream("V")).readLine()).isEqualTo("Grüße ✓");
    assertThat(row.getBinaryStream(1).readAllBytes()).hasSize(11);
    assertThat(row(JDBCType.VARCHAR, "abc").getAsciiStream(1)).hasContent("abc");
    assertThat(row(JDBCType.VARCHAR, "https://bitbucket.org/a").getURL(1)).hasHost("bitbucket.org");
    assertThat(row(JDBCType.VARBINARY, new byte[] {1, 2}).getBlob(1).length()).isEqualTo(2);
  }

  @Test
  void readsArrays() throws SQLException {
    Array array = row(JDBCType.ARRAY, Arrays.asList(1L, null, 3L)).getArray(1);

    assertThat(array.getBaseTypeName()).isEqualTo("BIGINT");
    assertThat((Object[]) array.getArray()).containsExactly(1L, null, 3L);
    assertThat((Object[]) array.getArray(2, 5)).containsExactly(null, 3L);
    try (ResultSet rows = array.getResultSet()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt("INDEX")).isEqualTo(1);
      assertThat(rows.getLong("VALUE")).isEqualTo(1);
    }
  }

  @Test
  @SuppressWarnings("deprecation")
  void roundsToAScale() throws SQLException {
    assertThat(row(JDBCType.DECIMAL, new BigDecimal("1.255")).getBigDecimal(1, 2))
        .isEqualTo("1.26");
  }
}
