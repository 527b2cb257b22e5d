package io.github.bitbucketjdbc.plan;

/** The comparison operators, with their SQL and query-language spelling. */
public enum ComparisonOperator {
  /** Equal. */
  EQ("=", "="),
  /** Not equal. */
  NE("<>", "!="),
  /** Less. */
  LT("<", "<"),
  /** Less or equal. */
  LE("<=", "<="),
  /** Greater. */
  GT(">", ">"),
  /** Greater or equal. */
  GE(">=", ">=");

  private final String sql;
  private final String bbql;

  ComparisonOperator(String sql, String bbql) {
    this.sql = sql;
    this.bbql = bbql;
  }

  /** Returns the SQL operator. */
  public String sql() {
    return sql;
  }

  /** Returns the operator of Bitbucket's query language. */
  public String bbql() {
    return bbql;
  }

  /** Returns the operator that is true of two values when this one is false. */
  public ComparisonOperator opposite() {
    return switch (this) {
      case EQ -> NE;
      case NE -> EQ;
      case LT -> GE;
      case LE -> GT;
      case GT -> LE;
      case GE -> LT;
    };
  }

  /** Returns whether a result of {@code compareTo} satisfies the operator. */
  boolean accepts(int comparison) {
    return switch (this) {
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
    };
  }
}
