package io.github.bitbucketjdbc.network;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.NetworkSettings;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What every HTTP client of a connection has in common, be it for the API or for tokens: time
 * limits, proxies and certificates. It follows no redirection and repeats nothing by itself.
 */
public final class ClientSetup {
  private static final String PROXY_CREDENTIALS = "Proxy-Authorization";

  private ClientSetup() {}

  /** Reads what every client needs, and what stays the same for all of them. */
  public static void preload() {
    SystemTrust.get();
  }

  /**
   * Returns the beginning of a client.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when SSLServerCert is no certificate
   */
  public static OkHttpClient.Builder of(DriverConfig config) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .connectTimeout(config.timeout())
            .readTimeout(config.timeout())
            .writeTimeout(config.timeout())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .addNetworkInterceptor(ClientSetup::withoutSilentRepetition);
    NetworkSettings network = config.network();
    client.proxySelector(config.demo() ? ProxyChoice.direct() : ProxyChoice.of(network));
    if (!network.proxyUser().isEmpty()) {
      String credentials =
          Credentials.basic(network.proxyUser(), network.proxyPassword(), StandardCharsets.UTF_8);
      client.proxyAuthenticator(proxyAuthenticator(credentials));
      client.addNetworkInterceptor(chain -> throughPlainProxy(chain, credentials));
    }
    if (network.sslServerCert().isEmpty()) {
      SystemTrust trust = SystemTrust.get();
      client.sslSocketFactory(trust.sockets(), trust.manager());
    } else {
      ServerTrust trust = ServerTrust.of(network.sslServerCert());
      client.sslSocketFactory(trust.context().getSocketFactory(), trust);
    }
    return client;
  }

  /** Returns whether the proxy took neither the credentials for a tunnel nor their absence. */
  public static boolean isProxyRefusal(IOException e) {
    return String.valueOf(e.getMessage()).equals("Failed to authenticate with proxy");
  }

  /**
   * OkHttp repeats a request at once, uncounted, when a 503 says that it may be repeated at once.
   */
  private static Response withoutSilentRepetition(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  /** Signs in to the proxy with the request for a tunnel, before it asks, and never twice. */
  private static Authenticator proxyAuthenticator(String credentials) {
    return (route, response) -> {
      Request request = response.request();
      boolean tunnel = request.method().equals("CONNECT");
      return tunnel && request.header(PROXY_CREDENTIALS) == null
          ? request.newBuilder().header(PROXY_CREDENTIALS, credentials).build()
          : null;
    };
  }

  /**
   * Without a tunnel the proxy reads the request itself, which therefore carries its credentials.
   */
  private static Response throughPlainProxy(Interceptor.Chain chain, String credentials)
      throws IOException {
    Connection connection = chain.connection();
    Request request = chain.request();
    boolean toProxy =
        !request.isHttps()
            && connection != null
            && connection.route().proxy().type() == Proxy.Type.HTTP;
    return chain.proceed(
        toProxy ? request.newBuilder().header(PROXY_CREDENTIALS, credentials).build() : request);
  }
}
