package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FilterKind;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.In;
import java.util.List;

/** Guesses how many rows and requests a scan means, from typical sizes and the condition. */
final class Selectivity {
  private static final double TYPICAL_REPOSITORIES = 200;
  private static final double GUESS = 0.3;

  private Selectivity() {}

  /** Returns the rows that one address of the endpoint gives, of those that SQL wants. */
  static double rows(ScanSpec spec, Endpoint endpoint, List<Integer> pathColumns) {
    double rows = endpoint.isSingle() && endpoint.rows().isEmpty() ? 1 : spec.table().typicalRows();
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      boolean inAddress = pathColumns.containsAll(Predicate.columns(p));
      rows *= inAddress || endpoint.isSingle() ? 1 : ofConjunct(spec.table(), p);
    }
    return Math.max(1, rows);
  }

  private static double ofConjunct(TableDef table, Predicate predicate) {
    if (predicate instanceof Comparison c && c.operator() == ComparisonOperator.EQ) {
      return equality(table, c.column(), 1);
    }
    if (predicate instanceof In i && !i.negated()) {
      return equality(table, i.column(), i.operands().size());
    }
    return GUESS;
  }

  private static double equality(TableDef table, int column, int values) {
    ColumnDef def = table.columns().get(column);
    double distinct = def.key() ? table.typicalRows() : Math.max(4, def.values().size());
    return Math.min(1, values / Math.max(1, distinct));
  }

  /** Returns the rows that the endpoint has to send for one address. */
  private static double rowsSent(ScanSpec spec, Endpoint endpoint) {
    TableDef table = spec.table();
    double share = 1;
    List<String> path = endpoint.pathColumns();
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      boolean helps =
          Predicate.columns(p).stream().allMatch(c -> helps(table, endpoint, c, path))
              || OrderedStop.isBound(table, endpoint, p);
      share *= helps ? ofConjunct(table, p) : 1;
    }
    double rows = table.typicalRows() * share;
    boolean limited = spec.limit() != null && spec.limit().isBound() && spec.order().isEmpty();
    return limited ? Math.min(rows, spec.limitValue() + spec.offsetValue()) : rows;
  }

  private static boolean helps(TableDef table, Endpoint endpoint, int column, List<String> path) {
    ColumnDef def = table.columns().get(column);
    if (path.contains(def.name())) {
      return false;
    }
    boolean filtered = endpoint.filters() && def.filter() != FilterKind.NONE;
    return filtered || endpoint.parameters().containsKey(def.name());
  }

  /** Returns the requests that one address of the endpoint needs. */
  static double requests(ScanSpec spec, Endpoint endpoint) {
    if (endpoint.isSingle()) {
      return 0.99;
    }
    if (spec.isCount() && endpoint.counts()) {
      return 1;
    }
    double pages = Math.max(1, Math.ceil(rowsSent(spec, endpoint) / endpoint.maxPageLength()));
    return SummaryPlanner.parts(spec, endpoint, true)
        .map(parts -> Math.min(pages, 1 + parts.size()))
        .orElse(pages);
  }

  /** Returns how many parents there usually are for the path columns that have no value. */
  static double typicalParents(TableDef table, int free, int inPath) {
    boolean overRepositories = free == inPath;
    double perRepository = inPath > 1 ? 500 : 1;
    return overRepositories
        ? TYPICAL_REPOSITORIES * (inPath > 1 ? perRepository : 1)
        : perRepository;
  }
}
