package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.http.RestRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the rows of a scan are had: the requests, and what is left to do locally. */
public sealed interface ScanPlan {
  /** Returns the scan this plan answers. */
  ScanSpec spec();

  /** No row can satisfy the condition, so nothing is asked. */
  record Nothing(ScanSpec spec) implements ScanPlan {}

  /**
   * One list or one object.
   *
   * @param endpoint the endpoint
   * @param keys the values in the address, by column name
   * @param request the first request
   * @param pageLength rows a page, as sent
   * @param columns the columns to decode, by position in the table's definition
   * @param keyPositions where the primary key stands in the decoded rows, when rows must be told
   *     apart across pages
   * @param residual what the service did not decide
   * @param sorted whether the service sorts as the scan wants
   * @param countFromSize whether {@code size} of the answer is the count that is wanted
   * @param instead the requests that can take the place of all pages of a summary but the first,
   *     when there are such
   * @param stop the bound behind which no row is wanted, when the pages come in its order
   * @param rowsWanted how many rows are enough, or 0 for all
   * @param check the request that tells, after a 404 for an address that names a row, whether only
   *     that row is missing; empty when it was just listed
   * @param row the request for the object whose rows are asked for, where a 404 may hide rows of
   *     one that is there
   * @param owner the requests that tell, after a 404, whether the repository or project does not
   *     exist, and so has no rows; empty when it was just listed or has to be there
   */
  record Walk(
      ScanSpec spec,
      Endpoint endpoint,
      Map<String, Object> keys,
      RestRequest request,
      int pageLength,
      List<Integer> columns,
      List<Integer> keyPositions,
      Predicate residual,
      boolean sorted,
      boolean countFromSize,
      Optional<List<SummaryPart>> instead,
      Optional<OrderedStop> stop,
      long rowsWanted,
      Optional<Check> check,
      Optional<Check> row,
      Optional<Owner> owner)
      implements ScanPlan {

    /** Returns this walk for one who need not know what a 404 means. */
    public Walk unchecked() {
      return new Walk(
          spec,
          endpoint,
          keys,
          request,
          pageLength,
          columns,
          keyPositions,
          residual,
          sorted,
          countFromSize,
          instead,
          stop,
          rowsWanted,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /**
     * Returns how many rows are needed at least, so that no page behind them is fetched ahead: a
     * condition that is decided locally, or rows that are alike, may need more of them. 0 for all.
     */
    public long rowsAhead() {
      boolean all = spec.isSummary() || (!spec.order().isEmpty() && !sorted);
      if (rowsWanted > 0 || all) {
        return rowsWanted;
      }
      boolean limited = spec.limitValue() >= 0;
      long known = limited ? spec.limitValue() + spec.offsetValue() : spec.combinations();
      return known == 0 && spec.mayEndEarly() ? 1 : known;
    }

    /** Returns whether one request is certain to be enough. */
    boolean isOneAnswer() {
      boolean onePage = rowsWanted > 0 && rowsWanted <= pageLength;
      return endpoint.isSingle() || countFromSize || (instead.map(List::isEmpty).orElse(onePage));
    }
  }

  /** A request to a list, or for an owner, of which only the success matters. */
  record Check(Endpoint endpoint, RestRequest request) {}

  /** The repository or project whose rows are asked for, and the list it would be in. */
  record Owner(Check object, Check list) {}

  /** Several parts, one after the other. */
  record Union(ScanSpec spec, List<ScanSpec> parts) implements ScanPlan {}

  /**
   * One part for each row of a parent table.
   *
   * @param parents the scan that lists the parents
   * @param keyColumns the columns of this table that the parent's columns fill, in their order
   */
  record FanOut(ScanSpec spec, ScanSpec parents, List<Integer> keyColumns) implements ScanPlan {}
}
