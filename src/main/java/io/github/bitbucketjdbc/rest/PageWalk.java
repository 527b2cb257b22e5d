package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.http.RestRequest;

/**
 * What is walked, and how.
 *
 * @param first the request of the first page
 * @param paging how the further pages are found
 * @param pageLength the {@code pagelen} that is sent, or 0 for none
 * @param keyPositions where the primary key stands in a row, to drop rows that come twice; empty to
 *     drop none
 * @param rowsWanted how many rows will be needed at least, so that no page behind them is fetched
 *     ahead; 0 for all. The walk itself goes on for as long as it is asked
 * @param enough whether that many rows are certainly enough; otherwise more pages are read ahead
 *     when many were not enough
 * @param context what it is for
 */
public record PageWalk(
    RestRequest first,
    Paging paging,
    int pageLength,
    int[] keyPositions,
    long rowsWanted,
    boolean enough,
    CallContext context) {
  /** Copies the positions. */
  public PageWalk {
    keyPositions = keyPositions.clone();
  }
}
