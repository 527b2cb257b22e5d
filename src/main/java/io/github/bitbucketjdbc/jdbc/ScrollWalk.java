package io.github.bitbucketjdbc.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk that keeps the rows it has read, and reads no further than it must. */
final class ScrollWalk implements RowWalk {
  private final RowFeed feed;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private boolean complete;
  private long place;

  ScrollWalk(RowFeed feed) {
    this.feed = feed;
  }

  /** Returns whether there is a row of that number, for which rows up to it are read. */
  private boolean has(long number) {
    while (!complete && rows.size() < number) {
      @Nullable Object[] row = feed.take();
      if (row == null) {
        complete = true;
      } else {
        rows.add(row.clone());
      }
    }
    return number <= rows.size();
  }

  private boolean onRow() {
    return place > 0 && place <= rows.size();
  }

  @Override
  public boolean next() {
    return relative(1);
  }

  @Override
  public boolean moveTo(long wanted) {
    place = has(wanted) ? wanted : rows.size() + 1L;
    return onRow();
  }

  @Override
  public @Nullable Object[] row() {
    if (!onRow()) {
      throw RowWalk.offRows(place > 0);
    }
    return rows.get((int) place - 1);
  }

  @Override
  public long number() {
    return onRow() ? place : 0;
  }

  @Override
  public long place() {
    return place;
  }

  @Override
  public long lastNumber() {
    has(Long.MAX_VALUE);
    return rows.size();
  }

  @Override
  public boolean isBeforeFirst() {
    return place == 0 && has(1);
  }

  @Override
  public boolean isAfterLast() {
    return place > rows.size() && !rows.isEmpty();
  }

  @Override
  public boolean isLast() {
    return onRow() && !has(place + 1);
  }

  @Override
  public boolean scrolls() {
    return true;
  }
}
