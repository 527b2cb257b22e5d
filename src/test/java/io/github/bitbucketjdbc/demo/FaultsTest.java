package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final DemoServer SERVER = DemoServer.start(DemoOptions.story());
  private static final Client CLIENT = new Client(SERVER);
  private static final String LIST = "/repositories/acme?pagelen=3";

  @AfterEach
  void heal() {
    SERVER.faults().clear();
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static void once(Fault fault) {
    SERVER.faults().on("/repositories/acme", 1, fault);
  }

  private static List<String> slugs(JsonNode page) {
    List<String> slugs = new ArrayList<>();
    page.get("values").forEach(row -> slugs.add(row.path("slug").asText()));
    return slugs;
  }

  @Test
  void happensWithTheRequestThatWasNamed() {
    SERVER.faults().on("/repositories/acme\\?", 2, Fault.status(500));
    assertThat(CLIENT.status(LIST)).isEqualTo(200);
    assertThat(CLIENT.status("/workspaces/acme")).isEqualTo(200);
    assertThat(CLIENT.status(LIST)).isEqualTo(500);
    assertThat(CLIENT.status(LIST)).isEqualTo(200);
    assertThat(SERVER.faults().hits()).isEqualTo(1);
    SERVER.faults().onEvery("/workspaces", Fault.status(503)).between("/rep", 2, 3, Fault.REDIRECT);
    assertThat(CLIENT.status("/workspaces/acme")).isEqualTo(503);
    assertThat(CLIENT.status("/workspaces/acme")).isEqualTo(503);
    assertThat(List.of(CLIENT.status(LIST), CLIENT.status(LIST), CLIENT.status(LIST)))
        .containsExactly(200, 302, 302);
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 401, 402, 403, 404, 410, 429, 500, 502, 503, 504, 555})
  void hasEveryStatus(int status) {
    once(Fault.status(status).with("Retry-After", "7"));
    HttpResponse<byte[]> response = CLIENT.send(LIST);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
    assertThat(response.headers().firstValue("X-Ratelimit-Reset")).isEmpty();
    assertThat(CLIENT.status(LIST)).isEqualTo(200);
  }

  @Test
  void endsConnections() {
    once(Fault.RESET_IN_BODY);
    assertThatThrownBy(() -> CLIENT.send(LIST)).isInstanceOf(UncheckedIOException.class);
    SERVER.faults().clear();
    SERVER.clearRequests();
    SERVER.faults().onEvery("acme", Fault.RESET_BEFORE);
    assertThatThrownBy(() -> CLIENT.send(LIST)).isInstanceOf(UncheckedIOException.class);
    assertThat(SERVER.requests()).isNotEmpty().allMatch(r -> r.status() == 0);
  }

  @Test
  void comesLate() {
    once(Fault.slowHeaders(Duration.ofMillis(1)));
    assertThat(slugs(CLIENT.get(LIST))).hasSize(3);
    SERVER.faults().clear();
    once(Fault.slowBody(Duration.ofMillis(1)));
    assertThat(slugs(CLIENT.get(LIST))).hasSize(3);
  }

  @Test
  void spoilsBodies() {
    byte[] right = CLIENT.send(LIST).body();
    assertThat(faulty(Fault.TRUNCATED).body()).hasSize(right.length / 2);
    assertThat(type(faulty(Fault.WRONG_CONTENT_TYPE))).isEqualTo("text/plain");
    assertThat(type(faulty(Fault.HTML_PAGE))).startsWith("text/html");
    assertThat(faulty(Fault.INVALID_UTF8).body()).contains((byte) 0xff);
    assertThat(Client.text(faulty(Fault.DEEP_NESTING))).contains("[".repeat(100_000));
    assertThat(faulty(Fault.hugeField("description", 5_000_000)).body().length)
        .isGreaterThan(5_000_000);
    String doubled = Client.text(faulty(Fault.DUPLICATE_KEYS));
    assertThat(doubled.split("\"type\":\"repository\"", -1)).hasSize(7);
  }

  @Test
  void changesRows() {
    List<String> right = slugs(CLIENT.get(LIST));
    JsonNode texts = Client.json(faulty(Fault.TEXTS_AS_ROWS));
    assertThat(texts.get("values")).hasSize(3).allMatch(JsonNode::isTextual);
    assertThat(slugs(Client.json(faulty(Fault.UNKNOWN_FIELDS)))).isEqualTo(right);
    assertThat(Client.json(faulty(Fault.UNKNOWN_FIELDS)).at("/values/0/owner").has("novelty"))
        .isTrue();
    JsonNode wrong = Client.json(faulty(Fault.WRONG_TYPES)).at("/values/0");
    assertThat(wrong.get("slug").isObject()).isTrue();
    assertThat(wrong.get("size").isTextual()).isTrue();
    assertThat(wrong.get("is_private").isArray()).isTrue();
    assertThat(Client.json(faulty(Fault.ALL_NULL)).at("/values/0")).allMatch(JsonNode::isNull);
    List<String> reversed = slugs(Client.json(faulty(Fault.REORDERED_PAGE)));
    Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(right);
  }

  @Test
  void leadsAstray() {
    List<String> right = slugs(CLIENT.get(LIST));
    JsonNode empty = Client.json(faulty(Fault.EMPTY_PAGE_FIRST));
    assertThat(empty.get("values")).isEmpty();
    assertThat(slugs(CLIENT.get(empty.get("next").asText()))).isEqualTo(right);
    assertThat(next(Fault.NEXT_ELSEWHERE)).startsWith("https://elsewhere.invalid/2.0/");
    assertThat(next(Fault.NEXT_LOOP)).isEqualTo(SERVER.baseUrl() + LIST);
    assertThat(location(Fault.REDIRECT_ELSEWHERE)).startsWith("https://elsewhere.invalid/2.0/");
    assertThat(slugs(CLIENT.get(location(Fault.REDIRECT)))).isEqualTo(right);
    SERVER.faults().clear();
    SERVER.faults().on("acme", 2, Fault.REPEATED_PAGE);
    assertThat(slugs(CLIENT.get(LIST))).isEqualTo(slugs(CLIENT.get(LIST + "&page=2")));
  }

  private static HttpResponse<byte[]> faulty(Fault fault) {
    SERVER.faults().clear();
    once(fault);
    return CLIENT.send(LIST);
  }

  private static String next(Fault fault) {
    return Client.json(faulty(fault)).get("next").asText();
  }

  private static String location(Fault fault) {
    return faulty(fault).headers().firstValue("Location").orElseThrow();
  }

  private static String type(HttpResponse<byte[]> response) {
    return response.headers().firstValue("Content-Type").orElseThrow();
  }

  @Test
  void keepsTheRestOfAnAnswer() {
    assertThat(new String(faulty(Fault.REORDERED_PAGE).body(), StandardCharsets.UTF_8))
        .contains("\"next\"", "\"size\"");
  }
}
