package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.stream.Stream;

/** Everything that the server answers to. */
final class Endpoints {
  static final String WORKSPACE = "/workspaces/{workspace}";
  static final String REPOSITORY = "/repositories/{workspace}/{repo_slug}";

  private Endpoints() {}

  static List<Route> all(boolean issueTracker) {
    return Stream.of(
            UserEndpoints.routes(),
            WorkspaceEndpoints.routes(),
            WorkspaceSettingEndpoints.routes(),
            ProjectEndpoints.routes(),
            SnippetEndpoints.routes(),
            SearchEndpoints.routes(),
            RepositoryEndpoints.routes(),
            SourceEndpoints.routes(),
            CommitEndpoints.routes(),
            ReviewEndpoints.routes(),
            PullRequestEndpoints.routes(),
            PipelineEndpoints.routes(),
            TestReportEndpoints.routes(),
            PipelineSettingEndpoints.routes(),
            DeploymentEndpoints.routes(),
            RuleEndpoints.routes(),
            SettingEndpoints.routes(),
            issueTracker ? IssueEndpoints.routes() : RetiredEndpoints.issueTracker(),
            RetiredEndpoints.routes())
        .flatMap(List::stream)
        .toList();
  }
}
