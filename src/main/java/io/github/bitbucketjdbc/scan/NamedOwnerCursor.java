package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.NearestName;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The rows of a repository or project that a statement names as a schema. When there is none, the
 * error says which one may have been meant, for which the names are read with one request.
 */
final class NamedOwnerCursor extends StepCursor {
  private static final int NOT_FOUND = 404;

  private final String owner;
  private final Supplier<RowCursor> names;

  NamedOwnerCursor(RowCursor rows, String owner, Supplier<RowCursor> names) {
    super(rows);
    this.owner = owner;
    this.names = names;
  }

  @Override
  public boolean next() {
    try {
      return input().next();
    } catch (BitbucketException e) {
      if (e.state() != SqlState.UNDEFINED_OBJECT || e.vendorCode() != NOT_FOUND) {
        throw e;
      }
      List<String> known = known();
      if (known.stream().anyMatch(owner::equalsIgnoreCase)) {
        throw e;
      }
      String meant = NearestName.clause(owner, known);
      throw new BitbucketException(e.state(), e.vendorCode(), e.getMessage() + meant, e);
    }
  }

  /** Returns the names of schemas; what goes wrong here is not what the statement is about. */
  private List<String> known() {
    List<String> known = new ArrayList<>(Catalog.FIXED_SCHEMAS);
    try (RowCursor rows = names.get()) {
      while (rows.next()) {
        known.add(String.valueOf(rows.row()[0]));
      }
    } catch (BitbucketException e) {
      return known;
    }
    return known;
  }
}
