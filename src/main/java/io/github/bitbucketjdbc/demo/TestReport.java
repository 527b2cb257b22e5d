package io.github.bitbucketjdbc.demo;

import java.util.List;

/** The report on the tests of a step, which only some of the finished steps have. */
record TestReport(PipelineStep step) {
  private static final List<String> SUBJECTS =
      List.of("OrbitSolver", "FuelGauge", "Größe & Maß", "CountdownClock", "TicketQueue");

  private Dice dice() {
    return step.dice().of(20);
  }

  boolean exists() {
    return step.index() % 2 == 0 && step.isCompleted() && dice().chance(1, 70);
  }

  int size() {
    return 2 + dice().below(2, 12);
  }

  Ids ids() {
    return new Ids(dice(), 21);
  }

  /** The first one fails when the step failed. */
  private String status(int index) {
    if (index == 0 && step.result().equals("FAILED")) {
      return "FAILED";
    }
    int roll = dice().of(3).below(index, 100);
    return roll < 4 ? "ERROR" : roll < 12 ? "SKIPPED" : "SUCCESSFUL";
  }

  Json summary() {
    return Json.object()
        .put("number_of_test_cases", size())
        .put("number_of_successful_test_cases", count("SUCCESSFUL"))
        .put("number_of_failed_test_cases", count("FAILED"))
        .put("number_of_error_test_cases", count("ERROR"))
        .put("number_of_skipped_test_cases", count("SKIPPED"))
        .put("step_uuid", step.uuid());
  }

  private int count(String status) {
    int count = 0;
    for (int i = 0; i < size(); i++) {
      count += status(i).equals(status) ? 1 : 0;
    }
    return count;
  }

  /** Durations are texts, and not every test has a package. */
  Json testCase(int index) {
    String subject = SUBJECTS.get(index % SUBJECTS.size());
    String name = "reaches T-" + index;
    Json row =
        Json.object()
            .put("type", "pipeline_step_test_case")
            .put("uuid", ids().uuid(index))
            .put("name", name)
            .put("fully_qualified_name", "example.rockets." + subject + "." + name)
            .put("status", status(index))
            .put("duration", "PT0." + (100 + dice().of(4).below(index, 899)) + "S");
    return index % 5 == 2 ? row : row.put("package_name", "example.rockets");
  }

  List<Json> reasons(int index) {
    String status = status(index);
    return status.equals("FAILED") || status.equals("ERROR")
        ? List.of(reason(status, "expected: <0> but was: <" + index + ">"), reason("OUTPUT", ""))
        : List.of();
  }

  private static Json reason(String type, String message) {
    return Json.object()
        .put("type", type)
        .put("message", message)
        .put("output", "at Orbit.solve\nat \"main\"");
  }
}
