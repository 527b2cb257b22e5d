package io.github.bitbucketjdbc.error;

import org.jspecify.annotations.Nullable;

/**
 * Carries an error with its {@link SqlState} through code that cannot throw {@link
 * java.sql.SQLException}. It never leaves the driver: {@link ErrorTranslator} turns it into the
 * matching SQLException.
 *
 * <p>A message says what failed, on which table or endpoint, and what to do. It never holds a
 * response body, a token or a full URL.
 */
public final class BitbucketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SqlState state;
  private final int vendorCode;

  /** An error that no HTTP answer caused. */
  public BitbucketException(SqlState state, String message) {
    this(state, 0, message, null);
  }

  /** An error with its cause. */
  public BitbucketException(SqlState state, String message, @Nullable Throwable cause) {
    this(state, 0, message, cause);
  }

  /**
   * An error that an HTTP answer caused.
   *
   * @param vendorCode the HTTP status, or 0
   */
  public BitbucketException(
      SqlState state, int vendorCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.state = state;
    this.vendorCode = vendorCode;
  }

  /** Returns the state of this error. */
  public SqlState state() {
    return state;
  }

  /** Returns the HTTP status that caused this error, or 0. */
  public int vendorCode() {
    return vendorCode;
  }
}
