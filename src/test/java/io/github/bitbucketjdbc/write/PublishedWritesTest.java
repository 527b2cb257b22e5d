package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares how tables are written with what Bitbucket publishes, where that is at hand. */
class PublishedWritesTest {
  /** Parts of operations that no table and no procedure has, and why. */
  private static final Map<String, String> NO_TABLE = new LinkedHashMap<>();

  static {
    NO_TABLE.put("/addon", "for Connect apps, which the driver cannot be");
    NO_TABLE.put("/properties/", "application properties of Connect apps, gone in January 2027");
    NO_TABLE.put("/commit/{}/approve", "no list tells the approvals of a commit");
    NO_TABLE.put("POST /repositories/{}/{}/commits", "a question with a long address, no write");
    NO_TABLE.put("/reports/{}/annotations", "many at once; a row is written by the PUT of one");
    NO_TABLE.put("PUT /repositories/{}/{}/deploy-keys/{}", "always refused (seen 2026-08)");
    NO_TABLE.put("DELETE /repositories/{}/{}/pipelines-config/caches", "by name; rows have a UUID");
    NO_TABLE.put("/pipelines_config/build_number", "cannot be read, so it is no row");
    NO_TABLE.put("POST /snippets", "of a user; the tables are those of a workspace");
    NO_TABLE.put("/watch", "cannot be listed by a user");
    NO_TABLE.put(" /snippets/{}/{}/{}", "old versions of snippets, no collection");
    NO_TABLE.put(" /teams/", "deprecated; the workspace has the same");
    NO_TABLE.put("/users/{}/pipelines_config", "deprecated; the workspace has the same");
    NO_TABLE.put("/issues", "parts of the removed tracker that no table has");
  }

  private static Optional<PublishedWrites> published;

  @BeforeAll
  static void read() {
    published = PublishedWrites.read();
    assumeTrue(published.isPresent(), PublishedWrites.MISSING);
  }

  @Test
  void everyWriteIsPublished() {
    PublishedWrites writes = published.orElseThrow();
    for (TableDef table : BitbucketCatalog.get().tables()) {
      for (WriteDef write : table.writes()) {
        String name = PublishedWrites.name(write.method().name(), write.path());
        assertThat(writes.all()).as(table.name()).contains(name);
        assertThat(writes.removed().contains(name))
            .as("%s of %s was removed", name, table.name())
            .isEqualTo(!table.removed().isEmpty());
      }
    }
  }

  @Test
  void everyPublishedWriteHasATableOrAProcedure() {
    Set<String> missing = new TreeSet<>(published.orElseThrow().all());
    for (TableDef table : BitbucketCatalog.get().tables()) {
      for (WriteDef write : table.writes()) {
        missing.remove(PublishedWrites.name(write.method().name(), write.path()));
      }
    }
    for (ProcedureDef procedure : BitbucketCatalog.get().procedures()) {
      for (String path : procedure.paths()) {
        missing.remove(PublishedWrites.name(procedure.method().name(), path));
      }
    }
    Set<String> excused = new TreeSet<>();
    missing.removeIf(
        name ->
            NO_TABLE.keySet().stream()
                .filter(name::contains)
                .peek(excused::add)
                .findFirst()
                .isPresent());
    assertThat(missing).isEmpty();
    assertThat(excused).isEqualTo(NO_TABLE.keySet());
  }

  @Test
  void aWrongBodyIsFound() {
    PublishedWrites writes = published.orElseThrow();
    String tasks = "/2.0/repositories/acme/api/pullrequests/5/tasks";
    assertThat(writes.complaints(post(tasks, "{\"content\":{\"raw\":\"x\"}}"))).isEmpty();
    for (String wrong :
        List.of("{}", "{\"content\":{\"raw\":1}}", "{\"content\":{\"raw\":\"x\"},\"more\":1}")) {
      assertThat(writes.complaints(post(tasks, wrong))).as(wrong).isNotEmpty();
    }
    assertThat(writes.complaints(post("/2.0/repositories/acme/api/nothing", "{}"))).hasSize(1);
  }

  private static DemoRequest post(String path, String body) {
    return new DemoRequest("POST", path, "", 201, "", body);
  }
}
