package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javax.sql.CommonDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/** Calls methods of the JDBC interfaces with arguments made up from their names and types. */
final class JdbcWalk {
  private static final List<Integer> KIND =
      List.of(
          ResultSet.TYPE_SCROLL_INSENSITIVE,
          ResultSet.CONCUR_READ_ONLY,
          ResultSet.HOLD_CURSORS_OVER_COMMIT);

  private JdbcWalk() {}

  /** How arguments are made. */
  enum Arguments {
    PLAUSIBLE,
    NOTHING,
    ABSURD
  }

  /**
   * Calls a method. What it throws must be a SQLException with a state and a message.
   *
   * @return its SQLState, or "" when it throws nothing
   */
  static String call(Object target, Method method, Arguments kind) {
    try {
      release(target, method.invoke(target, arguments(method, kind)));
      return "";
    } catch (InvocationTargetException e) {
      assertThat(e.getCause())
          .as("%s with %s arguments", method, kind)
          .isInstanceOf(SQLException.class);
      SQLException thrown = (SQLException) e.getCause();
      assertThat(thrown.getSQLState()).as("SQLState of %s", method).isNotNull().hasSize(5);
      assertThat(thrown.getMessage()).as("message of %s", method).isNotBlank();
      return thrown.getSQLState();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Closes what a data source has opened. */
  private static void release(Object source, @Nullable Object opened) {
    try {
      if (source instanceof CommonDataSource && opened instanceof Connection connection) {
        connection.close();
      } else if (opened instanceof PooledConnection pooled) {
        pooled.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object[] arguments(Method method, Arguments kind) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] values = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = value(types[i], kind);
    }
    if (kind == Arguments.PLAUSIBLE) {
      fitToName(method, values);
    }
    return values;
  }

  /** Puts in what the type of a parameter does not tell. */
  private static void fitToName(Method method, @Nullable Object[] values) {
    switch (method.getName()) {
      case "createStatement", "prepareStatement", "prepareCall" -> {
        long kinds = IntStream.range(0, values.length).filter(i -> isNumber(values[i])).count();
        int given = 0;
        for (int i = 0; i < values.length && kinds > 1; i++) {
          values[i] = isNumber(values[i]) ? KIND.get(given++) : values[i];
        }
      }
      case "createArrayOf" -> values[0] = "VARCHAR";
      case "executeUpdate", "executeLargeUpdate" -> {
        if (values.length > 0) {
          values[0] = "UPDATE";
        }
      }
      case "setFetchDirection" -> values[0] = ResultSet.FETCH_FORWARD;
      case "unwrap" -> values[0] = method.getDeclaringClass();
      default -> {}
    }
    if (Connection.class.equals(method.getDeclaringClass())
        && method.getName().equals("setSchema")) {
      values[0] = "Information";
    }
  }

  private static boolean isNumber(@Nullable Object value) {
    return value instanceof Integer;
  }

  private static @Nullable Object value(Class<?> type, Arguments kind) {
    if (type.isPrimitive()) {
      return primitive(type, kind);
    }
    return kind == Arguments.NOTHING ? null : object(type, kind);
  }

  private static Object primitive(Class<?> type, Arguments kind) {
    if (type == boolean.class) {
      return kind == Arguments.PLAUSIBLE;
    }
    int number =
        switch (kind) {
          case PLAUSIBLE -> 1;
          case NOTHING -> 0;
          case ABSURD -> -77;
        };
    if (type == long.class) {
      return (long) number;
    }
    if (type == short.class) {
      return (short) number;
    }
    if (type == byte.class) {
      return (byte) number;
    }
    if (type == float.class) {
      return (float) number;
    }
    return type == double.class ? (Object) (double) number : number;
  }

  private static @Nullable Object object(Class<?> type, Arguments kind) {
    if (type == String.class || type == Object.class) {
      return kind == Arguments.PLAUSIBLE ? "A" : "no such thing";
    }
    if (type == Class.class) {
      return kind == Arguments.PLAUSIBLE ? String.class : Thread.class;
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == Calendar.class) {
      return Calendar.getInstance();
    }
    if (type == Properties.class) {
      return new Properties();
    }
    if (type == Executor.class) {
      return (Executor) Runnable::run;
    }
    if (type == java.sql.SQLType.class) {
      return kind == Arguments.PLAUSIBLE ? JDBCType.VARCHAR : JDBCType.ROWID;
    }
    if (type == byte[].class) {
      return new byte[] {65};
    }
    if (type.isArray()) {
      return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
    }
    return large(type);
  }

  private static @Nullable Object large(Class<?> type) {
    if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[] {65});
    }
    if (type == Reader.class) {
      return new StringReader("A");
    }
    if (type == BigDecimal.class) {
      return BigDecimal.TEN;
    }
    if (type == java.sql.Date.class) {
      return new java.sql.Date(0);
    }
    if (type == java.sql.Time.class) {
      return new java.sql.Time(0);
    }
    if (type == java.sql.Timestamp.class) {
      return new java.sql.Timestamp(0);
    }
    if (type == java.sql.Blob.class) {
      return new BytesBlob(new byte[] {65});
    }
    if (type == java.sql.Array.class) {
      return new ListArray(List.of("A"));
    }
    if (type.isAssignableFrom(TextClob.class)) {
      return new TextClob("A");
    }
    return null;
  }
}
