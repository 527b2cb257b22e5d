package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.json.Page;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of the page after a page. {@code next} is opaque and followed as it is, since
 * it repeats the query; but never to another place, and never twice to the same one.
 */
final class PageTrail {
  /** Lists that are filtered for what the caller may see have empty pages, but not that many. */
  private static final int MOST_EMPTY = 200;

  private final ServiceAddress address;
  private final PageWalk walk;
  private final HttpUrl first;
  private final Set<Long> visited = new HashSet<>();
  private int number = 1;
  private int empty;
  private long elements;

  PageTrail(ServiceAddress address, PageWalk walk) {
    this.address = address;
    this.walk = walk;
    this.first = address.of(walk.first(), walk.context());
    visited.add(hash(first));
  }

  /** Returns the address of the first page. */
  HttpUrl first() {
    return first;
  }

  /**
   * Returns the address of the page after the one that was answered last, or null at the end.
   *
   * @throws BitbucketException when the service leads astray
   */
  @Nullable HttpUrl after(Answer<Page> answer) {
    if (walk.paging() == Paging.SINGLE) {
      return null;
    }
    return walk.paging() == Paging.STEPPED ? stepped(answer) : linked(answer);
  }

  private @Nullable HttpUrl linked(Answer<Page> answer) {
    String next = answer.value().next();
    if (next == null || next.isEmpty()) {
      return null;
    }
    HttpUrl url = address.next(answer.url(), next, first);
    if (url == null) {
      throw astray(
          "Bitbucket sent a next page outside of "
              + address.host()
              + " or of the list that was asked for");
    }
    if (!visited.add(hash(url))) {
      throw astray("Bitbucket repeats a page that was read before, so the list would never end");
    }
    empty = answer.value().elements() == 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY) {
      throw astray("Bitbucket sent more than " + MOST_EMPTY + " empty pages in a row");
    }
    return url;
  }

  /**
   * Where {@code next} is missing or loses {@code sort} (pipelines, seen 2026-10-05), pages are
   * counted. {@code size} tells the end better than a short page does, as the service may send
   * smaller pages than were asked for; a {@code size} below what was read already tells nothing.
   */
  private @Nullable HttpUrl stepped(Answer<Page> answer) {
    Page page = answer.value();
    elements += page.elements();
    Long size = page.size();
    int length = PageLengths.of(answer.url(), walk.pageLength());
    boolean complete =
        size != null && elements <= size ? elements == size : page.elements() < length;
    if (page.elements() == 0 || complete) {
      return null;
    }
    number++;
    return address.of(walk.first().withReplaced("page", String.valueOf(number)), walk.context());
  }

  /** Returns the error of a walk whose pages bring nothing new any more. */
  BitbucketException endless() {
    return astray("Bitbucket repeats rows that were read before, so the list would never end");
  }

  private BitbucketException astray(String what) {
    return new BitbucketException(
        SqlState.PROTOCOL_VIOLATION, what + ", while " + walk.context().place() + " was read");
  }

  /** Returns whether two addresses of a walk ask the same, in whatever order the parameters are. */
  static boolean isSame(HttpUrl one, HttpUrl other) {
    return one.equals(other) || parameters(one).equals(parameters(other));
  }

  private static List<String> parameters(HttpUrl url) {
    return Stream.of(String.valueOf(url.query()).split("&")).sorted().toList();
  }

  /** 64 bits of FNV-1a: enough to tell the pages of one walk apart without keeping addresses. */
  private static long hash(HttpUrl url) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : url.toString().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return hash;
  }
}
