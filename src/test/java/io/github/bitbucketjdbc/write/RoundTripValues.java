package io.github.bitbucketjdbc.write;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values for rows that are written: by the kind of the column, or from a list where the service
 * demands a meaning. Each column has two, and those of the second are what an update sets.
 */
final class RoundTripValues {
  /**
   * Texts may hold {@code #}, which becomes another letter in each round trip, or {@code @} for a
   * capital one.
   */
  private static final Map<String, List<Object>> SPECIAL = new HashMap<>();

  static {
    put("BranchTypes", kinds("one-#/"), kinds("two-#/"));
    put("DevelopmentName", "develop");
    put("ProductionName", "release/10.0");
    put("GroupPermissions.GroupSlug", "guests");
    put("Branches.Name", "round/trip-#");
    put("BranchRestrictions.Kind", "require_approvals_to_merge", "require_passing_builds_to_merge");
    put("BranchRestrictions.BranchMatchKind", "glob");
    put("BranchRestrictions.BranchType", "feature", "release");
    put("BranchRestrictions.Value", 2, 3);
    put("BranchRestrictions.Groups", "[]");
    put("BranchRestrictions.Users", "[]");
    put("CommitStatuses.State", "INPROGRESS", "SUCCESSFUL");
    put("CommitStatuses.URL", "https://ci.example/one/#", "https://ci.example/two/#");
    put("CommitReports.ReportType", "SECURITY", "TEST");
    put("CommitReports.Result", "PENDING", "PASSED");
    put(
        "CommitReports.Data",
        "[{\"title\":\"Share\",\"type\":\"PERCENTAGE\",\"value\":12}]",
        "[{\"title\":\"Safe\",\"type\":\"BOOLEAN\",\"value\":true}]");
    put("CommitReports.Link", "https://scan.example/1", "https://scan.example/2");
    put("CommitReports.LogoURL", "https://scan.example/1.png", "https://scan.example/2.png");
    put("CommitReportAnnotations.AnnotationType", "BUG", "CODE_SMELL");
    put("CommitReportAnnotations.Result", "FAILED", "PASSED");
    put("CommitReportAnnotations.Severity", "LOW", "HIGH");
    put("CommitReportAnnotations.Link", "https://scan.example/1", "https://scan.example/2");
    put("Environments.EnvironmentTypeName", "Test");
    put("Forks.WorkspaceSlug", "acme");
    put("Forks.Name", "fork-#");
    put("IssueChanges.Changes", "{\"priority\":{\"new\":\"trivial\"}}");
    put("Issues.State", "open", "resolved");
    put("Issues.Kind", "bug", "task");
    put("Issues.Priority", "minor", "blocker");
    put("PipelineKnownHosts.PublicKeyKeyType", "ssh-ed25519", "ssh-rsa");
    put(
        "PipelineSSHKeyPair.PublicKey",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI#",
        "ssh-rsa AAAAB3#");
    put("Pipelines.TargetRefType", "branch");
    put("Pipelines.TargetRefName", "main");
    put("Pipelines.TargetSelectorType", "custom");
    put("PipelineSchedules.TargetRefType", "branch");
    put("PipelineSchedules.TargetRefName", "main");
    put("PipelineSchedules.TargetSelectorType", "custom");
    put("PipelineSchedules.CronPattern", "0 0 1 * * ? *");
    put("Projects.Key", "TRIP@", "TRAP@");
    put("PullRequests.DestinationBranchName", "develop", "main");
    put("PullRequestTasks.State", "UNRESOLVED", "RESOLVED");
    put("Repositories.Slug", "trip-#");
    put("Repositories.Name", "trip-#", "trap-#");
    put("Repositories.ProjectKey", "WEB", "LAB");
    put("Repositories.ForkPolicy", "no_public_forks", "no_forks");
    put("Repositories.SCM", "git");
    put("Repositories.MainBranchName", "main");
    put("Repositories.Website", "https://a.example/", "https://b.example/");
    put("Snippets.SCM", "git");
    put("Tags.Name", "trip/#");
    put("UserGPGKeys.Key", "-----BEGIN PGP PUBLIC KEY BLOCK----- #");
    put("Permission", "read", "admin");
    put("Labels", "[\"linux\",\"one\"]", "[\"linux\",\"two\"]");
    put("Webhooks.Events", "[\"repo:push\"]", "[\"repo:push\",\"repo:fork\"]");
    put("WorkspaceWebhooks.Events", "[\"repo:push\"]", "[\"repo:push\",\"repo:fork\"]");
    put("Webhooks.URL", "https://hooks.example/one-#", "https://hooks.example/two-#");
    put("WorkspaceWebhooks.URL", "https://hooks.example/one-#", "https://hooks.example/two-#");
    put("DeployKeys.Key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI#");
    put("UserSSHKeys.Key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI#");
    for (String variables : List.of("Pipeline", "Environment", "Workspace")) {
      put(variables + "Variables.Key", "ONE_#", "TWO_#");
      put(variables + "Variables.Secured", false, true);
    }
  }

  private static String kinds(String prefix) {
    return List.of("feature", "bugfix", "release", "hotfix").stream()
        .map(k -> "{\"kind\":\"" + k + "\",\"enabled\":true,\"prefix\":\"" + k + prefix + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private final Map<String, List<Object>> found = new HashMap<>();
  private final String letter;

  private static void put(String column, Object... values) {
    SPECIAL.put(column, List.of(values));
  }

  /** Values of one round trip, which is told from others by a letter. */
  RoundTripValues(char letter) {
    this.letter = String.valueOf(letter);
  }

  static Set<String> specialColumns() {
    return SPECIAL.keySet();
  }

  /** Adds values that only the service knows, such as the UUID of a person. */
  void add(String column, Object... values) {
    found.put(column, List.of(values));
  }

  Object first(TableDef table, String column) {
    return value(table, column, 0);
  }

  /** Returns what an update sets, or the same when the column has but one value. */
  Object second(TableDef table, String column) {
    return value(table, column, 1);
  }

  private Object value(TableDef table, String column, int index) {
    ColumnDef def = table.column(column);
    String name = table.name() + "." + column;
    for (Map<String, List<Object>> source : List.of(found, SPECIAL)) {
      List<Object> values = source.getOrDefault(name, source.get(column));
      if (values != null) {
        Object value = values.get(Math.min(index, values.size() - 1));
        String own = table.scope() == Scope.PROJECT ? "p" : "";
        return value instanceof String text
            ? text.replace("#", letter + own).replace("@", letter.toUpperCase(Locale.ROOT))
            : value;
      }
    }
    if (!def.values().isEmpty()) {
      return def.values().get(index);
    }
    return switch (def.type()) {
      case VARCHAR -> column.toLowerCase(Locale.ROOT) + (index == 0 ? " ö1 " : " \"2' ") + letter;
      case BOOLEAN -> index == 0;
      case INTEGER -> index + 3;
      case BIGINT -> (long) index + 3;
      case DOUBLE -> index + 0.5;
      case TIMESTAMP -> Timestamp.from(Instant.parse("203" + index + "-02-03T04:05:06.789Z"));
    };
  }
}
