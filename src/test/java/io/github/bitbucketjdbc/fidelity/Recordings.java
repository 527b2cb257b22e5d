package io.github.bitbucketjdbc.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.tools.Csv;

/** Reads the folder of recordings: four projects, each with a form of its own. */
final class Recordings {
  private static final String WIREMOCK = "atlascode-wiremock/";
  private static final String JENKINS = "jenkins-bitbucket-branch-source/";
  private static final String JENKINS_REPOSITORY = "2.0-repositories-amuniz-test-repos";
  private static final String REPOSITORY = "/repositories/acme/api";
  private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

  /** Files that hold no answer of an endpoint of the catalog, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("README.md", "tells where the others come from"),
          Map.entry(WIREMOCK + "access-token-bb-cloud.json", "signing in, on another host"),
          Map.entry(WIREMOCK + "get-diff.json", "a diff, which is text"),
          Map.entry(WIREMOCK + "get-file-content-main.json", "the content of a file"),
          Map.entry(WIREMOCK + "get-file-content-short-hash.json", "the content of a file"),
          Map.entry(WIREMOCK + "get-file-content-test-branch.json", "the content of a file"),
          Map.entry(WIREMOCK + "get-official-pipes.json", "the content of a file"),
          Map.entry(
              WIREMOCK + "get-internal-pullrequest.json",
              "get-pullrequest.json again, at an address that is not of the API"),
          Map.entry(WIREMOCK + "unapprovePullRequest.json", "a success without a body"),
          Map.entry("bitbucket-cli/workspace.json", "the detail of workspace-access.json"));

  /** Where the samples of bitbucket-cli come from, which have no addresses. */
  private static final Map<String, String> CLI =
      Map.ofEntries(
          Map.entry("activity-approval", "/pullrequests/3/activity"),
          Map.entry("activity-comment", "/pullrequests/5695/activity"),
          Map.entry("activity-missing", "/pullrequests/3/activity"),
          Map.entry("activity-update", "/pullrequests/3/activity"),
          Map.entry("branch", "/refs/branches/dev"),
          Map.entry("commit", "/commit/0265607"),
          Map.entry("participant", "/pullrequests/2/approve"),
          Map.entry("pipeline-pullrequest", "/pipelines/1"),
          Map.entry("pipeline-step", "/pipelines/{3edaa916-baad-beef-dead-28846deafec1}/steps/1"),
          Map.entry("pipeline-target-commit-ref", "/pipelines/1/target"),
          Map.entry("pipeline-target-pullrequest-ref", "/pipelines/1/target"),
          Map.entry("pipeline-target-ref", "/pipelines/1/target"),
          Map.entry("pipeline", "/pipelines/1"),
          Map.entry("pullrequest-no-dest-repo", "/pullrequests/2"),
          Map.entry("pullrequest", "/pullrequests/2"),
          Map.entry("pullrequests", "/pullrequests"),
          Map.entry("repository", ""),
          Map.entry("tags", "/refs/tags"));

  private final Path root;

  Recordings(Path root) {
    this.root = root;
  }

  /** Returns every file, by its path below the folder. */
  List<String> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what a file holds; nothing when it says nothing about an address with JSON. */
  List<Recording> of(String file) {
    if (file.startsWith("devlake/")) {
      return rawTable(file);
    }
    if (file.startsWith(JENKINS)) {
      return PlainReading.tree(text(file)).isObject()
          ? List.of(Recording.answer(file, jenkinsPath(file), text(file)))
          : List.of();
    }
    return file.startsWith(WIREMOCK) ? mapping(file) : sample(file);
  }

  /**
   * A CSV of rows as they were collected: {@code data} has one element of the page at a URL, or the
   * object there.
   */
  private List<Recording> rawTable(String file) {
    Map<String, Map<Integer, List<String>>> lists = new TreeMap<>();
    try (Reader reader = Files.newBufferedReader(root.resolve(file));
        ResultSet rows = new Csv().read(reader, null)) {
      while (rows.next()) {
        String url = rows.getString("URL");
        Matcher page = PAGE.matcher(url);
        int number = page.find() ? Integer.parseInt(page.group(1)) : 1;
        lists
            .computeIfAbsent(path(url.replaceFirst("https://[^/]+", "")), p -> new TreeMap<>())
            .computeIfAbsent(number, n -> new ArrayList<>())
            .add(rows.getString("DATA"));
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
    boolean objects = file.endsWith("_repositories.csv");
    List<Recording> all = new ArrayList<>();
    lists.forEach(
        (path, pages) ->
            all.add(
                objects
                    ? Recording.answer(file, path, pages.get(1).get(0))
                    : Recording.rows(file, path, List.copyOf(pages.values()))));
    return all;
  }

  /** Returns the path of an address, decoded, below the root of the API. */
  private static String path(String address) {
    String path = address.replaceFirst("\\?.*", "").replaceFirst("^/2\\.0", "");
    Matcher coded = Pattern.compile("%([0-9A-F]{2})").matcher(path);
    return coded.replaceAll(
        m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }

  /** File names are addresses in which other characters stand for those that files cannot have. */
  private static String jenkinsPath(String file) {
    return file.substring((JENKINS + JENKINS_REPOSITORY).length())
        .replaceFirst("\\.json$", "")
        .replaceFirst("_(pagelen|fields|include|format)_.*", "")
        .replaceFirst("^-(refs)-(branches|tags)", "/$1/$2")
        .replaceFirst("^-(commits|commit|diffstat|hooks|pullrequests|src)(?=-|$)", "/$1")
        .replaceFirst("^(/src)-([^-]+)-.*", "$1/$2/file")
        .replaceFirst("-statuses-build$", "/statuses/build/key")
        .replaceFirst("-commits$", "/commits")
        .replaceFirst("^(/refs/\\w+|/\\w+)-", "$1/")
        .replaceFirst("^", "/repositories/amuniz/test-repos")
        .replace("_7B", "{")
        .replace("_7D", "}")
        .replace("_2F", "%2F");
  }

  /** A mapping of WireMock: a request and its response. */
  private List<Recording> mapping(String file) {
    JsonNode mapping = PlainReading.tree(text(file));
    JsonNode request = mapping.get("request");
    JsonNode body = mapping.get("response").path("jsonBody");
    String path = request.path("urlPath").asText() + request.path("urlPathPattern").asText();
    return body.isObject() && path.startsWith("/2.0/")
        ? List.of(placed(file, path(path), body.toString()))
        : List.of();
  }

  private List<Recording> sample(String file) {
    String name = file.replaceFirst(".*/", "").replaceFirst("\\.json$", "");
    if (name.equals("workspace-access")) {
      String workspace = text(file.replace(name, "workspace"));
      return List.of(Recording.answer(file, "/user/workspaces", text(file)).withDetail(workspace));
    }
    return CLI.containsKey(name)
        ? List.of(placed(file, REPOSITORY + CLI.get(name), text(file)))
        : List.of();
  }

  /** Puts what is only a part of an object, or the answer to an approval, into an object. */
  private static Recording placed(String file, String path, String text) {
    String object =
        switch (path.replaceFirst(".*/", "")) {
          case "approve" -> "{\"id\":123,\"participants\":[" + text + "]}";
          case "target" -> "{\"uuid\":\"{1}\",\"build_number\":1,\"target\":" + text + "}";
          default -> text;
        };
    return Recording.answer(file, path.replaceFirst("/(approve|target)$", ""), object);
  }
}
