package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.query.Execution;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows that moved to pages that were read already. Pages are counted by offset, so a row that
 * leaves a list, because it was deleted or no longer is what is asked for, pulls all rows behind it
 * forward. The size that comes with each page tells that this happened; the pages before are then
 * read again. A page that was answered before the page in front of it looks the same when a row
 * came in between; then it is read again too.
 */
final class ShrinkingList {
  private static final int MOST_TIMES = 5;

  private final BitbucketClient client;
  private final PageWalk walk;
  private final RowReader reader;
  private final Execution execution;
  private final RepeatedRows repeated;
  private long size = -1;
  private long come;

  ShrinkingList(
      BitbucketClient client,
      PageWalk walk,
      RowReader reader,
      Execution execution,
      RepeatedRows repeated) {
    this.client = client;
    this.walk = walk;
    this.reader = reader;
    this.execution = execution;
    this.repeated = repeated;
  }

  /**
   * Returns the rows that are missing before a page, mostly none.
   *
   * @throws BitbucketException when so many rows left, or so often, that some may be missing
   */
  List<@Nullable Object[]> before(Answer<Page> answer) {
    Long told = answer.value().size();
    long gone = told == null ? 0 : size - told;
    boolean first = size < 0;
    size = told == null ? -1 : told;
    if (!first && gone < 0) {
      grow(answer.url(), -gone);
    }
    long number = PageNumbers.numberOf(answer.url());
    String next = answer.value().next();
    boolean last = next == null || next.isEmpty();
    return gone > 0 && number > 1 ? readAgain(answer.url(), number, last, gone) : List.of();
  }

  /** New rows push others to pages behind, where only so many are known to be repeated. */
  private void grow(HttpUrl url, long rows) {
    come += rows;
    String sort = url.queryParameter("sort");
    boolean inFront = sort != null && sort.startsWith("-");
    if (inFront && pages(url, rows) >= RepeatedRows.REMEMBERED) {
      throw changed("Rows came to the list", "others may be there twice");
    }
  }

  /** Returns by how many pages the list has grown so far, the last of them begun. */
  long grown(HttpUrl url) {
    return pages(url, come);
  }

  private long pages(HttpUrl url, long rows) {
    int length = Math.max(1, PageLengths.of(url, walk.pageLength()));
    return (Math.max(0, rows) + length - 1) / length;
  }

  /** What is behind the page is read later, unless there was nothing behind it. */
  private List<@Nullable Object[]> readAgain(HttpUrl url, long number, boolean last, long gone) {
    List<@Nullable Object[]> missed = new ArrayList<>();
    long told = size;
    long left = gone;
    for (int time = 0; time < MOST_TIMES; time++) {
      long back = pages(url, left);
      requireRemembered(back);
      client.forgetAnswers(execution);
      long before = size;
      boolean steady = true;
      long end = time == 0 ? number - 1 : last ? Math.max(number, pages(url, size)) : number;
      for (long page = Math.max(1, number - back); page <= end; page++) {
        long previous = size;
        missed.addAll(readAgain(PageNumbers.at(url, page)));
        left += Math.max(0, previous - size);
        steady &= size == before;
        requireRemembered(back + pages(url, size - told));
      }
      if (steady) {
        return missed;
      }
    }
    throw shrunk();
  }

  /** Rows that are pages back, or were pushed there from pages before, have to be known. */
  private void requireRemembered(long pages) {
    if (pages >= RepeatedRows.REMEMBERED || !repeated.knowsKeys()) {
      throw shrunk();
    }
  }

  private BitbucketException shrunk() {
    return changed("Rows left the list", "others may be missing");
  }

  private BitbucketException changed(String what, String effect) {
    return new BitbucketException(
        SqlState.SERIALIZATION_FAILURE,
        what
            + " while "
            + walk.context().place()
            + " was read, so that "
            + effect
            + "; run the statement again");
  }

  private List<@Nullable Object[]> readAgain(HttpUrl url) {
    Answer<Page> again =
        client.start(url, false, walk.context(), execution, reader::read).awaitAnswer();
    Long told = again.value().size();
    size = told == null ? size : told;
    return repeated.missed(again.value().rows());
  }
}
