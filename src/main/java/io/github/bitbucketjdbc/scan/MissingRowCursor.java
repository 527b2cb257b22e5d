package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.RowCursor;

/**
 * The rows at an address that names a row or a repository that a query gave. A 404 may mean that
 * there is none, or that something around it is missing or not visible; only in the second case the
 * list that it would be in fails too, so that is asked then.
 */
final class MissingRowCursor extends StepCursor {
  private final ScanPlan.Walk walk;
  private final RowCheck check;
  private boolean found;

  MissingRowCursor(RowCursor rows, ScanPlan.Walk walk, RowCheck check) {
    super(rows);
    this.walk = walk;
    this.check = check;
  }

  @Override
  public boolean next() {
    try {
      boolean more = input().next();
      found = true;
      return more;
    } catch (BitbucketException e) {
      if (found || !check.onlyRowIsMissing(walk, e)) {
        throw e;
      }
      return false;
    }
  }
}
