package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FilterKind;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.List;

/** Guesses what it costs to ask an endpoint for the rows of many keys. */
final class LookupCost {
  /** Keys of about 40 characters that fit into one request line. */
  private static final double KEYS_A_REQUEST = 60;

  private static final double TYPICAL_REPOSITORIES = 200;

  private LookupCost() {}

  static double requests(ScanSpec spec, Endpoint endpoint, List<Integer> columns, double keys) {
    TableDef table = spec.table();
    KeyConstraints known = KeyConstraints.of(spec);
    if (AccessPath.overlooks(table, endpoint, c -> columns.contains(c) || known.isConstrained(c))) {
      return Double.POSITIVE_INFINITY;
    }
    List<Integer> supplied = new ArrayList<>();
    for (String name : endpoint.pathColumns()) {
      int column = table.indexOf(name);
      if (columns.contains(column)) {
        supplied.add(column);
      } else if (!known.isConstrained(column)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    List<Integer> filtered = columns.stream().filter(c -> !supplied.contains(c)).toList();
    boolean helps = filtered.stream().anyMatch(c -> filters(table, endpoint, c));
    double count = Math.max(1, keys);
    if (helps) {
      double addresses = supplied.isEmpty() ? 1 : Math.min(count, TYPICAL_REPOSITORIES);
      return addresses * Math.max(1, Math.ceil(count / addresses / KEYS_A_REQUEST));
    }
    if (supplied.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double addresses =
        onlyRepositories(table, supplied) ? Math.min(count, TYPICAL_REPOSITORIES) : count;
    boolean oneRow =
        !spec.onePer().isEmpty()
            && spec.onePer().stream().allMatch(c -> supplied.contains(c) || known.isConstrained(c));
    double each = Selectivity.requests(spec, endpoint);
    return addresses * (oneRow ? Math.min(1, each) : each);
  }

  private static boolean onlyRepositories(TableDef table, List<Integer> supplied) {
    return supplied.size() == 1
        && table.columns().get(supplied.get(0)).name().equals(TableDef.REPOSITORY_SLUG);
  }

  /** Returns whether the endpoint can be asked for certain values of a column. */
  static boolean filters(TableDef table, Endpoint endpoint, int column) {
    ColumnDef def = table.columns().get(column);
    return endpoint.filters() && def.filter() != FilterKind.NONE && def.filter() != FilterKind.FLAG;
  }
}
