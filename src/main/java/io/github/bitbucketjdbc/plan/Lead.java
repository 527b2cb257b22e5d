package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The leading scan of a shared list at one address.
 *
 * @param spec the scan, without conditions that the address decides
 * @param endpoint its endpoint there
 * @param filter its condition, divided
 * @param readers what else is made of the list
 */
record Lead(
    ScanSpec spec, Endpoint endpoint, EndpointFilter filter, List<SharedList.Reader> readers) {

  /**
   * Returns the leading scan of the list that a scan shares, if it shares one.
   *
   * @param keys the values in the address, by column name
   */
  static Optional<Lead> of(ScanSpec scan, Endpoint endpoint, Map<String, Object> keys) {
    SharedList shared = scan.shared();
    if (shared == null) {
      return Optional.empty();
    }
    TableDef table = shared.lead().table();
    Endpoint list = SharedList.listAt(table, endpoint.path()).orElseThrow();
    Set<Integer> inAddress =
        keys.keySet().stream().map(table::indexOf).collect(Collectors.toUnmodifiableSet());
    List<Predicate> open =
        Predicate.conjuncts(shared.lead().filter()).stream()
            .filter(p -> !inAddress.containsAll(Predicate.columns(p)))
            .toList();
    ScanSpec lead = shared.lead().withFilterReplaced(Predicate.and(open));
    EndpointFilter filter = EndpointFilter.of(lead, list, inAddress, Set.of());
    return Optional.of(new Lead(lead, list, filter, shared.readers()));
  }

  boolean leads(TableDef table) {
    return spec.table().equals(table);
  }
}
