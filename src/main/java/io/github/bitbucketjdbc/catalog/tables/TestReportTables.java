package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/**
 * What the tests of a step reported. Steps without a report answer 404, which stands for no rows;
 * none of the three answers is described by the service.
 */
final class TestReportTables {
  private static final String REPORTS =
      "/repositories/{workspace}/{RepositorySlug}/pipelines/{PipelineUUID}/steps/{StepUUID}"
          + "/test_reports";
  private static final String[] READ = {"read:pipeline:bitbucket", "pipeline"};

  private TestReportTables() {}

  static List<TableDef> all() {
    return List.of(reports(), cases(), reasons());
  }

  private static TableBuilder ofStep(String name, String description) {
    return table(name, Scope.REPOSITORY, description)
        .requestKey("PipelineUUID", VARCHAR, "UUID of the run")
        .requestKey("StepUUID", VARCHAR, "UUID of the step");
  }

  private static TableBuilder belowStep(TableBuilder table) {
    return table.parent(
        "PipelineSteps", List.of("PipelineUUID", "UUID"), List.of("PipelineUUID", "StepUUID"));
  }

  private static TableDef reports() {
    return belowStep(ofStep("PipelineTestReports", "How many tests of a step passed and failed"))
        .integer("NumberOfTestCases", "number_of_test_cases", "How many tests there are")
        .integer(
            "NumberOfSuccessfulTestCases",
            "number_of_successful_test_cases",
            "How many of them passed")
        .integer("NumberOfFailedTestCases", "number_of_failed_test_cases", "How many failed")
        .integer(
            "NumberOfErrorTestCases", "number_of_error_test_cases", "How many ended in an error")
        .integer(
            "NumberOfSkippedTestCases", "number_of_skipped_test_cases", "How many were left out")
        .get(REPORTS, READ)
        .typicalRows(1)
        .example(
            "SELECT s.Name, t.NumberOfFailedTestCases FROM api.PipelineSteps s JOIN"
                + " api.PipelineTestReports t ON t.PipelineUUID = s.PipelineUUID AND"
                + " t.StepUUID = s.UUID LIMIT 10")
        .build();
  }

  private static TableDef cases() {
    return belowStep(ofStep("PipelineTestCases", "Tests that ran in steps"))
        .key("UUID", VARCHAR, "uuid", "UUID of the test in this run")
        .text("Name", "name", "Name of the test")
        .text("FullyQualifiedName", "fully_qualified_name", "Name with package and class")
        .text("PackageName", "package_name", "Package or file it stands in")
        .text("Status", "status", "SUCCESSFUL, FAILED, ERROR or SKIPPED")
        .text("Duration", "duration", "How long it took, as an ISO 8601 duration such as PT0.2S")
        .list(REPORTS + "/test_cases", l -> l.mayBeMissing().scopes(READ))
        .typicalRows(100)
        .example(
            "SELECT FullyQualifiedName, Duration FROM api.PipelineTestCases"
                + " WHERE Status = 'FAILED' LIMIT 3")
        .build();
  }

  private static TableDef reasons() {
    return ofStep("PipelineTestCaseReasons", "Why tests failed: messages and traces")
        .requestKey("TestCaseUUID", VARCHAR, "UUID of the test in this run")
        .parent(
            "PipelineTestCases",
            List.of("PipelineUUID", "StepUUID", "UUID"),
            List.of("PipelineUUID", "StepUUID", "TestCaseUUID"))
        .withoutKey()
        .text("Type", "type", "What kind of reason it is, as Bitbucket calls it")
        .text("Message", "message", "Message of the test")
        .text("Output", "output", "What the test printed")
        .list(
            REPORTS + "/test_cases/{TestCaseUUID}/test_case_reasons",
            l -> l.withoutFields().mayBeMissing().scopes(READ))
        .typicalRows(1)
        .example(
            "SELECT t.Name, r.Message FROM api.PipelineTestCases t JOIN api.PipelineTestCaseReasons r"
                + " ON r.PipelineUUID = t.PipelineUUID AND r.StepUUID = t.StepUUID AND"
                + " r.TestCaseUUID = t.UUID WHERE t.Status = 'FAILED' LIMIT 10")
        .build();
  }
}
