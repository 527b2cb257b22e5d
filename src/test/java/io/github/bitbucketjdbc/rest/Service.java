package io.github.bitbucketjdbc.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.bitbucketjdbc.auth.TokenSources;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.Browsing;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.LogSettings;
import io.github.bitbucketjdbc.config.NetworkSettings;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A service with one list of numbers, and clients of it. */
final class Service implements BeforeEachCallback, AfterEachCallback {
  static final String LIST = "/2.0/numbers/acme";
  static final TableDef NUMBERS =
      TableDef.table("Numbers", Scope.WORKSPACE, "Numbers")
          .key("Id", ColumnType.BIGINT, "id", "Number")
          .list("/numbers/{workspace}", l -> l.scopes("read:numbers", "numbers"))
          .build();
  static final Endpoint ENDPOINT = NUMBERS.endpoints().get(0);
  static final CallContext CONTEXT = new CallContext("Numbers", ENDPOINT, "list of numbers");
  static final RestRequest FIRST = new RestRequest("/numbers/acme");

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
  private final List<BitbucketClient> clients = new ArrayList<>();
  private final FakePace pace = new FakePace();

  @Override
  public void beforeEach(ExtensionContext context) {
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(BitbucketClient::close);
    server.stop();
  }

  String origin() {
    return "http://localhost:" + server.port();
  }

  BitbucketClient client() {
    return client(AuthScheme.ACCESS_TOKEN, Duration.ofSeconds(30), 4);
  }

  BitbucketClient client(AuthScheme scheme, Duration timeout, int concurrency) {
    return client(URI.create(origin() + "/2.0"), scheme, timeout, concurrency);
  }

  BitbucketClient client(URI baseUrl, AuthScheme scheme, Duration timeout, int concurrency) {
    DriverConfig config =
        new DriverConfig(
            "acme",
            "Information",
            baseUrl,
            scheme,
            "ann@example.com",
            "s3cret",
            true,
            concurrency,
            0,
            timeout,
            Duration.ZERO,
            0,
            0,
            false,
            100,
            Duration.ZERO,
            false,
            false,
            false,
            false,
            Browsing.ALL,
            "",
            NetworkSettings.DEFAULT,
            LogSettings.NONE,
            OAuthSettings.NONE);
    return client(config, pace);
  }

  BitbucketClient client(DriverConfig config, Pace pace) {
    BitbucketClient client =
        new BitbucketClient(
            config, TokenSources.of(config), ConnectionLog.NONE, pace, new RetryPolicy(() -> 1.0));
    clients.add(client);
    return client;
  }

  /** The time that the clients go by. */
  FakePace pace() {
    return pace;
  }

  static RowReader reader() {
    return new RowReader(NUMBERS, ENDPOINT, NUMBERS.columns(), Map.of());
  }

  static PageWalk walk(Paging paging, int pageLength) {
    return new PageWalk(FIRST, paging, pageLength, new int[] {0}, 0, true, CONTEXT);
  }

  PageCursor cursor(PageWalk walk, Execution execution) {
    return new PageCursor(client(), walk, reader(), execution);
  }

  void answer(String target, ResponseDefinitionBuilder answer) {
    server.stubFor(get(urlEqualTo(target)).willReturn(answer));
  }

  /** Answers the first request with the first of these, and so on; the last one stays. */
  void answers(String target, ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          get(urlEqualTo(target))
              .inScenario(target)
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
              .willSetStateTo("answer " + Math.min(i + 1, answers.length - 1))
              .willReturn(answers[i]));
    }
  }

  void page(String target, String rest, long... ids) {
    answer(target, json(page(rest, ids)));
  }

  static String page(String rest, long... ids) {
    String values =
        LongStream.of(ids).mapToObj(i -> "{\"id\":" + i + "}").collect(Collectors.joining(","));
    return "{\"values\":[" + values + "]" + (rest.isEmpty() ? "" : "," + rest) + "}";
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json; charset=utf-8").withBody(body);
  }

  String next(String target) {
    return "\"next\":\"" + origin() + target + "\"";
  }

  List<String> requests() {
    return server.getAllServeEvents().stream()
        .map(e -> e.getRequest().getUrl())
        .sorted()
        .collect(Collectors.toList());
  }

  List<LoggedRequest> logged() {
    return server.getAllServeEvents().stream().map(e -> e.getRequest()).toList();
  }

  static List<Long> ids(RowCursor cursor) {
    List<Long> ids = new ArrayList<>();
    while (cursor.next()) {
      ids.add((Long) cursor.row()[0]);
    }
    return ids;
  }
}
