package io.github.bitbucketjdbc.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sample answers in the specification of the API. */
final class ApiSamples {
  private static final String PROJECT = "/workspaces/{workspace}/projects/{project_key}";
  private static final String ELSEWHERE = "the catalog reads the same from another address";
  private static final String REMOVED = "removed by Bitbucket";

  /** Addresses whose samples are no answer of an endpoint of the catalog, and why. */
  static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("/hook_events", "addresses of the lists that the catalog reads"),
          Map.entry(
              "/repositories/{workspace}/{repo_slug}/file-conflicts/{spec}", "not in the catalog"),
          Map.entry(
              "/repositories/{workspace}/{repo_slug}/issues/export/{repo_name}-issues-{task_id}.zip",
              "a job"),
          Map.entry("/repositories/{workspace}/{repo_slug}/issues/import", "a job, not an issue"),
          Map.entry("/teams/{username}/search/code", ELSEWHERE),
          Map.entry("/users/{selected_user}/search/code", ELSEWHERE),
          Map.entry("/user/permissions/repositories", REMOVED),
          Map.entry("/user/permissions/workspaces", REMOVED),
          Map.entry("/workspaces", REMOVED),
          Map.entry("/user/workspaces/{workspace}/permissions/repositories", ELSEWHERE),
          Map.entry("/workspaces/{workspace}/permissions/repositories/{repo_slug}", ELSEWHERE),
          Map.entry(
              PROJECT + "/default-reviewers/{selected_user}",
              "a bare user, where the list has the user inside of its elements"),
          Map.entry(
              PROJECT + "/deploy-keys/{key_id}", "a list, where the text says that it is a key"));

  private ApiSamples() {}

  /** Returns every sample of a success, whatever the method: a PUT answers what a GET does. */
  static List<Recording> of(Path specification) {
    String text;
    try {
      text = Files.readString(specification);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Recording> samples = new ArrayList<>();
    PlainReading.tree(text)
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> add(samples, path.getKey(), method.getKey(), method.getValue())));
    return samples;
  }

  private static void add(List<Recording> samples, String path, String method, JsonNode operation) {
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> {
              JsonNode sample = response.getValue().path("examples").path("application/json");
              if (response.getKey().startsWith("2") && sample.isObject()) {
                samples.add(Recording.answer(method, path, sample.toString()));
              }
            });
  }
}
