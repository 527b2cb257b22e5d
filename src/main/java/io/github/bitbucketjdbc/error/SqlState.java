package io.github.bitbucketjdbc.error;

/**
 * The SQLStates this driver reports, by meaning. The first two characters are the class that {@link
 * ErrorTranslator} turns into a JDBC 4 exception subclass.
 */
public enum SqlState {
  /** The service could not be reached. */
  CONNECTION_FAILED("08001", "The service could not be reached"),
  /** The connection, statement or result set was closed. */
  CONNECTION_CLOSED("08003", "The connection is closed"),
  /** The service answered with something that is not Bitbucket's protocol. */
  PROTOCOL_VIOLATION("08P01", "The answer is not what Bitbucket's protocol promises"),
  /** The service failed or is overloaded; the same statement may work later. */
  SERVICE_FAILURE("08006", "The service failed while answering"),
  /** The hourly budget of requests is spent. */
  RATE_LIMITED("08R01", "The service's rate limit is reached"),
  /** Whether a write took effect is not known, because its answer never came. */
  OUTCOME_UNKNOWN("08007", "Whether a write took effect is not known"),
  /** The credentials were refused. */
  INVALID_CREDENTIALS("28000", "The credentials were refused"),
  /** The credentials are good but not enough: a scope or a permission is missing. */
  ACCESS_DENIED("42501", "A scope or a permission is missing"),
  /** The SQL text does not parse. */
  SYNTAX_ERROR("42601", "The SQL text does not parse"),
  /** A table does not exist. */
  UNDEFINED_TABLE("42S02", "No such table"),
  /** A column does not exist. */
  UNDEFINED_COLUMN("42S22", "No such column"),
  /** A name is ambiguous, or the statement breaks another rule of SQL. */
  INVALID_STATEMENT("42000", "The statement breaks a rule of SQL"),
  /** The function or operator does not exist for these types. */
  UNDEFINED_FUNCTION("42883", "No such function for these types"),
  /** The statement needs a value for a column that nobody can list. */
  REQUIRED_FILTER("42R01", "A column must be filtered"),
  /** The object a statement names does not exist or is not visible with these credentials. */
  UNDEFINED_OBJECT("42704", "The workspace, repository or other object is missing or not visible"),
  /** The service removed what the statement needs. */
  REMOVED_BY_SERVICE("0A001", "Bitbucket removed this functionality"),
  /** The driver or the service cannot do this. */
  FEATURE_NOT_SUPPORTED("0A000", "Not supported"),
  /** A value cannot be converted to the type asked for. */
  INVALID_CONVERSION("22018", "The value cannot be converted"),
  /** A number does not fit the type asked for. */
  NUMERIC_OUT_OF_RANGE("22003", "The number is out of range"),
  /** Division by zero. */
  DIVISION_BY_ZERO("22012", "Division by zero"),
  /** Another fault in a value. */
  DATA_EXCEPTION("22000", "A value is not acceptable"),
  /** A sub-query that stands for one value gave several. */
  CARDINALITY_VIOLATION("21000", "A sub-query that stands for one value gave several rows"),
  /** An argument of a JDBC method is not acceptable. */
  INVALID_ARGUMENT("22023", "An argument is not acceptable"),
  /** A column index or label that the result does not have. */
  INVALID_COLUMN_REFERENCE("07009", "No such column in the result"),
  /** A parameter was not set before execution. */
  UNBOUND_PARAMETER("07001", "A parameter has no value"),
  /** A connection property is unknown or its value is not acceptable. */
  INVALID_PROPERTY("08P02", "A connection property is not acceptable"),
  /** A value is missing that the service needs. */
  NOT_NULL_VIOLATION("23502", "A required value is missing"),
  /** A row with the same key is there already. */
  UNIQUE_VIOLATION("23505", "A row with the same key is there already"),
  /** The service refuses a change because of what is there already. */
  CONFLICT("23000", "The change conflicts with what is there"),
  /** What was read changed meanwhile; the same statement may succeed. */
  SERIALIZATION_FAILURE("40001", "What was read changed meanwhile; run the statement again"),
  /** The cursor is not on a row. */
  INVALID_CURSOR_STATE("24000", "The cursor is not on a row"),
  /** A JDBC object was used in a state that does not allow it. */
  INVALID_STATE("HY010", "Not allowed in this state"),
  /** The connection is read-only. */
  READ_ONLY("25006", "The connection is read-only"),
  /** The statement was cancelled. */
  CANCELED("57014", "The statement was canceled"),
  /** The statement took longer than its timeout, or the service than its own (HTTP 555). */
  TIMEOUT("HYT00", "The statement took longer than its timeout, or the service than its own"),
  /** The statement needs more requests than {@code MaxRequests} allows. */
  TOO_MANY_REQUESTS("54R01", "The statement needs more requests than it may send"),
  /** A statement would change more rows than {@code MaxWrites} allows. */
  TOO_MANY_WRITES("54R02", "The statement would change more rows than it may"),
  /** A fault of the driver itself. */
  INTERNAL_ERROR("HY000", "A fault inside the driver");

  private final String code;
  private final String meaning;

  SqlState(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Returns the five characters that {@link java.sql.SQLException#getSQLState()} reports. */
  public String code() {
    return code;
  }

  /** Returns the meaning in a few words, for the documentation. */
  public String meaning() {
    return meaning;
  }
}
