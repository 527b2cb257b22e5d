package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;

/**
 * The row of one object. A 404 may mean that there is no such row, or that what it belongs to is
 * missing or not visible; only in the second case the list fails too, so the list is asked then.
 */
final class SingleCursor extends StepCursor {
  private static final int NOT_FOUND = 404;

  private final BitbucketClient client;
  private final ScanPlan.Walk walk;
  private final CallContext context;
  private final Execution execution;

  SingleCursor(
      RowCursor row,
      BitbucketClient client,
      ScanPlan.Walk walk,
      CallContext context,
      Execution execution) {
    super(row);
    this.client = client;
    this.walk = walk;
    this.context = context;
    this.execution = execution;
  }

  @Override
  public boolean next() {
    try {
      return input().next();
    } catch (BitbucketException e) {
      if (e.vendorCode() != NOT_FOUND) {
        throw e;
      }
      walk.check().ifPresent(this::confirm);
      return false;
    }
  }

  /** Throws what the list answers when it fails, because then more than the row is missing. */
  private void confirm(ScanPlan.Check check) {
    CallContext list = new CallContext(context.table(), check.list(), context.subject());
    client.get(check.request(), list, execution, body -> true);
  }
}
