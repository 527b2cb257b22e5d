package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Calls methods of the {@code java.sql} interfaces with arguments made up from their types. */
final class JdbcWalk {
  private JdbcWalk() {}

  /** How arguments are made. */
  enum Arguments {
    PLAUSIBLE,
    NOTHING,
    ABSURD
  }

  /** Calls a method; returns the SQLException it threw, or null, and fails on any other. */
  static @Nullable SQLException call(Object target, Method method, Arguments kind) {
    try {
      method.invoke(target, arguments(method, kind));
      return null;
    } catch (InvocationTargetException e) {
      assertThat(e.getCause())
          .as("%s with %s arguments", method, kind)
          .isInstanceOf(SQLException.class);
      SQLException thrown = (SQLException) e.getCause();
      assertThat(thrown.getSQLState()).as("SQLState of %s", method).isNotNull().hasSize(5);
      assertThat(thrown.getMessage()).as("message of %s", method).isNotBlank();
      return thrown;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object[] arguments(Method method, Arguments kind) {
    Class<?>[] types = method.getParameterTypes();
    @Nullable Object[] values = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = value(types[i], kind);
    }
    return values;
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
    if (type.isAssignableFrom(TextClob.class)) {
      return new TextClob("A");
    }
    return null;
  }
}
