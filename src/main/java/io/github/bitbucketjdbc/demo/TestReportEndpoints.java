package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;

/** What the tests of steps reported; steps without a report answer 404. */
final class TestReportEndpoints {
  private static final String REPORTS =
      REPOSITORY + "/pipelines/{pipeline_uuid}/steps/{step_uuid}/test_reports";

  private TestReportEndpoints() {}

  static List<Route> routes() {
    return List.of(
        Route.object(REPORTS, "pipeline", call -> report(call).summary()),
        new Listing(REPORTS + "/test_cases", "pipeline", TestReportEndpoints::cases)
            .inOrder()
            .route(),
        new SmallCollection(
                REPORTS + "/test_cases/{test_case_uuid}/test_case_reasons",
                "pipeline",
                TestReportEndpoints::reasons)
            .listing()
            .route());
  }

  private static TestReport report(Call call) {
    PipelineStep step = call.step();
    TestReport report = new TestReport(step);
    if (!report.exists()) {
      throw ApiError.notFound("No test reports for step " + step.uuid());
    }
    return report;
  }

  private static Rows cases(Call call) {
    TestReport report = report(call);
    return new Rows(report.size(), report::testCase);
  }

  private static List<Json> reasons(Call call) {
    TestReport report = report(call);
    String wanted = call.variable("test_case_uuid");
    int index = report.ids().indexOfUuid(wanted);
    if (index < 0 || index >= report.size()) {
      throw ApiError.notFound("Test case " + wanted + " not found");
    }
    return new ArrayList<>(report.reasons(index));
  }
}
