package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that leave a list while it is read take no other rows with them. */
class ShrinkingListTest {
  @RegisterExtension final Service service = new Service();

  /** The numbers from 1 on in pages, some of which go before a certain request is answered. */
  private static final class Numbers implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final int length;
    private final List<Long> numbers;
    private final Map<Integer, List<Long>> leaving;
    private int requests;

    Numbers(int many, int length, Map<Integer, List<Long>> leaving) throws IOException {
      this.length = length;
      this.leaving = leaving;
      numbers = new ArrayList<>(LongStream.rangeClosed(1, many).boxed().toList());
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(workers);
      server.createContext("/", this::answer);
      server.start();
    }

    URI baseUrl() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/2.0");
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String query = exchange.getRequestURI().getQuery();
        byte[] body =
            page(query == null ? 1 : Integer.parseInt(query.replaceAll("\\D", "")))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }

    private synchronized String page(int page) {
      numbers.removeAll(leaving.getOrDefault(++requests, List.of()));
      String values =
          numbers.stream()
              .skip((long) (page - 1) * length)
              .limit(length)
              .map(n -> "{\"id\":" + n + "}")
              .collect(Collectors.joining(","));
      String next =
          numbers.size() > page * length
              ? ",\"next\":\"" + baseUrl() + "/numbers/acme?page=" + (page + 1) + "\""
              : "";
      return "{\"values\":[" + values + "]" + next + ",\"size\":" + numbers.size() + "}";
    }

    synchronized int requests() {
      return requests;
    }

    synchronized List<Long> left() {
      return List.copyOf(numbers);
    }

    @Override
    public void close() {
      server.stop(0);
      workers.shutdownNow();
    }
  }

  private List<Long> read(Numbers numbers, int concurrency) {
    BitbucketClient client =
        service.client(numbers.baseUrl(), AuthScheme.NONE, Duration.ofSeconds(30), concurrency);
    PageWalk walk =
        new PageWalk(
            Service.FIRST,
            Paging.NUMBERED,
            numbers.length,
            new int[] {0},
            0,
            true,
            Service.CONTEXT);
    return Service.ids(new PageCursor(client, walk, Service.reader(), Execution.unlimited()));
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "4, 1", "5, 5", "4, 9", "6, 26"})
  void readsThePagesBeforeAgain(int request, long gone) throws IOException {
    try (Numbers numbers = new Numbers(30, 5, Map.of(request, List.of(gone)))) {
      List<Long> read = read(numbers, 1);
      assertThat(read).doesNotHaveDuplicates().isSorted().containsAll(numbers.left());
      assertThat(numbers.requests()).as("one page twice").isBetween(6, 7);
    }
  }

  @Test
  void looksFurtherBackWhenMoreHaveLeft() throws IOException {
    List<Long> seven = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    try (Numbers numbers = new Numbers(30, 5, Map.of(4, seven))) {
      assertThat(read(numbers, 1)).doesNotHaveDuplicates().isSorted().containsAll(numbers.left());
    }
  }

  @Test
  void saysWhenTooManyHaveLeft() throws IOException {
    List<Long> many = LongStream.rangeClosed(1, 17).boxed().toList();
    try (Numbers numbers = new Numbers(40, 5, Map.of(5, many))) {
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
      try (Numbers numbers = new Numbers(60, 5, leaving)) {
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
}
