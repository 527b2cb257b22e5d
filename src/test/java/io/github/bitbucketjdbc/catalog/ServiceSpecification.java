package io.github.bitbucketjdbc.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Bitbucket publishes about its GET operations: its specification, and what was added and
 * removed since. Paths have {@code {}} for each parameter, because parameters have other names
 * there.
 */
final class ServiceSpecification {
  private static final Path DIRECTORY = Path.of("../shared/bitbucket-api");
  private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]+}");
  private static final Pattern LISTED = Pattern.compile("\\| `([^`]+)` \\|.*");
  private static final String REPOSITORY = "/repositories/{workspace}/{repo_slug}";

  private final JsonNode document;
  private final TreeMap<String, JsonNode> answers = new TreeMap<>();
  private final Set<String> added = new LinkedHashSet<>();
  private final Set<String> removed = new LinkedHashSet<>();

  private ServiceSpecification(JsonNode document, JsonNode delta) {
    this.document = document;
    for (String path : (Iterable<String>) () -> document.path("paths").fieldNames()) {
      JsonNode get = document.path("paths").path(path).path("get");
      if (!get.isMissingNode()) {
        answers.put(normal(path), resolved(get.path("responses").path("200").path("schema")));
      }
    }
    for (JsonNode operation : delta.path("removed")) {
      if (operation.path("method").asText().equals("GET")) {
        removed.add(normal(operation.path("path").asText()));
      }
    }
    for (JsonNode operation : delta.path("added")) {
      if (operation.path("method").asText().equals("GET")) {
        added.add(normal(operation.path("path").asText()));
      }
    }
  }

  /** Reads it where it is; the project does not carry it. */
  static Optional<ServiceSpecification> read() throws IOException {
    Path specification = DIRECTORY.resolve("swagger.json");
    Path delta = DIRECTORY.resolve("delta-2026-10-01.json");
    if (!Files.exists(specification) || !Files.exists(delta)) {
      return Optional.empty();
    }
    ObjectMapper json = new ObjectMapper();
    return Optional.of(
        new ServiceSpecification(
            json.readTree(specification.toFile()), json.readTree(delta.toFile())));
  }

  /** Returns a path with {@code {}} for each parameter. */
  static String normal(String path) {
    return PARAMETER.matcher(path).replaceAll("{}");
  }

  /** Returns the paths that answer GET today. */
  Set<String> paths() {
    Set<String> paths = new LinkedHashSet<>(answers.keySet());
    paths.removeAll(removed);
    paths.addAll(added);
    return paths;
  }

  /**
   * Returns the paths of lists that answer today: those whose schema says so, and those that were
   * found to be lists in answers and texts.
   */
  Set<String> collections() throws IOException {
    Set<String> lists = new LinkedHashSet<>(collectionsOfList());
    for (String path : paths()) {
      if (isList(answerOf(path))) {
        lists.add(path);
      }
    }
    return lists;
  }

  private static boolean isList(JsonNode answer) {
    return answer.has("items") || property(answer, "values").has("items");
  }

  /** Returns the paths in the hand-corrected list of collections, without those that are gone. */
  Set<String> collectionsOfList() throws IOException {
    Set<String> lists = new LinkedHashSet<>();
    for (String line : Files.readAllLines(DIRECTORY.resolve("collections.md"))) {
      if (line.startsWith("## Gone")) {
        break;
      }
      Matcher row = LISTED.matcher(line);
      if (row.matches()) {
        lists.add(normal(row.group(1).replace("{repo}", REPOSITORY)));
      }
    }
    return lists;
  }

  /** Returns the schema of an answer, or a missing node when the specification has none. */
  JsonNode answerOf(String path) {
    return answers.getOrDefault(path, MissingNode.getInstance());
  }

  /** Returns the path, today's or removed, that an endpoint means, or "" for none. */
  String pathOf(Endpoint endpoint) {
    String asked = normal(endpoint.path());
    if (answers.containsKey(asked) || added.contains(asked)) {
      return asked;
    }
    String[] segments = asked.split("/", -1);
    return answers.keySet().stream()
        .filter(path -> fits(segments, path.split("/", -1)))
        .findFirst()
        .orElse("");
  }

  /** Returns whether each place holds the same name, or a value where there is a parameter. */
  private static boolean fits(String[] segments, String[] path) {
    if (segments.length != path.length) {
      return false;
    }
    for (int i = 0; i < path.length; i++) {
      if (!segments[i].equals(path[i]) && !path[i].equals("{}")) {
        return false;
      }
    }
    return true;
  }

  /** Returns the schema of the objects that an endpoint answers with. */
  JsonNode objectsOf(Endpoint endpoint) {
    JsonNode answer = answerOf(pathOf(endpoint));
    return endpoint.isSingle() ? answer : resolved(property(answer, "values").path("items"));
  }

  /** Returns the schema of a member, by its path; a missing node when it is not declared. */
  JsonNode member(JsonNode schema, FieldPath path) {
    JsonNode at = schema;
    for (FieldPath.Step step : path.steps()) {
      at = property(at, step.name());
      at = at.has("items") && step.selects() ? resolved(at.path("items")) : at;
    }
    return at;
  }

  private JsonNode resolved(JsonNode schema) {
    return new SchemaResolver(document).resolve(schema);
  }

  private static JsonNode property(JsonNode schema, String name) {
    return schema.path("properties").path(name);
  }
}
