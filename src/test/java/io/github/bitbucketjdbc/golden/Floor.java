package io.github.bitbucketjdbc.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bitbucketjdbc.differential.ServiceReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the fewest requests for a question from what the service holds, without the driver. A
 * floor is a sum of numbers and of
 *
 * <ul>
 *   <li>{@code repositories} and {@code projects}: how many there are;
 *   <li>{@code pages(LIST, N)}: pages of N rows, at least one;
 *   <li>{@code rows(LIST)}: rows;
 *   <li>{@code nonempty(LIST)}: lists that have rows;
 *   <li>{@code having(LIST, FIELD)}: rows in which a field has a value.
 * </ul>
 *
 * A list is a path below a repository, {@code *}{@code /path} below each of them, or a whole path
 * that begins with a slash.
 */
final class Floor {
  private static final Pattern TERM =
      Pattern.compile("(pages|rows|nonempty|having)\\((.+?)(?:, ([\\w.]+))?\\)");
  private static final String EACH = "*/";

  private final Map<String, List<JsonNode>> known = new HashMap<>();
  private final ServiceReader service;
  private final String repositories;
  private final String projects;

  Floor(URI root, String workspace) {
    this.service = new ServiceReader(root);
    this.repositories = "/repositories/" + workspace;
    this.projects = "/workspaces/" + workspace + "/projects";
  }

  long of(String sum) {
    long all = 0;
    for (String term : sum.split(" \\+ ")) {
      all += term(term);
    }
    return all;
  }

  private long term(String term) {
    if (term.matches("\\d+")) {
      return Long.parseLong(term);
    }
    if (term.equals("repositories")) {
      return list(repositories).size();
    }
    if (term.equals("projects")) {
      return list(projects).size();
    }
    Matcher call = TERM.matcher(term);
    if (!call.matches()) {
      throw new IllegalArgumentException(term);
    }
    String more = String.valueOf(call.group(3));
    return lists(call.group(2)).stream()
        .mapToLong(
            rows ->
                switch (call.group(1)) {
                  case "pages" -> pages(rows.size(), Integer.parseInt(more));
                  case "rows" -> rows.size();
                  case "nonempty" -> rows.isEmpty() ? 0 : 1;
                  default -> rows.stream().filter(r -> has(r, more)).count();
                })
        .sum();
  }

  private static boolean has(JsonNode row, String field) {
    return !row.at("/" + field.replace('.', '/')).asText("").isEmpty();
  }

  private static long pages(int rows, int most) {
    return Math.max(1, (rows + most - 1) / most);
  }

  private List<List<JsonNode>> lists(String path) {
    if (path.startsWith("/")) {
      return List.of(list(path));
    }
    if (!path.startsWith(EACH)) {
      return List.of(list(repositories + "/" + path));
    }
    return list(repositories).stream()
        .map(r -> repositories + "/" + r.path("slug").asText() + "/")
        .map(own -> list(own + path.substring(EACH.length())))
        .toList();
  }

  private List<JsonNode> list(String path) {
    return known.computeIfAbsent(path, this::read);
  }

  private List<JsonNode> read(String path) {
    int query = path.indexOf("?q=") + 3;
    return service.list(
        query < 3
            ? path
            : path.substring(0, query)
                + URLEncoder.encode(path.substring(query), StandardCharsets.UTF_8));
  }
}
