package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One endpoint as the way to a scan's rows, with what it will probably cost.
 *
 * @param endpoint the endpoint
 * @param pathColumns the columns in its address
 * @param parent the key through which missing values are listed, when there are some
 * @param parts how often the endpoint is asked
 * @param requestsPerPart requests each time
 */
record AccessPath(
    Endpoint endpoint,
    List<Integer> pathColumns,
    Optional<ForeignKey> parent,
    double parts,
    double requestsPerPart) {

  /** Returns the endpoint as a way to the scan's rows, or empty when an address cannot be made. */
  static Optional<AccessPath> of(ScanSpec spec, Endpoint endpoint, KeyConstraints keys) {
    TableDef table = spec.table();
    if (overlooks(table, endpoint, keys::isConstrained)) {
      return Optional.empty();
    }
    List<Integer> path = endpoint.pathColumns().stream().map(table::indexOf).toList();
    List<Integer> constrained = path.stream().filter(keys::isConstrained).toList();
    double requests = Selectivity.requests(spec, endpoint);
    if (constrained.size() == path.size()) {
      return Optional.of(
          new AccessPath(endpoint, path, Optional.empty(), keys.combinations(path), requests));
    }
    Optional<ForeignKey> parent = deepestParent(table, path);
    List<Integer> free = new ArrayList<>(path);
    free.removeAll(constrained);
    boolean listable =
        parent.isPresent() && free.stream().allMatch(c -> table.isListable(nameOf(table, c)));
    if (!listable) {
      return Optional.empty();
    }
    double parts = Selectivity.typicalParents(table, free.size(), path.size());
    return Optional.of(new AccessPath(endpoint, path, parent, parts, requests));
  }

  /**
   * Returns whether a query gives a value that another list of the table would put in its address
   * and this endpoint would not: the files of a commit are not those of the main branch that have
   * that commit.
   */
  static boolean overlooks(TableDef table, Endpoint endpoint, IntPredicate given) {
    List<String> own = endpoint.pathColumns();
    return table.endpoints().stream()
        .filter(e -> !e.isSingle())
        .flatMap(e -> e.pathColumns().stream())
        .anyMatch(c -> !own.contains(c) && given.test(table.indexOf(c)));
  }

  private static Optional<ForeignKey> deepestParent(TableDef table, List<Integer> path) {
    Optional<ForeignKey> deepest = Optional.empty();
    for (int column : path) {
      Optional<ForeignKey> own = table.parentOf(nameOf(table, column));
      deepest = own.isPresent() ? own : deepest;
    }
    return deepest;
  }

  private static String nameOf(TableDef table, int column) {
    return table.columns().get(column).name();
  }

  /** Returns the requests in all; an object that may be missing costs a little more than a list. */
  double cost() {
    return parts * requestsPerPart + (parent.isPresent() ? 1 : 0);
  }
}
