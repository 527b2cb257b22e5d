package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out what a 404 means. What a check found to be there is not asked for again in the same
 * statement; in a later one it may be gone, or no longer be shown.
 *
 * <p>The service says 404 when something in the address is missing or not visible, 403 when a scope
 * or a permission is missing, and 410 where it removed something. So once the list above is seen to
 * be visible, the row in the address is the one that is missing, and it has no rows: a list of all
 * rows would not hold it either. The lists that are published to answer 404 for an object that is
 * there ({@code mayBeWithheld}) are errors then, because there may be rows.
 */
final class RowCheck {
  private static final int NOT_FOUND = 404;

  private final BitbucketClient client;
  private final Execution execution;
  private final Confirmed confirmed;

  /** The checks of one statement that found something. */
  private record Confirmed(Set<RestRequest> requests) {}

  RowCheck(BitbucketClient client, Execution execution) {
    this.client = client;
    this.execution = execution;
    this.confirmed = confirmed(execution);
  }

  private static Confirmed confirmed(Execution execution) {
    Confirmed before = execution.attachment(Confirmed.class);
    if (before != null) {
      return before;
    }
    Confirmed fresh = new Confirmed(ConcurrentHashMap.newKeySet());
    execution.attach(Confirmed.class, fresh);
    return fresh;
  }

  /**
   * Returns whether an error says that the row in the address, or the repository or project whose
   * rows were asked for, does not exist, and nothing worse.
   *
   * @throws BitbucketException when the list that it would be in fails too
   */
  boolean onlyRowIsMissing(ScanPlan.Walk walk, BitbucketException error) {
    if (error.vendorCode() != NOT_FOUND) {
      return false;
    }
    if (walk.check().isEmpty()) {
      return walk.endpoint().isSingle()
          || walk.endpoint().mayBeMissing()
          || ownerIsMissing(walk, error);
    }
    try {
      confirm(walk.check().get(), WalkRunner.context(walk));
      return walk.row().isEmpty() || isMissing(walk.row().get(), WalkRunner.context(walk));
    } catch (BitbucketException e) {
      if (ownerIsMissing(walk, e)) {
        return true;
      }
      throw e;
    }
  }

  /**
   * A 404 alone may also mean that the service does not show something of an owner that is there.
   */
  private boolean ownerIsMissing(ScanPlan.Walk walk, BitbucketException error) {
    if (walk.owner().isEmpty() || error.vendorCode() != NOT_FOUND) {
      return false;
    }
    ScanPlan.Owner owner = walk.owner().get();
    CallContext context = WalkRunner.context(walk);
    if (!isMissing(owner.object(), context)) {
      return false;
    }
    confirm(owner.list(), context);
    return true;
  }

  private boolean isMissing(ScanPlan.Check object, CallContext context) {
    try {
      confirm(object, context);
      return false;
    } catch (BitbucketException e) {
      if (e.vendorCode() != NOT_FOUND) {
        throw e;
      }
      return true;
    }
  }

  private void confirm(ScanPlan.Check check, CallContext context) {
    if (confirmed.requests().contains(check.request())) {
      return;
    }
    CallContext asked =
        new CallContext(context.table(), check.endpoint(), context.subject(), context.removed());
    client.send(check.request(), asked, execution, body -> true);
    confirmed.requests().add(check.request());
  }
}
