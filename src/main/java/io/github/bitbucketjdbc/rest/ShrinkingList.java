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
 * read again.
 */
final class ShrinkingList {
  private static final int MOST_TIMES = 5;

  private final BitbucketClient client;
  private final PageWalk walk;
  private final RowReader reader;
  private final Execution execution;
  private final RepeatedRows repeated;
  private long size = -1;

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
    size = told == null ? -1 : told;
    long number = PageNumbers.numberOf(answer.url());
    return gone > 0 && number > 1 ? readAgain(answer.url(), number, gone) : List.of();
  }

  private List<@Nullable Object[]> readAgain(HttpUrl url, long number, long gone) {
    int length = Math.max(1, PageLengths.of(url, walk.pageLength()));
    List<@Nullable Object[]> missed = new ArrayList<>();
    long left = gone;
    for (int time = 0; time < MOST_TIMES; time++) {
      long back = (left + length - 1) / length;
      if (back >= RepeatedRows.REMEMBERED || !repeated.knowsKeys()) {
        break;
      }
      client.forgetAnswers(execution);
      long before = size;
      for (long page = Math.max(1, number - back); page < number + Math.min(time, 1); page++) {
        missed.addAll(readAgain(PageNumbers.at(url, page)));
      }
      if (size == before) {
        return missed;
      }
      left += before - size;
    }
    throw new BitbucketException(
        SqlState.SERIALIZATION_FAILURE,
        "Rows left the list while "
            + walk.context().place()
            + " was read, so that others may be missing; run the statement again");
  }

  private List<@Nullable Object[]> readAgain(HttpUrl url) {
    Answer<Page> again =
        client.start(url, false, walk.context(), execution, reader::read).awaitAnswer();
    Long told = again.value().size();
    size = told == null ? size : Math.min(size, told);
    return repeated.missed(again.value().rows());
  }
}
