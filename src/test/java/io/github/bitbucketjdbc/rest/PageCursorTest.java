package io.github.bitbucketjdbc.rest;

import static io.github.bitbucketjdbc.rest.Service.CONTEXT;
import static io.github.bitbucketjdbc.rest.Service.FIRST;
import static io.github.bitbucketjdbc.rest.Service.LIST;
import static io.github.bitbucketjdbc.rest.Service.ids;
import static io.github.bitbucketjdbc.rest.Service.json;
import static io.github.bitbucketjdbc.rest.Service.page;
import static io.github.bitbucketjdbc.rest.Service.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
  @RegisterExtension final Service service = new Service();
  private final Execution execution = Execution.unlimited();

  @ParameterizedTest
  @EnumSource(
      value = Paging.class,
      names = {"NUMBERED", "OPAQUE", "ONE_PAGE"})
  void followsNextAsItIs(Paging paging) {
    service.page(LIST, service.next(LIST + "?ctx=a%2Fb&page=8xhd&pagelen=2"), 1, 2);
    service.page(LIST + "?ctx=a%2Fb&page=8xhd&pagelen=2", service.next(LIST + "?page=3"));
    service.page(LIST + "?page=3", "\"size\":3", 3);
    assertThat(ids(service.cursor(walk(paging, 2), execution))).containsExactly(1L, 2L, 3L);
    assertThat(execution.requests()).isEqualTo(3);
    assertThat(execution.rows()).isEqualTo(3);
  }

  @Test
  void readsOneAnswerOfASingleObject() {
    service.answer(LIST, json("{\"id\":7,\"next\":\"x\"}"));
    PageCursor cursor =
        new PageCursor(
            service.client(),
            new PageWalk(FIRST, Paging.SINGLE, 0, new int[0], 1, true, CONTEXT),
            new RowReader(Service.NUMBERS, single(), Service.NUMBERS.columns(), Map.of()),
            execution);
    assertThat(ids(cursor)).containsExactly(7L);
  }

  private static Endpoint single() {
    return TableDef.table("Numbers", Scope.WORKSPACE, "Numbers")
        .get("/numbers/{workspace}")
        .build()
        .endpoints()
        .get(0);
  }

  @Test
  void dropsRowsThatAPageBeforeHad() {
    service.page(LIST, service.next(LIST + "?page=2"), 1, 2, 2);
    service.page(LIST + "?page=2", service.next(LIST + "?page=3"), 2, 3);
    service.page(LIST + "?page=3", "\"page\":3", 3, 4, 1);
    assertThat(ids(service.cursor(walk(Paging.NUMBERED, 3), execution)))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void keepsEveryRowOfAWalkByTokens() {
    service.page(LIST, service.next(LIST + "?page=x"), 1, 1);
    service.page(LIST + "?page=x", "\"pagelen\":2", 1);
    assertThat(ids(service.cursor(walk(Paging.OPAQUE, 2), execution))).containsExactly(1L, 1L, 1L);
  }

  @Test
  void stepsUntilAShortPage() {
    service.page(LIST, service.next("/2.0/wrong"), 1, 2);
    service.page(LIST + "?page=2", "\"page\":2", 3, 4);
    service.page(LIST + "?page=3", "\"page\":3", 5);
    assertThat(ids(service.cursor(walk(Paging.STEPPED, 2), execution)))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void stepsUntilAnEmptyPage() {
    service.page(LIST, "\"page\":1", 1, 2);
    service.page(LIST + "?page=2", "\"page\":2");
    assertThat(ids(service.cursor(walk(Paging.STEPPED, 2), execution))).containsExactly(1L, 2L);
  }

  @Test
  void stepsUntilTheSizeIsReached() {
    service.page(LIST, "\"size\":4", 1, 2);
    service.page(LIST + "?page=2", "\"size\":4", 3, 4);
    assertThat(ids(service.cursor(walk(Paging.STEPPED, 2), execution)))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void goesOnStepwiseWhenPagesAreSmallerThanAskedFor() {
    service.page(LIST, "\"size\":3,\"pagelen\":2", 1, 2);
    service.page(LIST + "?page=2", "\"size\":3,\"pagelen\":2", 3);
    assertThat(ids(service.cursor(walk(Paging.STEPPED, 100), execution)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void stepsWithTheParametersOfTheFirstPage() {
    PageWalk walk =
        new PageWalk(
            FIRST.with("sort", "-created_on").with("pagelen", "1"),
            Paging.STEPPED,
            1,
            new int[0],
            0,
            true,
            CONTEXT);
    service.page(LIST + "?sort=-created_on&pagelen=1", "\"size\":2", 1);
    service.page(LIST + "?sort=-created_on&pagelen=1&page=2", "\"size\":2", 2);
    assertThat(ids(service.cursor(walk, execution))).containsExactly(1L, 2L);
  }

  @Test
  void stepsOnWhenTheSizeIsBelowWhatWasRead() {
    service.page(LIST, "\"size\":1", 1, 2);
    service.page(LIST + "?page=2", "\"size\":1", 3);
    assertThat(ids(service.cursor(walk(Paging.STEPPED, 2), execution))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void refusesToStepForEver() {
    for (int i = 1; i < 6; i++) {
      service.page(LIST + (i == 1 ? "" : "?page=" + i), "\"page\":1", 1, 2);
    }
    PageCursor cursor = service.cursor(walk(Paging.STEPPED, 2), execution);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> ids(cursor));
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(service.requests()).hasSizeLessThan(5);
  }

  @Test
  void refusesToWalkInCircles() {
    service.page(LIST, service.next(LIST + "?page=2"), 1);
    service.page(LIST + "?page=2", service.next(LIST + "?page=2"), 2);
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), execution);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> ids(cursor));
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(e).hasMessageContaining("repeats");
    assertThatThrownBy(cursor::next).as("no silent end afterwards").isSameAs(e);
    assertThat(service.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/2.0/numbers/acme?page=2",
        "https://localhost/2.0/numbers/acme?page=2",
        "/2.0/numbers/other?page=2",
        "/2.0/numbers/acme/more?page=2",
        "ftp://x",
        "/2.0/numbers/acme/../secret?page=2"
      })
  void refusesANextPageElsewhere(String next) {
    service.page(LIST, "\"next\":\"" + next + "\"", 1);
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), execution);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> ids(cursor));
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void takesTheSamePathInAnotherSpelling() {
    service.page(LIST, service.next("/2.0/numbers/%61cme/?page=2"), 1);
    service.page("/2.0/numbers/%61cme/?page=2", "\"page\":2", 2);
    assertThat(ids(service.cursor(walk(Paging.NUMBERED, 1), execution))).containsExactly(1L, 2L);
  }

  @Test
  void asksForSmallerPagesWhenTheyAreRefused() {
    service.answer(
        LIST + "?pagelen=100",
        json("{\"error\":{\"message\":\"Invalid pagelen\"}}").withStatus(400));
    long[] fifty = LongStream.range(0, 50).toArray();
    service.page(LIST + "?pagelen=50", "\"page\":1", fifty);
    service.page(LIST + "?page=2&pagelen=50", "\"page\":2", 50);
    PageWalk walk =
        new PageWalk(
            FIRST.with("pagelen", "100"), Paging.STEPPED, 100, new int[] {0}, 0, true, CONTEXT);
    assertThat(ids(service.cursor(walk, execution))).hasSize(51);
    assertThat(execution.requests()).isEqualTo(3);
  }

  @Test
  void readsOnePageAhead() {
    service.page(LIST, service.next(LIST + "?page=2"), 1);
    service.page(LIST + "?page=2", service.next(LIST + "?page=3"), 2);
    service.page(LIST + "?page=3", "\"page\":3", 3);
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), execution);
    cursor.start();
    waitForRequests(1);
    assertThat(cursor.next()).isTrue();
    waitForRequests(2);
    settle();
    assertThat(service.requests()).hasSize(2);
    cursor.close();
    assertThat(cursor.next()).isFalse();
    settle();
    assertThat(service.requests()).hasSize(2);
  }

  @Test
  void readsNotAheadOfTheRowsWanted() {
    service.page(LIST, service.next(LIST + "?page=2"), 1, 2);
    service.page(LIST + "?page=2", service.next(LIST + "?page=3"), 3, 4);
    service.page(LIST + "?page=3", "\"page\":3", 5, 6);
    PageWalk walk = new PageWalk(FIRST, Paging.NUMBERED, 2, new int[0], 3, true, CONTEXT);
    PageCursor cursor = service.cursor(walk, execution);
    for (int i = 0; i < 3; i++) {
      assertThat(cursor.next()).isTrue();
    }
    settle();
    assertThat(service.requests()).hasSize(2);
    assertThat(ids(cursor)).as("goes on when asked").containsExactly(4L, 5L, 6L);
  }

  @Test
  @Timeout(60)
  void hasSeveralNumberedPagesUnderWayForWhoWaits() throws IOException {
    try (NumberedPages pages = new NumberedPages(9, true, 3)) {
      assertThat(ids(cursor(pages, 0))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
      assertThat(pages.requests()).as("each page once, none behind the last").isEqualTo(9);
      assertThat(pages.mostUnderWay()).isBetween(3, 4);
    }
  }

  @Test
  void guessesNoPagesForWhoDoesNotWait() throws IOException {
    try (NumberedPages pages = new NumberedPages(9, true, 1)) {
      PageCursor cursor = cursor(pages, 0);
      for (int page = 1; page <= 3; page++) {
        cursor.start();
        waitForAnswer(cursor);
        assertThat(cursor.next()).isTrue();
      }
      waitForAnswer(cursor);
      cursor.close();
      settle();
      assertThat(pages.requests()).isEqualTo(4);
    }
  }

  @Test
  void guessesNoPagesBehindTheRowsWanted() throws IOException {
    try (NumberedPages pages = new NumberedPages(9, true, 1)) {
      PageCursor cursor = cursor(pages, 2);
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.next()).isTrue();
      cursor.close();
      settle();
      assertThat(pages.requests()).isEqualTo(2);
    }
  }

  @Test
  void readsPagesOneByOneWhereTheSizeIsNotTold() throws IOException {
    try (NumberedPages pages = new NumberedPages(4, false, 1)) {
      assertThat(ids(cursor(pages, 0))).containsExactly(1L, 2L, 3L, 4L);
      assertThat(pages.mostUnderWay()).isEqualTo(1);
      assertThat(pages.connections()).as("kept for the next request").isEqualTo(1);
    }
  }

  @Test
  void readsAheadWhereManyPagesWereNotEnough() throws IOException {
    try (NumberedPages pages = new NumberedPages(9, true, 1)) {
      PageCursor cursor = cursor(pages, 1, false);
      assertThat(cursor.next()).isTrue();
      settle();
      assertThat(pages.requests()).as("one row may be enough").isEqualTo(1);
      assertThat(cursor.next()).isTrue();
      settle();
      assertThat(pages.requests()).as("two were not").isEqualTo(3);
      cursor.close();
    }
  }

  private PageCursor cursor(NumberedPages pages, long rowsWanted) {
    return cursor(pages, rowsWanted, true);
  }

  private PageCursor cursor(NumberedPages pages, long rowsWanted, boolean enough) {
    BitbucketClient client =
        service.client(pages.baseUrl(), AuthScheme.NONE, Duration.ofSeconds(30), 4);
    PageWalk walk =
        new PageWalk(FIRST, Paging.NUMBERED, 1, new int[] {0}, rowsWanted, enough, CONTEXT);
    return new PageCursor(client, walk, Service.reader(), execution);
  }

  @Test
  void followsNextWhereAGuessWasWrong() {
    service.page(LIST, service.next(LIST + "?page=2") + ",\"size\":4", 1);
    String sized = ",\"size\":4";
    service.answer(
        LIST + "?page=2",
        json(page(service.next(LIST + "?page=30") + sized, 2)).withFixedDelay(60));
    service.page(LIST + "?page=3", "\"page\":3", 99);
    service.page(LIST + "?page=30", service.next(LIST + "?page=4") + sized, 3);
    service.page(LIST + "?page=4", "\"page\":4" + sized, 4);
    assertThat(ids(service.cursor(walk(Paging.NUMBERED, 1), execution)))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void asksAgainForAGuessThatFailedWhenItsTurnComes() {
    String sized = ",\"size\":3";
    service.page(LIST, service.next(LIST + "?page=2") + sized, 1);
    service.answer(
        LIST + "?page=2", json(page(service.next(LIST + "?page=3") + sized, 2)).withFixedDelay(60));
    service.answers(
        LIST + "?page=3", json("{}").withStatus(503), json(page("\"page\":3,\"size\":3", 3)));
    assertThat(ids(service.cursor(walk(Paging.NUMBERED, 1), execution)))
        .containsExactly(1L, 2L, 3L);
    assertThat(service.requests()).hasSize(4);
  }

  private static void waitForAnswer(PageCursor cursor) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!cursor.isReady() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void givesRowsBeforeTheNextPageHasArrived() {
    service.page(LIST, service.next(LIST + "?page=2"), 1);
    service.answer(LIST + "?page=2", json(page("", 2)).withFixedDelay(5_000));
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), execution);
    long start = System.nanoTime();
    assertThat(cursor.next()).isTrue();
    cursor.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void countsAgainstTheRequestsAllowed() {
    service.page(LIST, service.next(LIST + "?page=2"), 1);
    Execution one = new Execution(Duration.ZERO, 1);
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), one);
    assertThat(cursor.next()).isTrue();
    BitbucketException e = catchThrowableOfType(BitbucketException.class, cursor::next);
    assertThat(e.state()).isEqualTo(SqlState.TOO_MANY_REQUESTS);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void hasNoRowBeforeTheFirstAndAfterTheLast() {
    service.page(LIST, "", 1);
    PageCursor cursor = service.cursor(walk(Paging.NUMBERED, 1), execution);
    assertThatThrownBy(cursor::row).isInstanceOf(BitbucketException.class);
    assertThat(ids(cursor)).containsExactly(1L);
    assertThatThrownBy(cursor::row).isInstanceOf(BitbucketException.class);
    assertThat(cursor.next()).isFalse();
  }

  private void waitForRequests(int count) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (service.requests().size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(service.requests()).hasSize(count);
  }

  private static void settle() {
    LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
  }
}
