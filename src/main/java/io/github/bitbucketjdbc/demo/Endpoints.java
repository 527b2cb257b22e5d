package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.stream.Stream;

/** Everything that the server answers to. */
final class Endpoints {
  static final String WORKSPACE = "/workspaces/{workspace}";
  static final String REPOSITORY = "/repositories/{workspace}/{repo_slug}";

  private Endpoints() {}

  static List<Route> all() {
    return Stream.of(
            WorkspaceEndpoints.routes(),
            RepositoryEndpoints.routes(),
            SourceEndpoints.routes(),
            CommitEndpoints.routes(),
            ReviewEndpoints.routes(),
            PullRequestEndpoints.routes(),
            PipelineEndpoints.routes(),
            RetiredEndpoints.routes())
        .flatMap(List::stream)
        .toList();
  }
}
