package io.github.bitbucketjdbc.auth;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.network.ClientSetup;
import io.github.bitbucketjdbc.network.FormPost;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends ScribeJava's requests the way of the connection, through its proxy and with its trust.
 * ScribeJava's own client uses {@code HttpURLConnection}, which silently repeats a POST whose
 * connection broke, and so may spend a refresh token twice. Redirections are not followed, since
 * credentials go to one origin.
 */
final class TokenHttp implements HttpClient {
  private final FormPost post;

  TokenHttp(DriverConfig config) {
    this.post = new FormPost(config);
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, byte[] body)
      throws InterruptedException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Accept", "application/json");
    all.put("User-Agent", "bitbucket-jdbc");
    all.putAll(headers);
    try {
      FormPost.Answer answer = post.send(URI.create(url), all, body);
      return new Response(checked(answer.status()), "", Map.of(), answer.body());
    } catch (IOException e) {
      throw unreachable(URI.create(url).getHost(), e);
    }
  }

  private static BitbucketException unreachable(String host, IOException cause) {
    if (ClientSetup.isProxyRefusal(cause)) {
      return proxyRefusal(cause);
    }
    return new BitbucketException(
        SqlState.CONNECTION_FAILED,
        cause instanceof SSLException
            ? "No secure connection to "
                + host
                + ", which gives access tokens: check its certificate and the trusted ones"
            : "The host "
                + host
                + " could not be asked for an access token: check OAuthURL and the network, or"
                + " raise Timeout",
        cause);
  }

  private static BitbucketException proxyRefusal(@Nullable IOException cause) {
    return new BitbucketException(
        SqlState.CONNECTION_FAILED,
        "The proxy wants other credentials: check ProxyUser and ProxyPassword",
        cause);
  }

  /** What is no answer of an OAuth server is named here, before anybody parses its body. */
  private static int checked(int status) {
    if (status == 407) {
      throw proxyRefusal(null);
    }
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
