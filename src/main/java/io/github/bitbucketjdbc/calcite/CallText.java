package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure as it was written, before anybody asked whether there is such a procedure.
 *
 * @param explained whether EXPLAIN PLAN FOR stands before it
 * @param schema the schema that stands before the name, or ""
 * @param name the name of the procedure
 * @param arguments what stands between the parentheses, or after the name
 */
record CallText(boolean explained, String schema, String name, List<Argument> arguments) {
  /**
   * A value that is given.
   *
   * @param name the name of the parameter, or "" when its place tells
   * @param parameter the number of its question mark, from 0, or -1 when it is a literal
   * @param literal a String, {@link java.math.BigDecimal}, Boolean, {@code byte[]}, or null for
   *     NULL
   */
  record Argument(String name, int parameter, @Nullable Object literal) {}

  /** Copies the arguments. */
  CallText {
    arguments = List.copyOf(arguments);
  }
}
