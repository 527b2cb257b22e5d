package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private static final DemoOptions STORY = DemoOptions.story();

  private static void with(DemoOptions options, java.util.function.Consumer<Client> test) {
    try (DemoServer server = DemoServer.start(options)) {
      test.accept(new Client(server));
    }
  }

  @Test
  void basic() {
    with(
        STORY.basicAuth("mira@rockets.example", "ATATT0"),
        client -> {
          String good =
              Base64.getEncoder().encodeToString("mira@rockets.example:ATATT0".getBytes());
          assertEquals(200, client.send("/user", "Authorization", "Basic " + good).statusCode());
          assertEquals(401, client.send("/user", "Authorization", "Bearer ATATT0").statusCode());
          assertEquals(401, client.status("/user"));
          assertEquals("error", Client.json(client.send("/user")).get("type").asText());
        });
  }

  @Test
  void bearer() {
    try (DemoServer server = DemoServer.start(STORY.bearer("T"))) {
      Client client = new Client(server);
      HttpResponse<byte[]> response = client.send("/user", "Authorization", "Bearer T");
      assertEquals(200, response.statusCode());
      assertEquals("account", response.headers().firstValue("X-Accepted-Oauth-Scopes").orElse(""));
      assertTrue(response.headers().firstValue("X-Oauth-Scopes").isPresent());
      assertEquals("Bearer", server.requests().get(0).authorization());
    }
  }

  @Test
  void deniedAndHiddenRepositoriesAreStillListed() {
    with(
        STORY.deny("web").hide("docs"),
        client -> {
          assertEquals(8, client.get("/repositories/acme").get("size").asInt());
          HttpResponse<byte[]> denied = client.send("/repositories/acme/web/pullrequests");
          assertEquals(403, denied.statusCode());
          assertTrue(Client.json(denied).at("/error/detail/required").isArray());
          assertEquals(404, client.status("/repositories/acme/docs/refs/branches"));
          assertEquals(200, client.status("/repositories/acme/api/refs/branches"));
        });
  }

  @Test
  void rateLimit() {
    with(
        STORY.rateLimit(2),
        client -> {
          HttpResponse<byte[]> first = client.send("/user");
          assertEquals("2, 2;w=3600", first.headers().firstValue("X-Ratelimit-Limit").orElse(""));
          assertEquals("1", first.headers().firstValue("X-Ratelimit-Remaining").orElse(""));
          assertEquals(200, client.status("/user"));
          HttpResponse<byte[]> spent = client.send("/user");
          assertEquals(429, spent.statusCode());
          assertEquals("text/plain", spent.headers().firstValue("Content-Type").orElse(""));
          assertEquals("Rate limit for this resource has been exceeded", Client.text(spent));
          assertFalse(spent.headers().firstValue("Retry-After").isPresent());
        });
  }

  @Test
  void rateWindowsEnd() throws InterruptedException {
    try (DemoServer server = DemoServer.start(STORY.rateLimit(1, Duration.ofMillis(700)))) {
      Client client = new Client(server);
      assertEquals(200, client.status("/user"));
      assertEquals(429, client.status("/user"));
      Thread.sleep(800);
      assertEquals(200, client.status("/user"));
    }
  }

  @Test
  void unknownAndRetired() {
    with(
        STORY,
        client -> {
          HttpResponse<byte[]> unknown = client.send("/nothing/here");
          assertEquals(404, unknown.statusCode());
          assertEquals(
              "There is no API hosted at this URL",
              Client.json(unknown).at("/error/detail").asText());
          for (String path :
              new String[] {
                "/workspaces",
                "/repositories",
                "/user/permissions/repositories",
                "/repositories/acme/api/issues",
                "/repositories/acme/api/issues/3/comments"
              }) {
            HttpResponse<byte[]> gone = client.send(path);
            assertEquals(410, gone.statusCode(), path);
            JsonNode error = Client.json(gone).get("error");
            assertTrue(error.at("/data/announcement_url").asText().contains("#CHANGE-"));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workspaces/other",
        "/repositories/acme/none",
        "/repositories/other/api",
        "/repositories/acme/api/pullrequests/6100",
        "/repositories/acme/api/pullrequests/x",
        "/repositories/acme/api/pullrequests/17/comments/1",
        "/repositories/acme/api/pipelines/9999",
        "/repositories/acme/api/pipelines/%7Bx%7D",
        "/repositories/acme/api/refs/branches/none",
        "/repositories/acme/api/commit/0123456789ab",
        "/repositories/acme/none/commits/main",
        "/workspaces/acme/projects/NONE"
      })
  void missing(String path) {
    with(STORY, client -> assertEquals(404, client.status(path)));
  }

  @Test
  void largeBodiesAreCompressed() {
    with(
        STORY,
        client -> {
          HttpResponse<byte[]> large = client.send("/repositories/acme", "Accept-Encoding", "gzip");
          assertEquals("gzip", large.headers().firstValue("Content-Encoding").orElse(""));
          try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
            assertEquals('{', in.read());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          HttpResponse<byte[]> small =
              client.send("/repositories/acme?fields=size", "Accept-Encoding", "gzip");
          assertFalse(small.headers().firstValue("Content-Encoding").isPresent());
        });
  }

  @Test
  void latency() {
    with(
        STORY.latency(Duration.ofMillis(60)),
        client -> {
          long start = System.nanoTime();
          client.get("/user");
          assertTrue(System.nanoTime() - start >= 60_000_000L);
        });
  }
}
