package io.github.bitbucketjdbc.demo;

import java.util.List;

/** The checks that decide whether a pull request may be merged, as they are since October 2026. */
final class MergeCheck {
  private MergeCheck() {}

  static List<Json> of(PullRequest pull) {
    Json current = pull.current(true);
    String state = current.text("state");
    boolean open = state.equals("OPEN");
    boolean conflicts = hasConflicts(pull);
    long approvals = approvals(current);
    return List.of(
        check("pullrequest_state_check", open, true).put("reason", null).put("state", state),
        check("current_user_permission_check", true, true),
        check("git_mergeability_check", !conflicts, true)
            .put("reason", conflicts ? "conflicts" : "clean")
            .put("links", Json.object().put("details", Json.link(page(pull)))),
        check("standard_merge_check", approvals >= 2, true)
            .put("check", Json.object().put("kind", "minimum_approvals"))
            .put("requirement", Json.object().put("approval_count", 2))
            .put("observed", Json.object().put("approval_count", approvals)),
        check("standard_merge_check", Integer.valueOf(0).equals(current.get("task_count")), false)
            .put("check", Json.object().put("kind", "resolved_tasks")));
  }

  /** Whether it cannot be merged as its branches are. */
  static boolean hasConflicts(PullRequest pull) {
    return !pull.isNew() && pull.dice().chance(27, 20);
  }

  private static long approvals(Json pull) {
    return pull.get("participants") instanceof List<?> participants
        ? participants.stream()
            .filter(
                one -> one instanceof Json person && Boolean.TRUE.equals(person.get("approved")))
            .count()
        : 0;
  }

  private static Json check(String type, boolean passed, boolean required) {
    return Json.object()
        .put("type", type)
        .put("status", passed ? "PASSED" : "FAILED")
        .put("required", required)
        .put("blocking", required && !passed);
  }

  private static String page(PullRequest pull) {
    return "https://bitbucket.org/"
        + pull.repository().fullName()
        + "/pull-requests/"
        + pull.id()
        + "/diff";
  }
}
