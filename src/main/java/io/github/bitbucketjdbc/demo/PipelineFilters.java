package io.github.bitbucketjdbc.demo;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters by which pipelines are filtered. They are upper case and not the values of the
 * body ({@code PASSED} for {@code SUCCESSFUL}); an unknown value finds nothing (October 2026).
 */
final class PipelineFilters {
  private static final Map<String, String> RESULTS =
      Map.of("SUCCESSFUL", "PASSED", "FAILED", "FAILED", "ERROR", "ERROR", "STOPPED", "STOPPED");
  private static final Map<String, String> STAGES =
      Map.of("RUNNING", "BUILDING", "PAUSED", "PAUSED", "HALTED", "HALTED");
  private static final Map<String, String> SELECTORS =
      Map.of(
          "BRANCH",
          "branches",
          "TAG",
          "tags",
          "CUSTOM",
          "custom",
          "PULLREQUESTS",
          "pull-requests",
          "DEFAULT",
          "default");
  private static final Map<String, String> REF_TYPES =
      Map.of("BRANCH", "branch", "TAG", "tag", "ANNOTATED_TAG", "annotated_tag");

  private static final Map<String, BiPredicate<Json, String>> TESTS =
      Map.of(
          "creator.uuid",
          (row, value) -> value.equals(row.at("creator", "uuid")),
          "target.ref_type",
          (row, value) -> is(row.at("target", "ref_type"), REF_TYPES.get(value)),
          "target.ref_name",
          (row, value) -> value.equals(row.at("target", "ref_name")),
          "target.branch",
          (row, value) ->
              value.equals(row.at("target", "ref_name"))
                  && "branch".equals(row.at("target", "ref_type")),
          "target.commit.hash",
          (row, value) -> value.equals(row.at("target", "commit", "hash")),
          "target.selector.pattern",
          (row, value) -> value.equals(row.at("target", "selector", "pattern")),
          "target.selector.type",
          (row, value) -> is(row.at("target", "selector", "type"), SELECTORS.get(value)),
          "created_on",
          PipelineFilters::createdOn,
          "trigger_type",
          (row, value) -> value.equals(row.at("trigger", "name")),
          "status",
          (row, value) -> value.equals(status(row)));

  private PipelineFilters() {}

  /** All filters of a call together; a repeated {@code status} asks for either. */
  static @Nullable Expression of(Call call) {
    Expression all = null;
    for (Map.Entry<String, BiPredicate<Json, String>> test : TESTS.entrySet()) {
      List<String> wanted = call.query().all(test.getKey());
      if (!wanted.isEmpty()) {
        Expression either =
            row -> wanted.stream().anyMatch(value -> test.getValue().test(row, value));
        all = all == null ? either : new Expression.And(all, either);
      }
    }
    return all;
  }

  private static String status(Json row) {
    String result = RESULTS.get(String.valueOf(row.at("state", "result", "name")));
    String stage = STAGES.get(String.valueOf(row.at("state", "stage", "name")));
    boolean pending = "PENDING".equals(row.at("state", "name"));
    return pending
        ? "PENDING"
        : Objects.requireNonNullElse(result == null ? stage : result, "UNKNOWN");
  }

  private static boolean is(@Nullable Object actual, @Nullable String wanted) {
    return wanted != null && wanted.equals(actual);
  }

  private static boolean createdOn(Json row, String value) {
    try {
      return Stamps.parse(value) == Stamps.parse(String.valueOf(row.get("created_on")));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
