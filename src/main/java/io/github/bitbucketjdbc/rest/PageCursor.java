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
import java.util.stream.Stream;
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
  private final Execution execution;
  private final RepeatedRows repeated;
  private final ShrinkingList shrinking;
  private @Nullable PageTrail trail;
  private @Nullable HttpUrl upcoming;
  private @Nullable PageNumbers numbers;
  private final PagesAhead ahead;
  private @Nullable BitbucketException failure;
  private List<@Nullable Object[]> rows = List.of();
  private int position = -1;
  private long received;
  private long turned;
  private boolean readsOn;
  private @Nullable Predicate<List<@Nullable Object[]>> end;
  private OptionalLong size = OptionalLong.empty();
  private boolean closed;

  /** A cursor, which sends nothing yet. */
  public PageCursor(BitbucketClient client, PageWalk walk, RowReader reader, Execution execution) {
    this.client = client;
    this.walk = walk;
    this.execution = execution;
    boolean numbered = walk.paging() == Paging.NUMBERED || walk.paging() == Paging.STEPPED;
    this.ahead =
        new PagesAhead(
            (url, guess) -> client.start(url, guess, walk.context(), execution, reader::read));
    this.repeated = new RepeatedRows(numbered ? walk.keyPositions() : new int[0]);
    this.shrinking = new ShrinkingList(client, walk, reader, execution, repeated);
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
      if (!ahead.isReady() && end == null) {
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
    return atMost(most, walk.rowsWanted());
  }

  private boolean isBelow(long wanted) {
    return readsOn || wanted <= 0 || received < wanted || (!walk.enough() && turned > 1);
  }

  /**
   * Returns a number of pages, or those that have all rows that are wanted if these are fewer.
   * Where more may be needed, half as many as were not enough are risked.
   */
  private long atMost(long pages, long wanted) {
    if (readsOn || wanted <= 0) {
      return pages;
    }
    long each = Math.max(1, rows.size());
    long needed = (wanted - received + each - 1) / each;
    return Math.min(pages, walk.enough() ? needed : Math.max(needed, turned / 2));
  }

  private void turn(PageTrail along, Answer<Page> answer) {
    List<@Nullable Object[]> own = repeated.without(answer.value().rows());
    List<@Nullable Object[]> missed = shrinking.before(answer);
    rows = missed.isEmpty() ? own : Stream.concat(missed.stream(), own.stream()).toList();
    position = 0;
    turned++;
    received += rows.size();
    execution.countRows(rows.size());
    upcoming = along.after(answer);
    if (end != null && end.test(rows)) {
      upcoming = null;
    }
    numbers = PageNumbers.of(answer, upcoming, walk);
    ahead.confirm(upcoming);
    if (upcoming != null && repeated.circling(shrinking.grown(upcoming))) {
      throw along.endless();
    }
    Long told = answer.value().size();
    size = told == null ? OptionalLong.empty() : OptionalLong.of(told);
    if (isBelow(walk.rowsWanted())) {
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
    return upcoming == null;
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
    ahead.cancel();
  }
}
