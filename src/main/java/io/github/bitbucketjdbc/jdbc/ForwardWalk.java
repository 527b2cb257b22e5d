package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import org.jspecify.annotations.Nullable;

/** A walk that forgets the rows behind it, and can look one row ahead. */
final class ForwardWalk implements RowWalk {
  private final RowFeed feed;
  private long number;
  private boolean any;
  private @Nullable Object @Nullable [] current;
  private @Nullable Object @Nullable [] ahead;
  private boolean aheadKnown;
  private boolean afterLast;

  ForwardWalk(RowFeed feed) {
    this.feed = feed;
  }

  @Override
  public boolean next() {
    if (afterLast) {
      return false;
    }
    current = peek();
    ahead = null;
    aheadKnown = false;
    afterLast = current == null;
    any |= !afterLast;
    number = afterLast ? 0 : number + 1;
    return !afterLast;
  }

  /** Returns the row that comes next, or null; the present row stays what it is. */
  private @Nullable Object @Nullable [] peek() {
    if (!aheadKnown) {
      ahead = feed.take();
      aheadKnown = true;
    }
    return ahead;
  }

  @Override
  public @Nullable Object[] row() {
    if (current == null) {
      throw RowWalk.offRows(afterLast);
    }
    return current;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean isBeforeFirst() {
    return current == null && !afterLast && peek() != null;
  }

  @Override
  public boolean isAfterLast() {
    return afterLast && any;
  }

  @Override
  public boolean isLast() {
    if (current == null) {
      return false;
    }
    current = current.clone();
    return peek() == null;
  }

  @Override
  public boolean scrolls() {
    return false;
  }

  @Override
  public boolean moveTo(long place) {
    throw forwardOnly();
  }

  @Override
  public long place() {
    throw forwardOnly();
  }

  @Override
  public long lastNumber() {
    throw forwardOnly();
  }

  private static BitbucketException forwardOnly() {
    return new BitbucketException(
        SqlState.FEATURE_NOT_SUPPORTED,
        "The result set is TYPE_FORWARD_ONLY, so it moves with next() only; make the statement with"
            + " TYPE_SCROLL_INSENSITIVE");
  }
}
