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

  /** Returns what a large object holds, unless it was freed. */
  static <T> T notFreed(@Nullable T content) throws SQLException {
    if (content == null) {
      throw ErrorTranslator.create(SqlState.INVALID_STATE, "The object has been freed");
    }
    return content;
  }

  /** Returns the index of a place that is counted from 1, up to the one behind the last. */
  static int place(long place, long length) throws SQLException {
    if (place < 1 || place > length + 1) {
      throw invalidArgument("The position must be 1 to " + (length + 1));
    }
    return (int) place - 1;
  }

  /** Checks that a part lies within so many characters or bytes. */
  static void part(int offset, int length, int size) throws SQLException {
    if (offset < 0 || length < 0 || (long) offset + length > size) {
      throw invalidArgument("There are only " + size + ", so offset and length are too large");
    }
  }

  /** Returns a length, as far as anything in memory is long. */
  static int length(long length) throws SQLException {
    return (int) Math.min(notNegative(length, "The length"), Integer.MAX_VALUE);
  }

  static long notNegative(long value, String name) throws SQLException {
    if (value < 0) {
      throw invalidArgument(name + " must not be negative");
    }
    return value;
  }
}
