package io.github.bitbucketjdbc.calcite;

import java.util.List;

/**
 * Where the rows of a write come from.
 *
 * @param query gives for each row the {@code keys}, then the {@code computed} columns
 * @param keys the columns that address a row, and those whose present values are sent again
 * @param computed the columns that are set to values of the query
 * @param constant the columns that are set to the same values for all rows
 * @param constants those values
 */
record WriteSource(
    CompiledQuery query,
    List<String> keys,
    List<String> computed,
    List<String> constant,
    SlotValues constants) {
  /** Copies the lists. */
  WriteSource {
    keys = List.copyOf(keys);
    computed = List.copyOf(computed);
    constant = List.copyOf(constant);
  }
}
