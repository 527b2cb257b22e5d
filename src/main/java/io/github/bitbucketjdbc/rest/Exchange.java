package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.auth.TokenSource;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.json.ErrorBody;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.query.Execution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How one client talks to the service: each exchange is one request of the driver, which may take
 * several on the wire when it is redirected, its page length is refused, or it is repeated.
 */
final class Exchange {
  private static final int TOO_MANY = 429;
  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_BYTES = 256L << 20;
  private static final long MOST_ERROR_BYTES = 65_536;

  private final OkHttpClient http;
  private final TokenSource tokens;
  private final ServiceAddress address;
  private final ServiceErrors serviceErrors;
  private final ConnectionErrors connectionErrors;
  private final RequestLog log;
  private final Pace pace;
  private final RetryPolicy retries;
  private final RateGate gate;
  private final Optional<KeptAnswers> cache;
  private final PageLengths pageLengths = new PageLengths();
  private final String userAgent;

  Exchange(
      OkHttpClient http,
      TokenSource tokens,
      ServiceAddress address,
      ServiceErrors serviceErrors,
      ConnectionErrors connectionErrors,
      RequestLog log,
      Pace pace,
      RetryPolicy retries,
      RateGate gate,
      Optional<KeptAnswers> cache) {
    this.http = http;
    this.tokens = tokens;
    this.address = address;
    this.serviceErrors = serviceErrors;
    this.connectionErrors = connectionErrors;
    this.log = log;
    this.pace = pace;
    this.retries = retries;
    this.gate = gate;
    this.cache = cache;
    String version = Exchange.class.getPackage().getImplementationVersion();
    this.userAgent = "bitbucket-jdbc/" + (version == null ? "development" : version);
  }

