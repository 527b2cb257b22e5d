package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** A demo server with a consumer, configurations for it, and a person who signs in. */
public final class OAuthDemo implements AutoCloseable {
  public static final String CLIENT_ID = "kEy0";
  public static final String CLIENT_SECRET = "pl4ntedClientS3cret";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final DemoServer server;

  private OAuthDemo(DemoServer server) {
    this.server = server;
  }

  public static OAuthDemo start() {
    return start(options -> options);
  }

  public static OAuthDemo start(UnaryOperator<DemoOptions> change) {
    DemoOptions options = DemoOptions.story().oauth(CLIENT_ID, CLIENT_SECRET);
    return new OAuthDemo(DemoServer.start(change.apply(options)));
  }

  public DemoServer server() {
    return server;
  }

  /** A URL for this server with a scheme and more properties. */
  public String url(String more) {
    return "jdbc:bitbucket:Workspace=acme;BaseURL="
        + server.baseUrl()
        + ";OAuthURL="
        + server.oauthUrl()
        + ";OAuthClientId="
        + CLIENT_ID
        + ";OAuthClientSecret="
        + CLIENT_SECRET
        + ";"
        + more;
  }

  public DriverConfig config(String more) {
    return DriverConfig.of(url(more), new Properties());
  }

  /** Signs in as a person with a browser elsewhere does. */
  Tokens signIn(DriverConfig config) {
    TokenEndpoint endpoint = new TokenEndpoint(config);
    SignIn signIn = new SignIn(config, endpoint);
    String address = decide(signIn.authorizationUrl("s"), "approve");
    return signIn.exchange(
        CallbackServer.query(URI.create(address).getRawQuery()).get("code"), "the code");
  }

  /** Signs in, and stores the tokens as ones that expired an hour ago. */
  public String storeExpired(String more) {
    DriverConfig config = config(more);
    Tokens tokens = signIn(config);
    server.expireTokens();
    Instant now = Instant.now();
    TokenStores.of(config)
        .write(
            new Tokens(
                tokens.accessToken(),
                tokens.refreshToken(),
                now.minusSeconds(10_800),
                now.minusSeconds(3600)));
    return tokens.refreshToken();
  }

  /** Presses a button of the consent page, and returns the address that the browser is sent to. */
  public static String decide(String authorizationUrl, String decision) {
    HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(authorizationUrl)).build());
    if (page.statusCode() != 200 || !page.body().contains("value=\"" + decision + "\"")) {
      throw new AssertionError("no consent page: " + page.statusCode());
    }
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(authorizationUrl))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("decision=" + decision))
                .build());
    return answer.headers().firstValue("Location").orElseThrow();
  }

  public static HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
