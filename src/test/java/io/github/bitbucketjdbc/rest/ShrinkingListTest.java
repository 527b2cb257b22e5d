package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.ChangingNumbers.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that leave a list while it is read take no other rows with them. */
class ShrinkingListTest {
  @RegisterExtension final Service service = new Service();

  private static ChangingNumbers numbers(int many, Map<Integer, List<Long>> leaving)
      throws IOException {
    Map<Integer, Change> changes = new TreeMap<>();
    leaving.forEach((request, gone) -> changes.put(request, Change.leaving(gone)));
    List<Long> all = LongStream.rangeClosed(1, many).boxed().toList();
    return new ChangingNumbers(all, 5, changes, Map.of());
  }

  private List<Long> read(ChangingNumbers numbers, int concurrency) {
    BitbucketClient client =
        service.client(numbers.baseUrl(), AuthScheme.NONE, Duration.ofSeconds(30), concurrency);
    PageWalk walk =
        new PageWalk(
            Service.FIRST,
            Paging.NUMBERED,
            numbers.length(),
            new int[] {0},
            0,
            true,
            Service.CONTEXT);
    return Service.ids(new PageCursor(client, walk, Service.reader(), Execution.unlimited()));
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "4, 1", "5, 5", "4, 9", "6, 26"})
  void readsThePagesBeforeAgain(int request, long gone) throws IOException {
    try (ChangingNumbers numbers = numbers(30, Map.of(request, List.of(gone)))) {
      List<Long> read = read(numbers, 1);
      assertThat(read).doesNotHaveDuplicates().isSorted().containsAll(numbers.left());
      assertThat(numbers.requests()).as("one page twice").isBetween(6, 7);
    }
  }

  @Test
  void looksFurtherBackWhenMoreHaveLeft() throws IOException {
    List<Long> seven = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    try (ChangingNumbers numbers = numbers(30, Map.of(4, seven))) {
      assertThat(read(numbers, 1)).doesNotHaveDuplicates().isSorted().containsAll(numbers.left());
    }
  }

  @Test
  void saysWhenTooManyHaveLeft() throws IOException {
    List<Long> many = LongStream.rangeClosed(1, 17).boxed().toList();
    try (ChangingNumbers numbers = numbers(40, Map.of(5, many))) {
      BitbucketException error =
          catchThrowableOfType(BitbucketException.class, () -> read(numbers, 1));
      assertThat(error.state()).isEqualTo(SqlState.SERIALIZATION_FAILURE);
      assertThat(error).hasMessageContaining("run the statement again");
    }
  }

  /** Whatever leaves whenever: every row that stays is read once, or there is an error. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 4", "4, 4"})
  void losesNothingSilently(int seed, int concurrency) throws IOException {
    Random random = new Random(seed);
    int complete = 0;
    for (int round = 0; round < 25; round++) {
      Map<Integer, List<Long>> leaving = new TreeMap<>();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        List<Long> some = random.longs(1 + random.nextInt(3), 1, 60).boxed().toList();
        leaving.put(2 + random.nextInt(14), some);
      }
      try (ChangingNumbers numbers = numbers(60, leaving)) {
        List<Long> read = read(numbers, concurrency);
        assertThat(read)
            .as("seed %s, round %s, leaving %s", seed, round, leaving)
            .doesNotHaveDuplicates()
            .containsAll(numbers.left());
        complete++;
      } catch (BitbucketException e) {
        assertThat(e.state()).isEqualTo(SqlState.SERIALIZATION_FAILURE);
      }
    }
    assertThat(complete).as("rounds that were read to their end").isGreaterThan(15);
  }

  /** Newest first, so that a number that comes pushes the others to later pages. */
  private static List<Long> downFrom(long most) {
    return LongStream.range(0, most).mapToObj(i -> most - i).toList();
  }

  @Test
  void looksAgainWhereAPageIsOlderThanThePageBeforeIt() throws IOException {
    Map<Integer, Change> changes = Map.of(3, Change.arriving(List.of(31L)));
    try (ChangingNumbers numbers = new ChangingNumbers(downFrom(30), 5, changes, Map.of(2, 3))) {
      assertThat(read(numbers, 2)).doesNotHaveDuplicates().containsAll(downFrom(30));
    }
  }

  @Test
  void dropsRowsThatWereReadSeveralPagesBefore() throws IOException {
    Map<Integer, Change> changes = Map.of(4, Change.arriving(downFrom(38).subList(0, 8)));
    try (ChangingNumbers numbers = new ChangingNumbers(downFrom(30), 5, changes, Map.of())) {
      assertThat(read(numbers, 1)).doesNotHaveDuplicates().isEqualTo(downFrom(30));
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "6, 1", "7, 4", "8, 4"})
  void losesNothingWhereNumbersComeAndGo(int seed, int concurrency) throws IOException {
    Random random = new Random(seed);
    int complete = 0;
    for (int round = 0; round < 25; round++) {
      Map<Integer, Change> changes = new TreeMap<>();
      long newest = 60;
      for (int i = 1 + random.nextInt(concurrency > 1 ? 2 : 5); i > 0; i--) {
        int request = 2 + random.nextInt(14);
        if ((random.nextBoolean() || concurrency > 1) && !changes.containsKey(request)) {
          int more = 1 + random.nextInt(concurrency > 1 ? 4 : 6);
          changes.put(request, Change.arriving(downFrom(newest + more).subList(0, more)));
          newest += more;
        } else if (concurrency == 1) { // otherwise as many may come and go between two answers
          changes.put(
              request, Change.leaving(random.longs(1 + random.nextInt(3), 1, 60).boxed().toList()));
        }
      }
      try (ChangingNumbers numbers = new ChangingNumbers(downFrom(60), 5, changes, Map.of())) {
        List<Long> read = read(numbers, concurrency);
        assertThat(read)
            .as("seed %s, round %s, changes %s", seed, round, changes)
            .doesNotHaveDuplicates()
            .containsAll(numbers.left().stream().filter(n -> n <= 60).toList());
        complete++;
      } catch (BitbucketException e) {
        assertThat(e.state()).isEqualTo(SqlState.SERIALIZATION_FAILURE);
      }
    }
    assertThat(complete).as("rounds that were read to their end").isGreaterThan(10);
  }
}