  /**
   * One request and how its answer is read.
   *
   * @param guess whether it is sent before it is known to be needed
   */
  record Order<T>(
      HttpUrl url,
      @Nullable RequestBody body,
      boolean guess,
      CallContext context,
      Execution execution,
      BodyReader<T> reader,
      PendingAnswer<T> pending) {

    boolean isWrite() {
      return context.isWrite();
    }

    /** Returns this order with a reader that also gives the whole body. */
    Order<T> keeping(AtomicReference<byte[]> whole) {
      BodyReader<T> keeper =
          answer -> {
            whole.set(answer.readAllBytes());
            return reader.read(new ByteArrayInputStream(whole.get()));
          };
      return new Order<>(url, body, guess, context, execution, keeper, pending);
    }

    T readKept(byte[] kept) {
      try {
        return reader.read(new ByteArrayInputStream(kept));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Answers a request: from what is kept, where that is allowed, or by sending it.
   *
   * @throws BitbucketException for everything but success
   */
  <T> Answer<T> run(Order<T> order) {
    if (order.isWrite()) {
      forgetAnswers(order.execution());
      return sent(order);
    }
    if (order.reader().takesAnything()) {
      return sent(order); // files may be large, and are read on their way
    }
    Function<Order<T>, Answer<T>> send = this::sent;
    if (cache.isPresent()) {
      KeptAnswers shared = cache.get();
      Function<Order<T>, Answer<T>> before = send;
      send = o -> kept(o, shared, before, true);
    }
    KeptAnswers own = order.execution().attachment(KeptAnswers.class);
    if (own != null) {
      return kept(order, own, send, false);
    }
    return send.apply(order);
  }

  void forgetAnswers(Execution execution) {
    cache.ifPresent(KeptAnswers::clear);
    KeptAnswers own = execution.attachment(KeptAnswers.class);
    if (own != null) {
      own.clear();
    }
  }

  private <T> Answer<T> kept(
      Order<T> order, KeptAnswers kept, Function<Order<T>, Answer<T>> send, boolean logged) {
    KeptAnswers.Kept known = kept.find(order.url());
    if (known != null) {
      T value = order.readKept(known.body());
      if (logged) {
        log.add(
            Sending.ofKept(order.url(), order.execution(), order.context(), known.body().length));
      }
      return new Answer<>(value, known.url());
    }
    AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
    try {
      Answer<T> answer = send.apply(order.keeping(body));
      kept.keep(order.url(), new KeptAnswers.Kept(body.get(), answer.url()));
      return answer;
    } catch (RuntimeException | Error e) {
      kept.forget(order.url(), e);
      throw e;
    }
  }

  /** Sends a request, again where that is of use, and reads its answer. */
  private <T> Answer<T> sent(Order<T> order) {
    String endpoint = order.context().endpoint().path();
    HttpUrl url = pageLengths.adapt(order.url(), endpoint);
    Repeats repeats = new Repeats(retries, order.execution(), !order.isWrite());
    int redirects = 0;
    boolean renewed = false;
    boolean begun = false;
    while (true) {
      if (order.guess() && begun) {
        throw order.pending().postponed(); // it is asked for again when its turn comes
      }
      begun = true;
      Sending sending = begin(url, order, repeats);
      try (Response response = send(url, order, sending, repeats);
          CountedBody body = body(response, order)) {
        if (isSuccess(response, order)) {
          T value = read(response, body, order);
          sending.read(value instanceof Page page ? page.rows().size() : 0, body.count());
          return new Answer<>(value, url);
        }
        if (isRedirect(response) && !order.isWrite()) {
          url = redirected(response, url, ++redirects, order);
          repeats = new Repeats(retries, order.execution(), !order.isWrite());
          continue;
        }
        if (!address.isOwn(url)) {
          if (repeats.isGranted() || repeats.after(response.code(), wanted(response))) {
            continue;
          }
          throw elsewhere(response.code(), order.context());
        }
        String sent = response.request().header("Authorization");
        if (response.code() == 401 && sent != null && !renewed && tokens.renew(sent)) {
          renewed = true;
          continue;
        }
        ErrorBody error = error(response);
        if (pageLengths.refused(response.code(), error, url, endpoint)) {
          url = pageLengths.adapt(url, endpoint);
        } else if (!repeats.isGranted() && !repeats.after(response.code(), wanted(response))) {
          throw serviceErrors.of(response.code(), response.headers(), error, order.context());
        }
      } catch (UncheckedIOException e) {
        checkRepeated(e.getCause(), order, sending, repeats);
      } catch (IOException e) {
        checkRepeated(e, order, sending, repeats);
      } finally {
        if (sending.isSent()) {
          log.add(sending.sent());
        }
      }
    }
  }

  /** What is still being indexed answers 202, which is no answer yet for those who read. */
  private static boolean isSuccess(Response response, Order<?> order) {
    return order.isWrite() ? response.isSuccessful() : response.code() == 200;
  }

  /** A call that was stopped also fails with an IOException, which is then not worth a word. */
  private <T> void checkRepeated(
      IOException failure, Order<T> order, Sending sending, Repeats repeats) {
    boolean left = order.isWrite() && !sending.progress().neverLeft();
    if (left && sending.isDone()) {
      throw WriteErrors.unread(order.context(), sending.status(), failure);
    }
    order.execution().checkActive();
    order.pending().checkWanted();
    if (!repeats.after(failure, sending.progress())) {
      throw left
          ? WriteErrors.unknown(
              order.context(), 0, connectionErrors.reason(failure, order.execution()), failure)
          : connectionErrors.of(failure, order.context(), order.execution());
    }
    if (sending.progress().metAStaleConnection(failure)) {
      http.connectionPool().evictAll(); // the others were kept as long, so repeat on a new one
    }
  }

  /** Files may be of any size; who reads them into memory sets a limit. */
  private CountedBody body(Response response, Order<?> order) {
    long most = order.reader().takesAnything() ? Long.MAX_VALUE : MOST_BYTES;
    return new CountedBody(response.body().byteStream(), most, log.bodyBytes());
  }

  private OptionalLong wanted(Response response) {
    return RateLimitHeaders.of(response.headers(), pace.now()).retryAfter();
  }

  /** Waits until the request may be sent. */
  private <T> Sending begin(HttpUrl url, Order<T> order, Repeats repeats) {
    int attempt = repeats.begin();
    long start = pace.nanos();
    repeats.pause(pace, order.pending());
    RateGate.Pass pass =
        gate.enter(
            order.pending(),
            order.execution(),
            seconds ->
                serviceErrors.limited(
                    OptionalLong.empty(), OptionalLong.of(seconds), order.context()));
    Duration waited = Duration.ofNanos(pace.nanos() - start);
    // elsewhere the query may hold what opens the file to anybody
    HttpUrl shown = address.isOwn(url) ? url : url.newBuilder().query(null).build();
    return new Sending(shown, order.execution(), order.context(), attempt, waited, pass);
  }

  /** The one place where something goes out. */
  private <T> Response send(HttpUrl url, Order<T> order, Sending sending, Repeats repeats)
      throws IOException {
    boolean reported = false;
    try {
      Request.Builder request =
          new Request.Builder()
              .url(url)
              .method(order.context().method().name(), order.body())
              .tag(CallProgress.class, sending.progress())
              .header("Accept", order.reader().takesAnything() ? "*/*" : "application/json")
              .header("User-Agent", userAgent);
      String authorization = address.isOwn(url) ? tokens.authorization() : "";
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      order.execution().checkActive();
      order.execution().countRequest();
      Call call = http.newCall(request.build());
      long longest = order.execution().networkTimeout().toMillis();
      call.timeout().timeout(longest, TimeUnit.MILLISECONDS);
      order.pending().running(call);
      sending.begin();
      Response response = execute(call);
      sending.answered(response);
      log.headers(response);
      reported = true;
      report(response, order, sending, repeats);
      return response;
    } finally {
      if (!reported) {
        gate.failed();
      }
    }
  }

  /** Makes an IOException of the InterruptedException that OkHttp lets pass undeclared. */
  private static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("The thread was interrupted");
      }
      throw e;
    }
  }

