package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Walks a list page by page. While the rows of one page are taken, the next page is on its way,
 * unless no more rows are wanted. Who takes rows faster than pages arrive has several pages under
 * way at the same time, where pages have numbers and the service tells how many there are: never
 * beyond the last page, and never many more than were read, since each one costs a request.
 */
public final class PageCursor implements RowCursor, Startable, Readiness {
  private final BitbucketClient client;
  private final PageWalk walk;
  private final RowReader reader;
  private final Execution execution;
  private final RepeatedRows repeated;
  private @Nullable PageTrail trail;
  private @Nullable HttpUrl upcoming;
  private @Nullable PageNumbers numbers;
  private final PagesAhead ahead;
  private @Nullable BitbucketException failure;
  private List<@Nullable Object[]> rows = List.of();
  private int position = -1;
  private long received;
  private long turned;
  private boolean closed;

  /** A cursor, which sends nothing yet. */
  public PageCursor(BitbucketClient client, PageWalk walk, RowReader reader, Execution execution) {
    this.client = client;
    this.walk = walk;
    this.reader = reader;
    this.execution = execution;
    boolean numbered = walk.paging() == Paging.NUMBERED || walk.paging() == Paging.STEPPED;
    this.ahead =
        new PagesAhead(
            (url, guess) -> client.start(url, guess, walk.context(), execution, reader::read));
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
      if (ahead.isEmpty() || trail == null) {
        close();
        return false;
      }
      if (!ahead.isReady()) {
        ahead.widen(numbers, widest());
      }
      turn(trail, ahead.take());
    }
    return true;
  }

  @Override
  public boolean isReady() {
    boolean known = position + 1 < rows.size() || ahead.isReady();
    return known || closed || (trail != null && ahead.isEmpty() && upcoming == null);
  }

  /** Begins the request for the upcoming page, if there is one and it has not begun. */
  private void fetch() {
    if (upcoming != null) {
      ahead.ask(upcoming);
    }
  }

  /** Returns how many pages may be under way for somebody who waits for them. */
  private long widest() {
    long most = Math.min(client.width(), turned + 2);
    return atMost(atMost(most, walk.rowsWanted()), execution.scanLimit());
  }

  private boolean isBelow(long wanted) {
    return wanted <= 0 || received < wanted;
  }

  /** Returns a number of pages, or those that have all rows that are wanted if these are fewer. */
  private long atMost(long pages, long wanted) {
    long each = Math.max(1, rows.size());
    return wanted <= 0 ? pages : Math.min(pages, (wanted - received + each - 1) / each);
  }

  private void turn(PageTrail along, Answer<Page> answer) {
    rows = repeated.without(answer.value().rows());
    position = 0;
    turned++;
    received += rows.size();
    execution.countRows(rows.size());
    upcoming = along.after(answer);
    numbers = PageNumbers.of(answer, upcoming, walk);
    ahead.confirm(upcoming);
    if (upcoming != null && repeated.circling()) {
      throw along.endless();
    }
    if (isBelow(walk.rowsWanted()) && isBelow(execution.scanLimit())) {
      fetch();
    }
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
    ahead.cancel();
  }
}
