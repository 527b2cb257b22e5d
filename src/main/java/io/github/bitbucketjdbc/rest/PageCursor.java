package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Walks a list page by page. While the rows of one page are taken, the next page is on its way,
 * unless no more rows are wanted; at most two pages are held.
 */
public final class PageCursor implements RowCursor, Startable, Readiness {
  private final BitbucketClient client;
  private final PageWalk walk;
  private final RowReader reader;
  private final Execution execution;
  private final RepeatedRows repeated;
  private @Nullable PageTrail trail;
  private @Nullable HttpUrl upcoming;
  private @Nullable PendingAnswer<Page> pending;
  private @Nullable BitbucketException failure;
  private List<@Nullable Object[]> rows = List.of();
  private int position = -1;
  private long received;
  private boolean readsOn;
  private Predicate<List<@Nullable Object[]>> end = page -> false;
  private OptionalLong size = OptionalLong.empty();
  private boolean closed;

  /** A cursor, which sends nothing yet. */
  public PageCursor(BitbucketClient client, PageWalk walk, RowReader reader, Execution execution) {
    this.client = client;
    this.walk = walk;
    this.reader = reader;
    this.execution = execution;
    boolean numbered = walk.paging() == Paging.NUMBERED || walk.paging() == Paging.STEPPED;
    this.repeated = new RepeatedRows(numbered ? walk.keyPositions() : new int[0]);
  }

  @Override
  public void start() {
    if (trail == null && !closed) {
      trail = new PageTrail(client.address(), walk);
      upcoming = trail.first();
      fetch();
    }
  }

  @Override
  public boolean next() {
    if (failure != null) {
      throw failure;
    }
    try {
      return advance();
    } catch (BitbucketException e) {
      close();
      failure = e;
      throw e;
    }
  }

  private boolean advance() {
    start();
    position++;
    while (position >= rows.size()) {
      fetch();
      if (pending == null || trail == null) {
        close();
        return false;
      }
      turn(trail, pending.awaitAnswer());
    }
    return true;
  }

  @Override
  public boolean isReady() {
    boolean known = position + 1 < rows.size() || (pending != null && pending.isDone());
    return known || closed || (trail != null && pending == null && upcoming == null);
  }

  /** Begins the request for the upcoming page, if there is one and it has not begun. */
  private void fetch() {
    if (pending == null && upcoming != null) {
      pending = client.start(upcoming, walk.context(), execution, reader::read);
    }
  }

  private void turn(PageTrail along, Answer<Page> answer) {
    pending = null;
    rows = repeated.without(answer.value().rows());
    position = 0;
    received += rows.size();
    execution.countRows(rows.size());
    upcoming = along.after(answer);
    if (upcoming != null && repeated.circling()) {
      throw along.endless();
    }
    if (end.test(rows)) {
      upcoming = null;
    }
    Long told = answer.value().size();
    size = told == null ? OptionalLong.empty() : OptionalLong.of(told);
    if (readsOn || walk.rowsWanted() <= 0 || received < walk.rowsWanted()) {
      fetch();
    }
  }

  /**
   * Ends the walk after a page behind which no row is wanted.
   *
   * @param last is asked once about the rows of each page, in their order
   */
  public void endAfter(Predicate<List<@Nullable Object[]>> last) {
    end = last;
  }

  /** Returns the length of the whole list as the latest page tells it. */
  public OptionalLong size() {
    return size;
  }

  /** Returns whether the next row, if there is one, is on another page. */
  public boolean isAtEndOfPage() {
    return position + 1 >= rows.size();
  }

  /** Returns whether there is no page behind the present one. */
  public boolean isOnLastPage() {
    return upcoming == null && pending == null;
  }

  /** Fetches pages ahead from now on, also when more rows than were wanted are read. */
  public void readOn() {
    readsOn = true;
    fetch();
  }

  @Override
  public @Nullable Object[] row() {
    if (position < 0 || position >= rows.size()) {
      throw new BitbucketException(SqlState.INVALID_CURSOR_STATE, "The cursor is not on a row");
    }
    return rows.get(position);
  }

  @Override
  public void close() {
    closed = true;
    rows = List.of();
    upcoming = null;
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }
}
