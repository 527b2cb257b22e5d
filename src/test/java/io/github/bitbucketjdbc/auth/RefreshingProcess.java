package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;

/** One of many processes that share a file of tokens: it gets a token and sends one request. */
final class RefreshingProcess {
  private RefreshingProcess() {}

  /**
   * Waits for a line, so that all start together, and prints the status of the answer.
   *
   * @param args the URL of the connection
   */
  public static void main(String[] args) throws Exception {
    DriverConfig config = DriverConfig.of(args[0], new Properties());
    System.out.println("ready");
    System.in.read();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(config.baseUrl() + "/user"))
            .header("Authorization", TokenSources.of(config).authorization())
            .build();
    System.out.println(
        HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode());
  }
}
