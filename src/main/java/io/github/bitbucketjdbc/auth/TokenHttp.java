package io.github.bitbucketjdbc.auth;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.File;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends ScribeJava's requests through the JDK's client, for one reason above all: ScribeJava's own
 * uses {@code HttpURLConnection}, which silently repeats a POST whose connection broke, and so may
 * spend a refresh token twice. Redirections are not followed, since credentials go to one origin.
 */
final class TokenHttp implements HttpClient {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Duration timeout;

  /** A client that gives up after a time; zero stands for five minutes. */
  TokenHttp(Duration timeout) {
    this.timeout = timeout.isZero() ? LONGEST : timeout;
  }

  /** Tokens are asked for once an hour or so, and a client that is kept would keep a thread. */
  private java.net.http.HttpClient client() {
    return java.net.http.HttpClient.newBuilder()
        .connectTimeout(timeout)
        .version(java.net.http.HttpClient.Version.HTTP_1_1)
        .build();
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, byte[] body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "bitbucket-jdbc")
            .header(CONTENT_TYPE, DEFAULT_CONTENT_TYPE)
            .method(verb.name(), HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<String>> sent =
        client().sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Response(checked(answer.statusCode()), "", Map.of(), answer.body());
    } catch (TimeoutException e) {
      throw unreachable(url, e);
    } catch (ExecutionException e) {
      throw unreachable(url, e.getCause());
    } finally {
      sent.cancel(true);
    }
  }

  private static BitbucketException unreachable(String url, Throwable cause) {
    return new BitbucketException(
        SqlState.CONNECTION_FAILED,
        "The host "
            + URI.create(url).getHost()
            + " could not be asked for an access token: check OAuthURL and the network, or raise"
            + " Timeout",
        cause);
  }

  /** What is no answer of an OAuth server is named here, before anybody parses its body. */
  private static int checked(int status) {
    if (status == 429 || status >= 500) {
      throw new BitbucketException(
          SqlState.SERVICE_FAILURE,
          status,
          "Bitbucket gave no access token (HTTP " + status + "); try again later",
          null);
    }
    if (status != 200 && status != 400 && status != 401 && status != 403) {
      throw new BitbucketException(
          SqlState.PROTOCOL_VIOLATION,
          status,
          "Bitbucket gave no access token (HTTP " + status + "); check OAuthURL",
          null);
    }
    return status;
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("tokens are asked for with forms, and waited for");
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, MultipartPayload body) {
    throw unused();
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, String body) {
    throw unused();
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, File body) {
    throw unused();
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      byte[] body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unused();
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      MultipartPayload body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unused();
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      String body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unused();
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      File body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unused();
  }

  @Override
  public void close() {}
}
