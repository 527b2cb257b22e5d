package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Compares the routes of the demo with the operations of the specification, where it is at hand.
 */
class WrittenPathsTest {
  private static final Path SPECIFICATION = Path.of("../shared/bitbucket-api/swagger.json");
  private static final Set<String> WRITES = Set.of("post", "put", "delete");

  /** Parts of paths that the demo leaves out, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "/addon", "for Connect apps, which the driver cannot be",
          "/properties/", "application properties of Connect apps, gone in January 2027",
          "/issues/export", "makes an archive of the issue tracker, no collection",
          "/issues/import", "reads such an archive, no collection",
          "/snippets/{workspace}/{encoded_id}/{node_id}",
              "old versions of snippets, no collection");

  @Test
  void everyWriteOfTheSpecificationIsThere() throws IOException {
    assumeTrue(
        Files.exists(SPECIFICATION), "the specification is not part of the project and not here");
    JsonNode paths = new ObjectMapper().readTree(SPECIFICATION.toFile()).get("paths");
    Router router = new Router(Endpoints.all(DemoOptions.story().issueTracker(true)));
    List<String> missing = new ArrayList<>();
    Set<String> excused = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (WRITES.contains(operation.getKey())
            && !isThere(router, operation.getKey(), path.getKey())) {
          LEFT_OUT.keySet().stream()
              .filter(path.getKey()::contains)
              .findFirst()
              .ifPresentOrElse(
                  excused::add, () -> missing.add(operation.getKey() + " " + path.getKey()));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(excused).isEqualTo(LEFT_OUT.keySet());
  }

  private static boolean isThere(Router router, String method, String path) {
    try {
      String actual = path.replaceAll("\\{[^}]*}", "x");
      router.find(method.toUpperCase(Locale.ROOT), actual);
      return true;
    } catch (ApiError refused) {
      return false;
    }
  }
}
