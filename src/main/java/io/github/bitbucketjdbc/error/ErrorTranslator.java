package io.github.bitbucketjdbc.error;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.time.DateTimeException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever was thrown inside the driver into one {@link SQLException}. Every public JDBC
 * method meets it exactly once, so that no unchecked exception leaves the driver.
 */
public final class ErrorTranslator {
  private ErrorTranslator() {}

  /** Returns the SQLException for {@code thrown}, which keeps it as its cause. */
  public static SQLException translate(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof SQLException e) {
      return e;
    }
    if (cause instanceof BitbucketException e) {
      return create(e.state(), e.vendorCode(), message(e), e);
    }
    return create(stateOf(cause), 0, message(cause), cause);
  }

  /** Creates the SQLException subclass that JDBC 4 foresees for a state. */
  public static SQLException create(SqlState state, String message) {
    return create(state, 0, message, null);
  }

  private static SQLException create(
      SqlState state, int vendor, String message, @Nullable Throwable cause) {
    String code = state.code();
    return switch (state) {
      case CONNECTION_FAILED, SERVICE_FAILURE, RATE_LIMITED ->
          new SQLTransientConnectionException(message, code, vendor, cause);
      case TIMEOUT -> new SQLTimeoutException(message, code, vendor, cause);
      case CANCELED, TOO_MANY_REQUESTS, INTERNAL_ERROR, INVALID_STATE, INVALID_CURSOR_STATE ->
          new SQLException(message, code, vendor, cause);
      case UNBOUND_PARAMETER, INVALID_COLUMN_REFERENCE, READ_ONLY ->
          new SQLNonTransientException(message, code, vendor, cause);
      case ACCESS_DENIED -> new SQLInvalidAuthorizationSpecException(message, code, vendor, cause);
      default -> byClass(code, message, vendor, cause);
    };
  }

  private static SQLException byClass(
      String code, String message, int vendor, @Nullable Throwable cause) {
    return switch (code.substring(0, 2)) {
      case "08" -> new SQLNonTransientConnectionException(message, code, vendor, cause);
      case "0A" -> new SQLFeatureNotSupportedException(message, code, vendor, cause);
      case "22" -> new SQLDataException(message, code, vendor, cause);
      case "23" -> new SQLIntegrityConstraintViolationException(message, code, vendor, cause);
      case "28" -> new SQLInvalidAuthorizationSpecException(message, code, vendor, cause);
      case "40" -> new SQLTransactionRollbackException(message, code, vendor, cause);
      case "42" -> new SQLSyntaxErrorException(message, code, vendor, cause);
      default -> new SQLException(message, code, vendor, cause);
    };
  }

  /** Looks through the wrappers that executors, reflection and generated code put around. */
  private static Throwable unwrap(Throwable thrown) {
    Throwable current = thrown;
    while (true) {
      if (current instanceof SQLException || current instanceof BitbucketException) {
        return current;
      }
      Throwable next = current.getCause();
      if (next == null || next == current) {
        return current;
      }
      Throwable carried = carried(next);
      if (carried != null) {
        return carried;
      }
      if (!isWrapper(current)) {
        return current;
      }
      current = next;
    }
  }

  private static @Nullable Throwable carried(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException || t instanceof BitbucketException) {
        return t;
      }
    }
    return null;
  }

  private static boolean isWrapper(Throwable t) {
    return t instanceof ExecutionException
        || t instanceof CompletionException
        || t instanceof ExceptionInInitializerError
        || t instanceof java.lang.reflect.InvocationTargetException
        || t.getClass() == RuntimeException.class;
  }

  private static SqlState stateOf(Throwable t) {
    if (t instanceof NumberFormatException || t instanceof ClassCastException) {
      return SqlState.INVALID_CONVERSION;
    }
    if (t instanceof ArithmeticException) {
      String text = String.valueOf(t.getMessage());
      boolean byZero = text.contains("zero") || text.contains("undefined");
      return byZero ? SqlState.DIVISION_BY_ZERO : SqlState.NUMERIC_OUT_OF_RANGE;
    }
    if (t instanceof DateTimeException) {
      return SqlState.INVALID_CONVERSION;
    }
    if (t instanceof InterruptedException || t instanceof CancellationException) {
      return SqlState.CANCELED;
    }
    if (t instanceof UnsupportedOperationException) {
      return SqlState.FEATURE_NOT_SUPPORTED;
    }
    if (t instanceof java.io.IOException) {
      return SqlState.CONNECTION_FAILED;
    }
    return SqlState.INTERNAL_ERROR;
  }

  private static String message(Throwable t) {
    String text = t.getMessage();
    if (text == null || text.isBlank()) {
      return t.getClass().getSimpleName();
    }
    return text;
  }
}
