package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.http.RestRequest.Parameter;
import io.github.bitbucketjdbc.plan.Predicate.Comparison;
import io.github.bitbucketjdbc.plan.Predicate.In;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition of a scan, divided into what an endpoint decides and what is left.
 *
 * @param q the condition in the query language, or ""
 * @param parameters the endpoint's own filter parameters, and those that are always sent
 * @param unlessFiltered parameters that are sent only without {@code q}
 * @param residual what must be decided locally
 */
record EndpointFilter(
    String q, List<Parameter> parameters, List<Parameter> unlessFiltered, Predicate residual) {

  /**
   * Divides the condition; columns in the address are decided already.
   *
   * @param local conditions that must not be sent
   */
  static EndpointFilter of(
      ScanSpec spec, Endpoint endpoint, Set<Integer> inAddress, Set<Predicate> local) {
    BbqlWriter writer = new BbqlWriter(spec.table());
    List<String> q = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>(endpoint.always());
    List<Predicate> residual = new ArrayList<>();
    Set<String> used = new LinkedHashSet<>();
    for (Predicate p : Predicate.conjuncts(spec.filter())) {
      if (!spec.pushdown()) {
        if (!inAddress.containsAll(Predicate.columns(p))) {
          residual.add(p);
        }
        continue;
      }
      if (isAddressed(p, inAddress)) {
        continue;
      }
      if (local.contains(p)) {
        residual.add(p);
        continue;
      }
      Optional<List<Parameter>> own = ownParameters(spec.table(), endpoint, p, used);
      if (own.isPresent()) {
        parameters.addAll(own.get());
        used.add(own.get().get(0).name());
        if (!isExact(spec.table(), endpoint, p)) {
          residual.add(p);
        }
        continue;
      }
      Optional<BbqlWriter.Written> written =
          endpoint.filters() ? writer.write(p) : Optional.empty();
      written.ifPresent(w -> q.add(w.text()));
      if (written.isEmpty() || !written.get().exact()) {
        residual.add(p);
      }
    }
    return new EndpointFilter(
        String.join(" AND ", q), parameters, endpoint.unlessFiltered(), Predicate.and(residual));
  }

  /**
   * Returns the filter that decides locally what the address decides too: an address of a person
   * takes other names than UUIDs, and in any case of letters.
   */
  EndpointFilter withAddressChecked(Predicate own, Set<Integer> inAddress) {
    List<Predicate> checked = new ArrayList<>(Predicate.conjuncts(residual));
    Predicate.conjuncts(own).stream().filter(p -> isAddressed(p, inAddress)).forEach(checked::add);
    return new EndpointFilter(q, parameters, unlessFiltered, Predicate.and(checked));
  }

  /**
   * Returns the filter of a scan that sends the request of another: all of its own condition that
   * the address does not decide is left.
   */
  EndpointFilter withRequestOf(EndpointFilter other, Predicate own, Set<Integer> inAddress) {
    List<Predicate> rest =
        Predicate.conjuncts(own).stream().filter(p -> !(isAddressed(p, inAddress))).toList();
    return new EndpointFilter(other.q, other.parameters, other.unlessFiltered, Predicate.and(rest));
  }

  private static boolean isAddressed(Predicate predicate, Set<Integer> inAddress) {
    if (predicate instanceof In in && !in.negated()) {
      return inAddress.contains(in.column()) && in.operands().stream().distinct().count() == 1;
    }
    return predicate instanceof Comparison comparison
        && comparison.operator() == ComparisonOperator.EQ
        && inAddress.contains(comparison.column());
  }

  private static boolean isExact(TableDef table, Endpoint endpoint, Predicate predicate) {
    return Predicate.columns(predicate).stream()
        .map(c -> endpoint.parameters().get(table.columns().get(c).name()))
        .allMatch(own -> own != null && own.exact());
  }

  private static Optional<List<Parameter>> ownParameters(
      TableDef table, Endpoint endpoint, Predicate predicate, Set<String> used) {
    int column;
    List<Operand> operands;
    if (predicate instanceof Comparison c && c.operator() == ComparisonOperator.EQ) {
      column = c.column();
      operands = List.of(c.operand());
    } else if (predicate instanceof In i && !i.negated()) {
      column = i.column();
      operands = i.operands();
    } else {
      return Optional.empty();
    }
    Endpoint.FilterParameter own = endpoint.parameters().get(table.columns().get(column).name());
    boolean usable =
        own != null && !used.contains(own.name()) && (operands.size() == 1 || own.repeatable());
    if (!usable) {
      return Optional.empty();
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Operand o : operands) {
      String value = o.isBound() ? String.valueOf(o.value()) : "?";
      Optional<String> sent = o.isBound() ? own.valueFor(value) : Optional.of(value);
      if (sent.isEmpty() || sent.get().isEmpty()) {
        return Optional.empty();
      }
      parameters.add(new Parameter(own.name(), sent.get()));
    }
    return Optional.of(parameters.stream().distinct().toList());
  }

  /** Adds the parameters to a request; places in them are filled with the keys. */
  RestRequest addTo(RestRequest request, Map<String, Object> keys) {
    RestRequest filled = request;
    for (Parameter p : parameters) {
      filled = filled.with(p.name(), fill(p, keys));
    }
    if (!q.isEmpty()) {
      return filled.with("q", q);
    }
    for (Parameter p : unlessFiltered) {
      filled = filled.with(p.name(), p.value());
    }
    return filled;
  }

  /** Fills the places in a parameter; only in the query language a value needs quotes. */
  private static String fill(Parameter parameter, Map<String, Object> keys) {
    String text = parameter.value();
    for (Map.Entry<String, Object> key : keys.entrySet()) {
      String value = key.getValue().toString();
      String written = parameter.name().equals("q") ? BbqlWriter.quote(value) : value;
      text = text.replace("{" + key.getKey() + "}", written);
    }
    return text;
  }
}
