package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.auth.TokenSource;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.json.ErrorBody;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How one client talks to the service: each exchange is one request of the driver, which may take
 * several on the wire when it is redirected or its page length is refused.
 */
final class Exchange {
  private static final int MOST_REDIRECTS = 5;
  private static final long MOST_ERROR_BYTES = 65_536;

  private final OkHttpClient http;
  private final TokenSource tokens;
  private final ServiceAddress address;
  private final ServiceErrors serviceErrors;
  private final ConnectionErrors connectionErrors;
  private final RequestLog log;
  private final PageLengths pageLengths = new PageLengths();
  private final String userAgent;

  Exchange(
      OkHttpClient http,
      TokenSource tokens,
      ServiceAddress address,
      ServiceErrors serviceErrors,
      ConnectionErrors connectionErrors,
      RequestLog log) {
    this.http = http;
    this.tokens = tokens;
    this.address = address;
    this.serviceErrors = serviceErrors;
    this.connectionErrors = connectionErrors;
    this.log = log;
    String version = Exchange.class.getPackage().getImplementationVersion();
    this.userAgent = "bitbucket-jdbc/" + (version == null ? "development" : version);
  }

  /** One request and how its answer is read. */
  record Order<T>(
      HttpUrl url,
      CallContext context,
      Execution execution,
      BodyReader<T> reader,
      PendingAnswer<T> pending) {}

  /**
   * Sends a request and reads its answer.
   *
   * @throws BitbucketException for everything but success
   */
  <T> Answer<T> run(Order<T> order) {
    try {
      return follow(order);
    } catch (UncheckedIOException e) {
      throw broken(e.getCause(), order);
    } catch (IOException e) {
      throw broken(e, order);
    }
  }

  /** A call that was stopped also fails with an IOException, which is then not worth a word. */
  private <T> BitbucketException broken(IOException e, Order<T> order) {
    order.execution().checkActive();
    return connectionErrors.of(e, order.context());
  }

  private <T> Answer<T> follow(Order<T> order) throws IOException {
    String endpoint = order.context().endpoint().path();
    HttpUrl url = pageLengths.adapt(order.url(), endpoint);
    int redirects = 0;
    boolean renewed = false;
    while (true) {
      Sending sending = new Sending(url, order.execution(), order.context());
      try (Response response = send(url, order);
          CountedBody body = new CountedBody(response.body().byteStream())) {
        sending.answered(response);
        if (response.code() == 200) {
          T value = read(response, body, order);
          sending.read(value instanceof Page page ? page.rows().size() : 0, body.count());
          return new Answer<>(value, url);
        }
        if (isRedirect(response)) {
          url = redirected(response, url, ++redirects, order.context());
          continue;
        }
        String sent = response.request().header("Authorization");
        if (response.code() == 401 && sent != null && !renewed && tokens.renew(sent)) {
          renewed = true;
          continue;
        }
        ErrorBody error = error(response);
        if (!pageLengths.refused(response.code(), error, url, endpoint)) {
          throw serviceErrors.of(response.code(), response.headers(), error, order.context());
        }
        url = pageLengths.adapt(url, endpoint);
      } finally {
        log.add(sending.sent());
      }
    }
  }

  /**
   * The one place where something goes out: waits before and retries after a request belong here.
   */
  private <T> Response send(HttpUrl url, Order<T> order) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/json")
            .header("User-Agent", userAgent);
    String authorization = tokens.authorization();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    order.execution().checkActive();
    order.execution().countRequest();
    Call call = http.newCall(request.build());
    order.pending().running(call);
    return call.execute();
  }

  private static <T> T read(Response response, CountedBody body, Order<T> order)
      throws IOException {
    if (!isJson(response, true)) {
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
    return order.reader().read(body);
  }

  private static boolean isJson(Response response, boolean otherwise) {
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

  private HttpUrl redirected(Response response, HttpUrl from, int count, CallContext context) {
    HttpUrl to = from.resolve(String.valueOf(response.header("Location")));
    if (to != null && address.isOwn(to) && count <= MOST_REDIRECTS) {
      return withParameters(from, to);
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
        why + ", while it read " + context.place(),
        null);
  }
}
