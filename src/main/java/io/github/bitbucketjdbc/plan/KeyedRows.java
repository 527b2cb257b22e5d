package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the rows that a condition names by their keys, so that nothing has to be read for them. */
public final class KeyedRows {
  private KeyedRows() {}

  /**
   * Returns the keys of the rows, by the names of the columns, or empty when the condition says
   * more or less than the values of these columns.
   *
   * @param spec a scan whose slots may be open
   */
  public static Optional<List<Map<String, Object>>> of(ScanSpec spec, List<String> columns) {
    TableDef table = spec.table();
    List<Integer> wanted = columns.stream().map(table::indexOf).toList();
    if (spec.isSummary() || spec.limit() != null || spec.offset() != null || !spec.pushdown()) {
      return Optional.empty();
    }
    if (!Predicate.conjuncts(spec.filter()).stream().allMatch(p -> names(p, table, wanted))) {
      return Optional.empty();
    }
    KeyConstraints keys = KeyConstraints.of(spec);
    if (!wanted.stream().allMatch(c -> keys.valuesOf(c) != null)) {
      return Optional.empty();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<Integer, Object> combination : keys.expand(wanted)) {
      Map<String, Object> row = new LinkedHashMap<>();
      combination.forEach((c, v) -> row.put(table.columns().get(c).name(), v));
      rows.add(row);
    }
    return Optional.of(rows);
  }

  /** What is hidden unless asked for, such as a deleted comment, cannot be changed anyway. */
  private static boolean names(Predicate predicate, TableDef table, List<Integer> columns) {
    int hidden = table.indexOf(table.hiddenBy());
    if (hidden >= 0 && Predicate.columns(predicate).equals(Set.of(hidden))) {
      return true;
    }
    if (predicate instanceof Predicate.Comparison c) {
      return c.operator() == ComparisonOperator.EQ && columns.contains(c.column());
    }
    return predicate instanceof Predicate.In i && !i.negated() && columns.contains(i.column());
  }
}
