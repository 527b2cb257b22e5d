package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static io.github.bitbucketjdbc.jdbc.FakeEngine.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every getter and every class of {@code getObject}, for every type of a column; every setter and
 * every class of {@code setObject}, for every type of a parameter. The expected results are in two
 * tables of text; {@code -Dgolden.update=true} writes them anew, to be read before they are kept.
 */
class ConversionTablesTest {
  private static final TimeZone DEFAULT = TimeZone.getDefault();
  private static final LocalDateTime MOMENT = LocalDateTime.parse("2026-11-20T12:34:56.789");
  private static final Instant INSTANT = Instant.parse("2026-11-20T12:34:56.789Z");

  /** What a column holds, in the form of rows. */
  private static final Map<String, Object> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put("TINYINT", (byte) 7);
    VALUES.put("SMALLINT", (short) -300);
    VALUES.put("INTEGER", 42);
    VALUES.put("BIGINT", 3_000_000_000L);
    VALUES.put("REAL", 1.5f);
    VALUES.put("FLOAT", 1.5);
    VALUES.put("DOUBLE", -2.75);
    VALUES.put("DECIMAL", new BigDecimal("12.50"));
    VALUES.put("NUMERIC", new BigDecimal("12.50"));
    VALUES.put("BOOLEAN", true);
    VALUES.put("CHAR", "1 ");
    VALUES.put("CHAR moment", "2026-11-20 12:34:56.789 ");
    VALUES.put("VARCHAR number", "12.5");
    VALUES.put("VARCHAR flag", "true");
    VALUES.put("VARCHAR day", "2026-11-20");
    VALUES.put("VARCHAR clock", "12:34:56");
    VALUES.put("VARCHAR moment", "2026-11-20 12:34:56.789");
    VALUES.put("VARCHAR link", "https://bitbucket.org/acme");
    VALUES.put("VARCHAR uuid", "{0b2c4d6e-0b2c-4d6e-8f10-123456789abc}");
    VALUES.put("BINARY", new byte[] {65, 66});
    VALUES.put("VARBINARY", new byte[] {65, 66});
    VALUES.put("DATE", (int) MOMENT.toLocalDate().toEpochDay());
    VALUES.put("TIME", (int) (MOMENT.toLocalTime().toNanoOfDay() / 1_000_000));
    VALUES.put("TIMESTAMP", INSTANT.toEpochMilli());
    VALUES.put("TIMESTAMP_WITH_TIMEZONE", INSTANT.toEpochMilli());
    VALUES.put("ARRAY", List.of("a", "b"));
  }

  /** Reads column 1. */
  private interface Getter {
    @Nullable Object get(ResultSet row) throws SQLException;
  }

  /** Binds parameter 1. */
  private interface Setter {
    void set(PreparedStatement statement) throws Exception;
  }

  private static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    getters.put("getString", r -> r.getString(1));
    getters.put("getNString", r -> r.getNString(1));
    getters.put("getBoolean", r -> r.getBoolean(1));
    getters.put("getByte", r -> r.getByte(1));
    getters.put("getShort", r -> r.getShort(1));
    getters.put("getInt", r -> r.getInt(1));
    getters.put("getLong", r -> r.getLong(1));
    getters.put("getFloat", r -> r.getFloat(1));
    getters.put("getDouble", r -> r.getDouble(1));
    getters.put("getBigDecimal", r -> r.getBigDecimal(1));
    getters.put("getBytes", r -> r.getBytes(1));
    getters.put("getDate", r -> r.getDate(1));
    getters.put("getTime", r -> r.getTime(1));
    getters.put("getTimestamp", r -> r.getTimestamp(1));
    getters.put("getAsciiStream", r -> r.getAsciiStream(1));
    getters.put("getCharacterStream", r -> r.getCharacterStream(1));
    getters.put("getNCharacterStream", r -> r.getNCharacterStream(1));
    getters.put("getBinaryStream", r -> r.getBinaryStream(1));
    getters.put("getClob", r -> r.getClob(1));
    getters.put("getNClob", r -> r.getNClob(1));
    getters.put("getBlob", r -> r.getBlob(1));
    getters.put("getArray", r -> r.getArray(1));
    getters.put("getURL", r -> r.getURL(1));
    getters.put("getRef", r -> r.getRef(1));
    getters.put("getRowId", r -> r.getRowId(1));
    getters.put("getSQLXML", r -> r.getSQLXML(1));
    getters.put("getObject", r -> r.getObject(1));
    for (Class<?> type :
        List.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            byte[].class,
            Date.class,
            Time.class,
            Timestamp.class,
            java.util.Date.class,
            Calendar.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Instant.class,
            UUID.class,
            URL.class,
            Clob.class,
            NClob.class,
            Blob.class,
            Array.class)) {
      String name = type == java.util.Date.class ? "java.util.Date" : type.getSimpleName();
      getters.put("getObject " + name, r -> r.getObject(1, type));
    }
    return getters;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Map<String, Setter> setters() {
    Map<String, Setter> setters = new LinkedHashMap<>();
    setters.put("setNull", s -> s.setNull(1, Types.VARCHAR));
    setters.put("setString 7", s -> s.setString(1, "7"));
    setters.put("setString 1.5", s -> s.setString(1, "1.5"));
    setters.put("setString true", s -> s.setString(1, "true"));
    setters.put("setString day", s -> s.setString(1, "2026-11-20"));
    setters.put("setString clock", s -> s.setString(1, "12:34:56"));
    setters.put("setString moment", s -> s.setString(1, "2026-11-20 12:34:56.789"));
    setters.put("setNString 7", s -> s.setNString(1, "7"));
    setters.put("setBoolean true", s -> s.setBoolean(1, true));
    setters.put("setByte 7", s -> s.setByte(1, (byte) 7));
    setters.put("setShort 300", s -> s.setShort(1, (short) 300));
    setters.put("setInt 7", s -> s.setInt(1, 7));
    setters.put("setLong 7", s -> s.setLong(1, 7));
    setters.put("setLong 3000000000", s -> s.setLong(1, 3_000_000_000L));
    setters.put("setFloat 7", s -> s.setFloat(1, 7f));
    setters.put("setDouble 7", s -> s.setDouble(1, 7));
    setters.put("setDouble 1.5", s -> s.setDouble(1, 1.5));
    setters.put("setBigDecimal 7.00", s -> s.setBigDecimal(1, new BigDecimal("7.00")));
    setters.put("setBytes", s -> s.setBytes(1, new byte[] {65, 66}));
    setters.put("setDate", s -> s.setDate(1, Date.valueOf("2026-11-20")));
    setters.put("setTime", s -> s.setTime(1, Time.valueOf("12:34:56")));
    setters.put("setTimestamp", s -> s.setTimestamp(1, Timestamp.from(INSTANT)));
    setters.put("setAsciiStream", s -> s.setAsciiStream(1, stream("7")));
    setters.put("setCharacterStream", s -> s.setCharacterStream(1, new StringReader("7")));
    setters.put("setNCharacterStream", s -> s.setNCharacterStream(1, new StringReader("7")));
    setters.put("setBinaryStream", s -> s.setBinaryStream(1, stream("AB")));
    setters.put("setClob", s -> s.setClob(1, new TextClob("7")));
    setters.put("setNClob", s -> s.setNClob(1, new TextClob("7")));
    setters.put("setBlob", s -> s.setBlob(1, new BytesBlob(new byte[] {65, 66})));
    setters.put("setArray", s -> s.setArray(1, new ListArray(List.of("a", "b"))));
    setters.put("setURL", s -> s.setURL(1, new URL("https://bitbucket.org/acme")));
    setters.put("setRef", s -> s.setRef(1, null));
    setters.put("setRowId", s -> s.setRowId(1, null));
    setters.put("setSQLXML", s -> s.setSQLXML(1, null));
    Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
    calendar.setTimeInMillis(INSTANT.toEpochMilli());
    for (Object value :
        List.of(
            "7",
            true,
            (byte) 7,
            (short) 7,
            7,
            7L,
            7f,
            7d,
            new BigDecimal("7"),
            BigInteger.valueOf(7),
            new byte[] {65, 66},
            Date.valueOf("2026-11-20"),
            Time.valueOf("12:34:56"),
            Timestamp.from(INSTANT),
            java.util.Date.from(INSTANT),
            calendar,
            MOMENT.toLocalDate(),
            MOMENT.toLocalTime(),
            MOMENT,
            OffsetTime.parse("14:34:56.789+02:00"),
            OffsetDateTime.parse("2026-11-20T14:34:56.789+02:00"),
            ZonedDateTime.parse("2026-11-20T14:34:56.789+01:00[Europe/Berlin]"),
            INSTANT,
            UUID.fromString("0b2c4d6e-0b2c-4d6e-8f10-123456789abc"),
            'x',
            List.of("a", "b"))) {
      Class<?> type = value.getClass();
      String name = type == java.util.Date.class ? "java.util.Date" : type.getSimpleName();
      setters.put("setObject " + name.replaceFirst("^List.*", "List"), s -> s.setObject(1, value));
    }
    return setters;
  }

  @BeforeAll
  static void liveFarFromUtc() {
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
  }

  @AfterAll
  static void comeHome() {
    TimeZone.setDefault(DEFAULT);
  }

  @Test
  void everyGetterGivesWhatTheTableSays() throws Exception {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Map.Entry<String, Getter> getter : getters().entrySet()) {
      List<String> cells = new ArrayList<>();
      for (Map.Entry<String, Object> value : VALUES.entrySet()) {
        cells.add(got(getter.getValue(), value.getKey(), value.getValue()));
      }
      rows.put(getter.getKey(), cells);
    }
    compare(ConversionTable.GETTERS, new ConversionTable(List.copyOf(VALUES.keySet()), rows));
  }

  private static String got(Getter getter, String column, Object value) throws Exception {
    JDBCType type = JDBCType.valueOf(ConversionTable.type(column));
    FakeEngine engine =
        new FakeEngine().answer("Q", List.of(column("V", type)), new Object[] {value});
    try (BitbucketConnection connection = engine.connect("");
        ResultSet row = connection.createStatement().executeQuery("Q")) {
      assertThat(row.next()).isTrue();
      return shown(getter.get(row));
    } catch (SQLException e) {
      return "!" + e.getSQLState();
    }
  }

  @Test
  void everySetterBindsWhatTheTableSays() throws Exception {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    List<JDBCType> types = types();
    for (Map.Entry<String, Setter> setter : setters().entrySet()) {
      List<String> cells = new ArrayList<>();
      for (JDBCType type : types) {
        cells.add(bound(setter.getValue(), type));
      }
      rows.put(setter.getKey(), cells);
    }
    List<String> columns = types.stream().map(JDBCType::getName).toList();
    compare(ConversionTable.SETTERS, new ConversionTable(columns, rows));
  }

  private static List<JDBCType> types() {
    return VALUES.keySet().stream()
        .map(ConversionTable::type)
        .distinct()
        .map(JDBCType::valueOf)
        .toList();
  }

  private static String bound(Setter setter, JDBCType type) throws Exception {
    FakeEngine engine = new FakeEngine().answer("Q", List.of(parameter(type)));
    try (BitbucketConnection connection = engine.connect("");
        PreparedStatement statement = connection.prepareStatement("Q")) {
      setter.set(statement);
      statement.executeQuery().close();
      return shown(meaning(type, engine.parameters.get(0).get(0)));
    } catch (SQLException e) {
      return "!" + e.getSQLState();
    }
  }

  /** Makes the numbers readable in which the engine takes times. */
  private static @Nullable Object meaning(JDBCType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case DATE -> LocalDate.ofEpochDay((Integer) value);
      case TIME -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L);
      case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> Instant.ofEpochMilli((Long) value);
      default -> value;
    };
  }

  private static String shown(@Nullable Object value) throws Exception {
    if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof InputStream stream) {
      return shown(stream.readAllBytes());
    }
    if (value instanceof Blob blob) {
      return shown(blob.getBinaryStream());
    }
    if (value instanceof Clob clob) {
      return shown(clob.getCharacterStream());
    }
    if (value instanceof Reader reader) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return shown(text.toString());
    }
    if (value instanceof Array array) {
      return Arrays.toString((Object[]) array.getArray());
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant().toString();
    }
    if (value instanceof Timestamp || value != null && value.getClass() == java.util.Date.class) {
      return ((java.util.Date) value).toInstant().toString();
    }
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  private static void compare(Path file, ConversionTable actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.write(file, actual.lines());
    }
    ConversionTable expected = ConversionTable.read(file);
    assertThat(actual.columns()).isEqualTo(expected.columns());
    assertThat(actual.rows().keySet()).isEqualTo(expected.rows().keySet());
    actual
        .rows()
        .forEach(
            (row, cells) -> {
              for (int i = 0; i < cells.size(); i++) {
                assertThat(cells.get(i))
                    .as("%s of %s", row, actual.columns().get(i))
                    .isEqualTo(expected.rows().get(row).get(i));
              }
            });
  }

  @Test
  void theTablesKnowEveryTypeThatColumnsHave() {
    assertThat(types()).containsExactlyInAnyOrderElementsOf(TypeBridge.all());
  }

  @Test
  void whatJdbcRequiresIsThere() throws IOException {
    ConversionTable getters = ConversionTable.read(ConversionTable.GETTERS);
    RequiredConversions.GETTERS.forEach(
        (row, types) -> {
          for (String type : types) {
            assertThat(getters.converts(row, type)).as("%s of %s", row, type).isTrue();
          }
        });
    ConversionTable setters = ConversionTable.read(ConversionTable.SETTERS);
    RequiredConversions.SETTERS.forEach(
        (row, types) -> {
          List<String> samples =
              setters.rows().keySet().stream()
                  .filter(r -> r.equals(row) || r.startsWith(row + " "))
                  .toList();
          assertThat(samples).as("rows of %s", row).isNotEmpty();
          for (String type : types) {
            assertThat(samples)
                .as("%s to %s", row, type)
                .anyMatch(sample -> setters.converts(sample, type));
          }
        });
  }
}
