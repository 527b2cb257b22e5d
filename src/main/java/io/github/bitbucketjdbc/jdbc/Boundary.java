package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The border of the driver: whatever is thrown inside leaves it as one SQLException. */
final class Boundary {
  private Boundary() {}

  /** Something that gives a value and may fail in any way. */
  @FunctionalInterface
  interface Call<T extends @Nullable Object> {
    T run() throws Exception;
  }

  /** Something that may fail in any way. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  static <T extends @Nullable Object> T call(Call<T> call) throws SQLException {
    try {
      return call.run();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      throw ErrorTranslator.translate(e);
    }
  }

  static void run(Step step) throws SQLException {
    Boundary.<@Nullable Void>call(
        () -> {
          step.run();
          return null;
        });
  }

  static SQLException invalidArgument(String message) {
    return ErrorTranslator.create(SqlState.INVALID_ARGUMENT, message);
  }

  static <T> T required(@Nullable T argument, String name) throws SQLException {
    if (argument == null) {
      throw invalidArgument(name + " must not be null");
    }
    return argument;
  }

  static int fetchDirection(int direction) throws SQLException {
    return switch (direction) {
      case ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN -> direction;
      default -> throw invalidArgument(direction + " is not a fetch direction");
    };
  }

  static long notNegative(long value, String name) throws SQLException {
    if (value < 0) {
      throw invalidArgument(name + " must not be negative");
    }
    return value;
  }
}
