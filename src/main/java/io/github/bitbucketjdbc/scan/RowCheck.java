package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;

/** Finds out what a 404 means. */
final class RowCheck {
  private static final int NOT_FOUND = 404;

  private final BitbucketClient client;
  private final Execution execution;

  RowCheck(BitbucketClient client, Execution execution) {
    this.client = client;
    this.execution = execution;
  }

  /**
   * Returns whether an error says that the row in the address does not exist, and nothing worse.
   *
   * @throws BitbucketException when the list that the row would be in fails too
   */
  boolean onlyRowIsMissing(ScanPlan.Walk walk, BitbucketException error) {
    if (error.vendorCode() != NOT_FOUND) {
      return false;
    }
    if (walk.check().isPresent()) {
      ScanPlan.Check check = walk.check().get();
      CallContext context = WalkRunner.context(walk);
      CallContext asked = new CallContext(context.table(), check.endpoint(), context.subject());
      client.get(check.request(), asked, execution, body -> true);
      return true;
    }
    return walk.endpoint().isSingle();
  }
}
