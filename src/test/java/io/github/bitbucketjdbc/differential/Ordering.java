package io.github.bitbucketjdbc.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * An ORDER BY. Where the query does not say where NULLs go, H2 is told what the driver documents:
 * NULLs are higher than everything.
 */
record Ordering(Sql clause, List<Integer> keys, boolean total) {
  static final Ordering NONE = new Ordering(new Sql(), List.of(), false);

  /**
   * Makes an order of output columns.
   *
   * @param width the number of output columns, named c0, c1 and so on
   * @param key the output columns that together are unique, or an empty list
   */
  static Ordering random(Dice dice, int width, List<Integer> key) {
    List<Integer> keys = new ArrayList<>();
    for (int i = 1 + dice.below(2); i > 0; i--) {
      int column = dice.below(width);
      if (!keys.contains(column)) {
        keys.add(column);
      }
    }
    boolean total = !key.isEmpty() && dice.percent(50);
    if (total) {
      key.stream().filter(k -> !keys.contains(k)).forEach(keys::add);
    }
    List<Sql> terms = new ArrayList<>();
    keys.forEach(k -> terms.add(term(dice, Sql.quote("c" + k))));
    return new Ordering(Sql.of(" ORDER BY ").add(Sql.join(", ", terms)), keys, total);
  }

  /** Makes one term of an ORDER BY. */
  static Sql term(Dice dice, String expression) {
    boolean descending = dice.percent(40);
    Sql term = Sql.of(expression + (descending ? " DESC" : dice.oneOf("", " ASC")));
    return switch (dice.below(4)) {
      case 0 -> term.add(" NULLS FIRST");
      case 1 -> term.add(" NULLS LAST");
      default -> term.add("", descending ? " NULLS FIRST" : " NULLS LAST");
    };
  }
}
