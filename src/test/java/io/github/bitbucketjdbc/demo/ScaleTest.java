package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Client.enc;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final String STATES = "state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED";
  private static final String PULLS = "/repositories/huge/billing-00000/pullrequests?pagelen=50&";

  private static DemoServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server =
        DemoServer.start(
            DemoOptions.generated(1)
                .workspace("huge")
                .repositories(5000)
                .pullRequests(1_000_000)
                .comments(100)
                .branches(50)
                .commits(500_000)
                .pipelines(100_000)
                .users(300));
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void deepPages() {
    JsonNode page = client.get(PULLS + STATES + "&sort=created_on&page=20000");
    assertEquals(1_000_000, page.at("/values/49/id").asInt());
    assertEquals(50, client.get(PULLS + STATES + "&page=19999").get("values").size());
    assertEquals(
        "{\"size\":1000000}", client.get(PULLS + STATES + "&pagelen=1&fields=size").toString());
  }

  @Test
  void createdOnGrowsWithTheId() {
    Set<String> seen = new HashSet<>();
    String last = "";
    for (int page = 7000; page < 7010; page++) {
      for (JsonNode row :
          client.get(PULLS + STATES + "&sort=created_on&page=" + page).get("values")) {
        String created = row.get("created_on").asText();
        assertTrue(Stamps.parse(created) > (last.isEmpty() ? 0 : Stamps.parse(last)));
        last = created;
        seen.add(row.get("id").asText());
      }
    }
    assertEquals(500, seen.size());
  }

  @Test
  void walksByKeyWithoutScanning() {
    JsonNode first = client.get(PULLS + STATES + "&sort=created_on&page=9000");
    String key = first.at("/values/0/created_on").asText();
    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      JsonNode page = client.get(PULLS + "sort=created_on&q=" + enc("created_on > " + key));
      assertTrue(page.get("size").asInt() > 500_000);
      key = page.at("/values/49/created_on").asText();
    }
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }

  @Test
  void filtersAndSortsAMillion() {
    int open = client.get(PULLS + "state=OPEN").get("size").asInt();
    assertTrue(open > 50_000 && open < 400_000);
    JsonNode some =
        client.get(
            PULLS + "q=" + enc("title ~ \"weather\" AND state = \"OPEN\"") + "&sort=-updated_on");
    assertTrue(some.get("size").asInt() > 1000);
  }

  @Test
  void findsByIdentifierWithoutAnIndex() {
    JsonNode repository = client.get("/repositories/huge/ledger-04995");
    String uuid = enc(repository.get("uuid").asText());
    assertEquals(repository, client.get("/repositories/huge/" + uuid));
    JsonNode commits = client.get("/repositories/huge/ledger-04995/commits");
    String hash = commits.at("/values/3/hash").asText();
    assertEquals(
        hash,
        client
            .get("/repositories/huge/ledger-04995/commit/" + hash.substring(0, 12))
            .get("hash")
            .asText());
    assertEquals(5000, client.get("/repositories/huge?pagelen=100&page=50").get("size").asInt());
  }

  @Test
  void memoryStaysFlatAlongAWalk() {
    client.get(PULLS + STATES);
    long before = usedMemory();
    for (int page = 1; page <= 400; page++) {
      client.get(PULLS + STATES + "&page=" + page * 49);
    }
    assertTrue(usedMemory() - before < 20_000_000L);
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
