package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.json.SizeReader;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import io.github.bitbucketjdbc.rest.PendingAnswer;
import io.github.bitbucketjdbc.rest.Startable;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One row with the {@code size} that a list tells, read from one small answer. The size is optional
 * ("may be costly"), so rows are counted when it is missing.
 */
final class SizeCursor implements RowCursor, Startable {
  private final BitbucketClient client;
  private final ScanPlan.Walk walk;
  private final CallContext context;
  private final Execution execution;
  private final RowCheck check;
  private final Supplier<RowCursor> counting;
  private @Nullable PendingAnswer<OptionalLong> pending;
  private long size;
  private boolean done;

  SizeCursor(
      BitbucketClient client,
      ScanPlan.Walk walk,
      CallContext context,
      Execution execution,
      RowCheck check,
      Supplier<RowCursor> counting) {
    this.counting = counting;
    this.client = client;
    this.walk = walk;
    this.context = context;
    this.execution = execution;
    this.check = check;
  }

  @Override
  public void start() {
    if (pending == null && !done) {
      pending = client.start(walk.request(), context, execution, SizeReader::read);
    }
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    start();
    if (pending == null) {
      return false;
    }
    OptionalLong told = told(pending);
    done = true;
    size = told.isPresent() ? told.getAsLong() : counted();
    return true;
  }

  private OptionalLong told(PendingAnswer<OptionalLong> answer) {
    try {
      return answer.await();
    } catch (BitbucketException e) {
      if (!check.onlyRowIsMissing(walk, e)) {
        throw e;
      }
      return OptionalLong.of(0);
    }
  }

  private long counted() {
    long count = 0;
    try (RowCursor rows = counting.get()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  @Override
  public @Nullable Object[] row() {
    return new Object[] {size};
  }

  @Override
  public void close() {
    done = true;
    if (pending != null) {
      pending.cancel();
    }
  }
}
