package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ProcedureDef.procedure;
import static java.sql.JDBCType.BIGINT;
import static java.sql.JDBCType.TIMESTAMP;
import static java.sql.JDBCType.VARCHAR;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;

/** Starts and stops pipelines, and reads what they wrote. */
final class PipelineProcedures {
  private static final String LIST = "/repositories/{workspace}/{RepositorySlug}/pipelines";
  private static final String ONE = LIST + "/{PipelineUUID}";

  private PipelineProcedures() {}

  static List<ProcedureDef> all() {
    return List.of(run(), stop(), log());
  }

  private static ProcedureDef run() {
    return procedure("RunPipeline", Scope.REPOSITORY, "Starts a pipeline")
        .optional("RefName", VARCHAR, "Branch or tag to run it for")
        .optional("RefType", VARCHAR, "What RefName names")
        .usually("branch")
        .choices("branch", "tag", "named_branch", "bookmark")
        .optional(
            "CommitHash", VARCHAR, "Commit to run it for; the newest one of RefName if absent")
        .optional(
            "SelectorType",
            VARCHAR,
            "Section of bitbucket-pipelines.yml; Bitbucket's choice if absent")
        .choices("custom", "default", "branches", "tags", "bookmarks", "pull-requests")
        .optional("SelectorPattern", VARCHAR, "Name or pattern within that section")
        .optional("Variables", VARCHAR, "Variables of this run, as a JSON object of texts")
        .optional(
            "SecuredVariables",
            VARCHAR,
            "Variables that logs and pages do not show, as a JSON object of texts")
        .post(LIST)
        .kind(ProcedureDef.Kind.PIPELINE)
        .result("UUID", VARCHAR, "uuid", "UUID of the pipeline")
        .result("BuildNumber", BIGINT, "build_number", "Its number in the repository")
        .result("StateName", VARCHAR, "state.name", "Its state, such as PENDING")
        .result("TargetRefName", VARCHAR, "target.ref_name", "Branch or tag it runs for")
        .result("TargetCommitHash", VARCHAR, "target.commit.hash", "Commit it runs for")
        .result("CreatedOn", TIMESTAMP, "created_on", "When it was started")
        .scopes("read:pipeline:bitbucket", "write:pipeline:bitbucket", "pipeline:write")
        .note("RefName or CommitHash has to be given.")
        .example("CALL api.RunPipeline(RefName => 'main', Variables => '{\"LEVEL\": \"full\"}')")
        .build();
  }

  private static ProcedureDef stop() {
    return procedure("StopPipeline", Scope.REPOSITORY, "Stops a pipeline that has not completed")
        .required("PipelineUUID", VARCHAR, "UUID of the pipeline")
        .post(ONE + "/stopPipeline")
        .result("PipelineUUID", VARCHAR, "UUID of the pipeline")
        .then("StopRequested", true, "Whether it was told to stop, which takes a moment")
        .scopes("write:pipeline:bitbucket", "pipeline:write")
        .example("CALL api.StopPipeline('{00000000-0000-4000-8000-000000000001}')")
        .build();
  }

  private static ProcedureDef log() {
    return SourceProcedures.text(
            procedure("GetPipelineLog", Scope.REPOSITORY, "Gets the log of a step of a pipeline")
                .required("PipelineUUID", VARCHAR, "UUID of the pipeline")
                .required("StepUUID", VARCHAR, "UUID of the step")
                .get(ONE + "/steps/{StepUUID}/log")
                .scopes("read:pipeline:bitbucket", "pipeline"))
        .note("A step that has not begun has no log.")
        .example("CALL api.GetPipelineLog(PipelineUUID => ?, StepUUID => ?)")
        .build();
  }
}
