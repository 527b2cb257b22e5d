package io.github.bitbucketjdbc.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.bitbucketjdbc.rest.Service.CONTEXT;
import static io.github.bitbucketjdbc.rest.Service.FIRST;
import static io.github.bitbucketjdbc.rest.Service.LIST;
import static io.github.bitbucketjdbc.rest.Service.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketClientTest {
  @RegisterExtension final Service service = new Service();
  private final Execution execution = Execution.unlimited();

  @Test
  void sendsWhatIsNeeded() {
    service.answer("/2.0/numbers/a%2Fb?q=a%20%3D%20%22%2B%22", json("hello"));
    RestRequest request = new RestRequest("/numbers/a%2Fb").with("q", "a = \"+\"");
    assertThat(get(service.client(), request)).isEqualTo("hello");
    LoggedRequest sent = service.logged().get(0);
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer s3cret");
    assertThat(sent.getHeader("User-Agent")).startsWith("bitbucket-jdbc/");
    assertThat(sent.getHeader("Accept-Encoding")).isEqualTo("gzip");
    assertThat(execution.requests()).isEqualTo(1);
  }

  @Test
  void sendsNoCredentialsWithoutAny() {
    service.answer(LIST, json("hello"));
    get(service.client(AuthScheme.NONE, Duration.ZERO, 1), FIRST);
    assertThat(service.logged().get(0).containsHeader("Authorization")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/numbers/..",
        "/numbers/.",
        "/numbers/%2e%2E",
        "/numbers/../x",
        "/numbers/",
        "/numbers//x"
      })
  void asksForNothingElsewhere(String path) {
    assertThat(failure(new RestRequest(path)).state()).isEqualTo(SqlState.UNDEFINED_OBJECT);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void followsRedirectsToTheSameOrigin() {
    service.answer(LIST, aResponse().withStatus(301).withHeader("Location", LIST + "/"));
    service.answer(LIST + "/", aResponse().withStatus(302).withHeader("Location", "b?x=1"));
    service.answer(LIST + "/b?x=1", json("hello"));
    assertThat(get(service.client(), FIRST)).isEqualTo("hello");
    assertThat(execution.requests()).isEqualTo(3);
    assertThat(service.logged())
        .allMatch(request -> "Bearer s3cret".equals(request.getHeader("Authorization")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:1/x", "https://localhost/x", "//bitbucket.example/x", "ftp://x"})
  void followsNoRedirectElsewhere(String location) {
    service.answer(LIST, aResponse().withStatus(302).withHeader("Location", location));
    BitbucketException e = failure(FIRST);
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(e).hasMessageContaining("redirected").hasMessageContaining("Numbers");
  }

  @Test
  void followsNoEndlessRedirects() {
    service.answer(LIST, aResponse().withStatus(307).withHeader("Location", LIST));
    assertThat(failure(FIRST)).hasMessageContaining("more than 5 times");
    assertThat(service.requests()).hasSize(6);
  }

  @Test
  void refusesHtml() {
    service.answer(
        LIST, aResponse().withHeader("Content-Type", "text/html").withBody("<html>s3cret"));
    BitbucketException e = failure(FIRST);
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(e).hasMessageContaining("not JSON").hasMessageNotContaining("s3cret");
  }

  @Test
  void remembersThatLargePagesAreRefused() {
    service.answer(
        LIST + "?pagelen=100",
        json("{\"error\":{\"message\":\"Invalid pagelen\"}}").withStatus(400));
    service.answer(LIST + "?pagelen=50", json("fifty"));
    BitbucketClient client = service.client();
    assertThat(get(client, FIRST.with("pagelen", "100"))).isEqualTo("fifty");
    assertThat(get(client, FIRST.with("pagelen", "100"))).isEqualTo("fifty");
    assertThat(execution.requests()).isEqualTo(3);
  }

  @Test
  void triesNoSmallerPagesThanFifty() {
    service.answer(
        LIST + "?pagelen=50",
        json("{\"error\":{\"message\":\"Invalid pagelen\"}}").withStatus(400));
    assertThat(failure(FIRST.with("pagelen", "50"))).hasMessageContaining("Invalid pagelen");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void warnsOnceOfWhatWillEnd() {
    service.answer(
        LIST,
        json("x")
            .withHeader("Deprecation", "@1771545600")
            .withHeader("Sunset", "Fri, 21 Aug 2026 00:00:00 UTC"));
    BitbucketClient client = service.client();
    get(client, FIRST);
    get(client, FIRST);
    assertThat(execution.warnings()).hasSize(1);
    assertThat(execution.warnings().get(0)).contains("Numbers").contains("21 Aug 2026");
  }

  @Test
  void warnsOfWhatIsDeprecated() {
    service.answer(LIST, json("x").withHeader("Deprecation", "@1771545600"));
    get(service.client(), FIRST);
    assertThat(execution.warnings().get(0)).contains("2026-02-20");
  }

  @Test
  void stopsWaitingWhenCancelled() throws Exception {
    service.answer(LIST, json("x").withFixedDelay(5_000));
    PendingAnswer<String> pending =
        service.client().start(FIRST, CONTEXT, execution, BitbucketClientTest::text);
    Thread canceller = after(Duration.ofMillis(200), execution::cancel);
    assertStops(pending, SqlState.CANCELED, 200);
    canceller.join();
  }

  @Test
  void stopsReadingWhenCancelled() throws Exception {
    service.answer(LIST, json("x".repeat(1000)).withChunkedDribbleDelay(50, 10_000));
    PendingAnswer<String> pending =
        service.client().start(FIRST, CONTEXT, execution, BitbucketClientTest::text);
    Thread canceller = after(Duration.ofMillis(500), execution::cancel);
    assertStops(pending, SqlState.CANCELED, 500);
    canceller.join();
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    service.answer(LIST, json("x").withFixedDelay(5_000));
    PendingAnswer<String> pending =
        service.client().start(FIRST, CONTEXT, execution, BitbucketClientTest::text);
    Thread interrupter = after(Duration.ofMillis(200), Thread.currentThread()::interrupt);
    assertStops(pending, SqlState.CANCELED, 200);
    assertThat(Thread.interrupted()).isTrue();
    interrupter.join();
  }

  @Test
  void stopsWaitingAtTheDeadline() {
    service.answer(LIST, json("x").withFixedDelay(5_000));
    PendingAnswer<String> pending =
        service
            .client()
            .start(
                FIRST,
                CONTEXT,
                new Execution(Duration.ofMillis(300), 0),
                BitbucketClientTest::text);
    assertStops(pending, SqlState.TIMEOUT, 300);
  }

  @Test
  void stopsWaitingWhenClosed() throws Exception {
    service.answer(LIST, json("x").withFixedDelay(5_000));
    BitbucketClient client = service.client();
    PendingAnswer<String> pending =
        client.start(FIRST, CONTEXT, execution, BitbucketClientTest::text);
    Thread closer = after(Duration.ofMillis(200), client::close);
    assertStops(pending, SqlState.CONNECTION_CLOSED, 200);
    closer.join();
    assertThat(catchThrowableOfType(BitbucketException.class, () -> get(client, FIRST)).state())
        .isEqualTo(SqlState.CONNECTION_CLOSED);
  }

  @Test
  void sendsNothingForAStoppedStatement() {
    service.answer(LIST, json("x"));
    execution.cancel();
    assertThat(failure(FIRST).state()).isEqualTo(SqlState.CANCELED);
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    service.answer(LIST, json("x").withFixedDelay(300));
    BitbucketClient client = service.client();
    for (int i = 0; i < 8; i++) {
      client.start(FIRST, CONTEXT, execution, BitbucketClientTest::text);
    }
    assertThat(ownThreads()).isNotEmpty().allMatch(Thread::isDaemon);
    client.close();
    for (Thread thread : ownThreads()) {
      thread.join(2_000);
    }
    assertThat(ownThreads()).isEmpty();
  }

  @Test
  void keepsToItsConcurrency() {
    service.answer(LIST, json("x"));
    BitbucketClient client = service.client(AuthScheme.NONE, Duration.ofSeconds(10), 2);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<PendingAnswer<String>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(
          client.start(
              FIRST,
              CONTEXT,
              execution,
              body -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                LockSupport.parkNanos(10_000_000);
                running.decrementAndGet();
                return text(body);
              }));
    }
    all.forEach(PendingAnswer::await);
    assertThat(most).hasValueLessThanOrEqualTo(2);
    assertThat(execution.requests()).isEqualTo(10);
  }

  @Test
  void saysThatTheServiceIsSilent() {
    service.answer(LIST, json("x").withFixedDelay(5_000));
    BitbucketClient client = service.client(AuthScheme.NONE, Duration.ofMillis(200), 1);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> get(client, FIRST));
    assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(e).hasMessageContaining("longer than 0.2 s").hasMessageContaining("Timeout");
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    BitbucketClient client =
        service.client(
            URI.create("http://localhost:" + port), AuthScheme.NONE, Duration.ofSeconds(5), 1);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> get(client, FIRST));
    assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(e).hasMessageContaining("accepts no connection");
  }

  @Test
  void saysThatTheHostIsUnknown() {
    BitbucketClient client =
        service.client(
            URI.create("http://nowhere.invalid"), AuthScheme.NONE, Duration.ofSeconds(5), 1);
    BitbucketException e = catchThrowableOfType(BitbucketException.class, () -> get(client, FIRST));
    assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(e).hasMessageContaining("nowhere.invalid");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
  void saysThatTheConnectionBroke(Fault fault) {
    service.answer(LIST, aResponse().withFault(fault));
    assertThat(failure(FIRST).state()).isEqualTo(SqlState.CONNECTION_FAILED);
  }

  @Test
  void saysThatTheBodyWasCut() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    assertThat(cut(head + "Content-Length: 1000\r\n\r\n{\"values\":[").state())
        .isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(cut(head + "\r\n{\"values\":[").state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
  }

  private BitbucketException cut(String answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread thread = new Thread(() -> answerOnce(server, answer));
      thread.start();
      URI url = URI.create("http://localhost:" + server.getLocalPort());
      BitbucketClient client = service.client(url, AuthScheme.NONE, Duration.ofSeconds(5), 1);
      BitbucketException e =
          catchThrowableOfType(
              BitbucketException.class,
              () -> client.send(FIRST, CONTEXT, execution, Service.reader()::read));
      thread.join();
      return e;
    }
  }

  private static void answerOnce(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read(new byte[8192]);
      socket.getOutputStream().write(answer.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void passesOnFaultsOfReaders() {
    service.answer(LIST, json("x"));
    BitbucketClient client = service.client();
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class,
            () ->
                client.send(
                    FIRST,
                    CONTEXT,
                    execution,
                    body -> {
                      throw new IllegalStateException("bug");
                    }));
    assertThat(e.state()).isEqualTo(SqlState.INTERNAL_ERROR);
    assertThat(e).hasRootCauseMessage("bug");
  }

  private String get(BitbucketClient client, RestRequest request) {
    return client.send(request, CONTEXT, execution, BitbucketClientTest::text);
  }

  private static String text(InputStream body) throws IOException {
    return new String(body.readAllBytes(), UTF_8);
  }

  private BitbucketException failure(RestRequest request) {
    BitbucketClient client = service.client();
    return catchThrowableOfType(BitbucketException.class, () -> get(client, request));
  }

  private static void assertStops(PendingAnswer<?> pending, SqlState state, long millis) {
    long start = System.nanoTime();
    BitbucketException e = catchThrowableOfType(BitbucketException.class, pending::await);
    assertThat(e.state()).isEqualTo(state);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(millis - 100), Duration.ofMillis(millis + 250));
  }

  private static Thread after(Duration delay, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              LockSupport.parkNanos(delay.toNanos());
              action.run();
            });
    thread.start();
    return thread;
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("bitbucket-jdbc-"))
        .toList();
  }
}
