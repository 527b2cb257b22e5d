package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.json.Page;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The numbered pages of a list from the next one on, where the service told how many there are. The
 * address of a page is a guess until the page before it has named the same one.
 *
 * @param next the address of the next page
 * @param number its number
 * @param last the number of the last page
 */
record PageNumbers(HttpUrl next, long number, long last) {
  private static final Pattern PAGE = Pattern.compile("(?<=^|&)page=[0-9]+(?=&|$)");

  /** Returns the pages after an answer, or null when they cannot be told from it. */
  static @Nullable PageNumbers of(Answer<Page> answer, @Nullable HttpUrl next, PageWalk walk) {
    boolean numbered = walk.paging() == Paging.NUMBERED || walk.paging() == Paging.STEPPED;
    Long size = answer.value().size();
    if (!numbered || size == null || next == null) {
      return null;
    }
    int length = PageLengths.of(next, walk.pageLength());
    long number = number(next, -1);
    boolean regular =
        length > 0
            && answer.value().elements() == length
            && number > 1
            && number(answer.url(), 1) == number - 1;
    return regular ? new PageNumbers(next, number, (size + length - 1) / length) : null;
  }

  /** Returns the number of the page at an address, -1 when it has none. */
  static long numberOf(HttpUrl url) {
    return number(url, -1);
  }

  private static long number(HttpUrl url, long otherwise) {
    @Nullable String value = url.queryParameter("page");
    if (value == null) {
      return otherwise;
    }
    return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : -1;
  }

  /** Returns how many pages there are from the next one on. */
  long count() {
    return last - number + 1;
  }

  /** Returns the address of a page, 0 for the next one. */
  HttpUrl page(int further) {
    return at(next, number + further);
  }

  /** Returns the address of another page of a list, from that of a page with a number. */
  static HttpUrl at(HttpUrl page, long number) {
    String query = PAGE.matcher(String.valueOf(page.encodedQuery())).replaceFirst("page=" + number);
    return page.newBuilder().encodedQuery(query).build();
  }
}
