package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that the server answers to. */
final class Endpoints {
  static final String WORKSPACE = "/workspaces/{workspace}";
  static final String REPOSITORY = "/repositories/{workspace}/{repo_slug}";

  private static final List<Function<List<Route>, List<Route>>> WRITERS =
      List.of(
          ProjectWrites::routes,
          RepositoryWrites::routes,
          RefWrites::routes,
          CommitWrites::routes,
          PullRequestWrites::routes,
          PullRequestActions::routes,
          DiscussionWrites::routes,
          GrantWrites::routes,
          KeyWrites::routes,
          HookWrites::routes,
          RuleWrites::routes,
          PipelineWrites::routes,
          PipelineSettingWrites::routes,
          EnvironmentWrites::routes,
          DownloadWrites::routes,
          SnippetWrites::routes);

  private Endpoints() {}

  static List<Route> all(DemoOptions options) {
    List<Route> reads = reads(options.hasIssueTracker());
    if (options.isReadOnly()) {
      return reads;
    }
    List<Route> all = new ArrayList<>(reads);
    all.addAll(writes(reads, options.hasIssueTracker()));
    return all;
  }

  private static List<Route> writes(List<Route> reads, boolean issueTracker) {
    List<Route> routes = new ArrayList<>();
    WRITERS.forEach(writer -> routes.addAll(writer.apply(reads)));
    if (issueTracker) {
      routes.addAll(IssueWrites.routes(reads));
    }
    return routes;
  }

  private static List<Route> reads(boolean issueTracker) {
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
            ContentEndpoints.routes(),
            issueTracker ? IssueEndpoints.routes() : RetiredEndpoints.issueTracker(),
            RetiredEndpoints.routes())
        .flatMap(List::stream)
        .toList();
  }
}