  /** Tells the gate of an answer; a refusal closes it. */
  private <T> void report(Response response, Order<T> order, Sending sending, Repeats repeats) {
    if (response.code() == TOO_MANY) {
      RateLimitHeaders limits = RateLimitHeaders.of(response.headers(), pace.now());
      Duration wait = repeats.afterRefusal(limits.secondsLeft());
      repeats.grant(gate.refused(wait, order.execution()));
    } else {
      gate.answered(sending.pass());
    }
  }

  private <T> T read(Response response, CountedBody body, Order<T> order) throws IOException {
    boolean empty = order.isWrite() && response.peekBody(1).contentLength() == 0;
    if (!order.reader().takesAnything() && !empty && !isJson(response, true)) {
      if (order.isWrite()) {
        throw WriteErrors.unknown(
            order.context(), response.code(), "Something that is not JSON came as answer", null);
      }
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION,
          200,
          "Something that is not JSON came as answer for "
              + order.context().place()
              + "; check BaseURL, and whether a proxy wants you to sign in",
          null);
    }
    String notice = DeprecationNotice.of(response.headers(), order.context());
    if (notice != null) {
      order.execution().warn(notice);
    }
    try {
      return order.reader().read(new AnswerHead(response), body);
    } catch (BitbucketException e) {
      throw order.isWrite() ? WriteErrors.unread(order.context(), response.code(), e) : e;
    } finally {
      log.body(body);
    }
  }

  static boolean isJson(Response response, boolean otherwise) {
    @Nullable MediaType type = response.body().contentType();
    return type == null ? otherwise : type.subtype().matches("(?i)(.*\\+)?json");
  }

  private static ErrorBody error(Response response) throws IOException {
    return isJson(response, false)
        ? ErrorBody.read(response.peekBody(MOST_ERROR_BYTES).byteStream())
        : ErrorBody.EMPTY;
  }

  private static boolean isRedirect(Response response) {
    return switch (response.code()) {
      case 301, 302, 303, 307, 308 -> response.header("Location") != null;
      default -> false;
    };
  }

  /**
   * Repeats the parameters that the other address lacks: redirections to the main branch and to the
   * two commits of a pull request are not said to keep them.
   */
  private static HttpUrl withParameters(HttpUrl from, HttpUrl to) {
    HttpUrl.Builder complete = to.newBuilder();
    for (int i = 0; i < from.querySize(); i++) {
      String name = from.queryParameterName(i);
      if (to.queryParameter(name) == null) {
        complete.addQueryParameter(name, from.queryParameterValue(i));
      }
    }
    return complete.build();
  }

  private HttpUrl redirected(Response response, HttpUrl from, int count, Order<?> order) {
    HttpUrl to = from.resolve(String.valueOf(response.header("Location")));
    if (to != null && count <= MOST_REDIRECTS) {
      if (address.isOwn(to)) {
        return withParameters(from, to);
      }
      boolean asSafe = to.isHttps() || !from.isHttps();
      if (order.reader().takesAnything() && asSafe) {
        return to;
      }
    }
    String why =
        count > MOST_REDIRECTS
            ? "Bitbucket redirected more than " + MOST_REDIRECTS + " times"
            : "Bitbucket redirected to an address outside "
                + address.host()
                + ", where credentials"
                + " must not go";
    throw new BitbucketException(
        SqlState.PROTOCOL_VIOLATION,
        response.code(),
        why + ", while it read " + order.context().place(),
        null);
  }

  /** The host of somebody else gives errors of its own, which say nothing about Bitbucket's. */
  private static BitbucketException elsewhere(int status, CallContext context) {
    return new BitbucketException(
        SqlState.SERVICE_FAILURE,
        status,
        "The storage host to which Bitbucket redirected refused (HTTP "
            + status
            + "), "
            + context.doing()
            + "; try again",
        null);
  }
}
