package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;
import java.util.Map;

/** Pipelines and their steps. */
final class PipelineTables {
  private static final String LIST = "/repositories/{workspace}/{RepositorySlug}/pipelines";
  private static final String[] READ = {"read:pipeline:bitbucket", "pipeline"};

  private static final Map<String, String> SELECTORS =
      Map.of(
          "branches", "BRANCH",
          "custom", "CUSTOM",
          "default", "DEFAULT",
          "pull-requests", "PULLREQUESTS");

  private PipelineTables() {}

  static List<TableDef> all() {
    return List.of(pipelines(), steps());
  }

  /**
   * The list accepts {@code q} and ignores it; it has filter parameters of its own, whose values
   * differ from those in the answer (seen 2026-10-05). Its {@code next} drops {@code sort}. Tags
   * are not asked for by type, because it knows two types of them and the answer one, and commits
   * only by all 40 digits.
   */
  private static TableDef pipelines() {
    return table("Pipelines", Scope.REPOSITORY, "Runs of Bitbucket Pipelines")
        .key("UUID", VARCHAR, "uuid", "UUID of the run")
        .bigint("BuildNumber", "build_number", "Number of the run within its repository")
        .notNull()
        .text("StateName", "state.name", "PENDING, IN_PROGRESS or COMPLETED")
        .text("ResultName", "state.result.name", "Result of a completed run, such as SUCCESSFUL")
        .text("StageName", "state.stage.name", "Stage of a run in progress, such as RUNNING")
        .user("Creator", "creator", "the person who started it")
        .text("TargetType", "target.type", "What it was started for, as Bitbucket calls it")
        .text("TargetRefType", "target.ref_type", "branch or tag")
        .text("TargetRefName", "target.ref_name", "Branch or tag it ran on")
        .text("TargetCommitHash", "target.commit.hash", "Commit it ran on")
        .references("Commits", "Hash", "TargetCommitHash")
        .text("TargetSelectorType", "target.selector.type", "Section of the configuration")
        .text("TargetSelectorPattern", "target.selector.pattern", "Pattern of that section")
        .text("TargetSource", "target.source", "Source branch of a pull request's run")
        .text("TargetDestination", "target.destination", "Destination branch of that run")
        .text(
            "TargetDestinationCommitHash",
            "target.destination_commit.hash",
            "Commit of the destination branch, 12 digits")
        .bigint("TargetPullRequestId", "target.pullrequest.id", "Pull request it ran for")
        .references("PullRequests", "Id", "TargetPullRequestId")
        .text("ErrorKey", "state.result.error.key", "What kind of error ended it")
        .text("ErrorMessage", "state.result.error.message", "Error that ended it")
        .text("TriggerName", "trigger.name", "What started it: PUSH, MANUAL, SCHEDULE …")
        .instant("CreatedOn", "created_on", "When it was started")
        .sortableStable()
        .notNull()
        .instant("CompletedOn", "completed_on", "When it ended")
        .bigint("DurationInSeconds", "duration_in_seconds", "Seconds from start to end")
        .bigint("BuildSecondsUsed", "build_seconds_used", "Build seconds that were charged")
        .integer("RunNumber", "run_number", "How often it was run, counting reruns")
        .flag("Expired", "expired", "Whether its logs are gone")
        .flag("HasVariables", "has_variables", "Whether it was given variables")
        .text("Labels", "labels", "Labels, as a JSON object")
        .text("ConfigurationSources", "configuration_sources", "Files that define it, as JSON")
        .list(
            LIST,
            l ->
                l.paging(Paging.STEPPED)
                    .stableSort("created_on")
                    .parameter("CreatorUUID", "creator.uuid")
                    .parameter("TargetRefName", "target.ref_name")
                    .narrowing("TargetRefType", "target.ref_type", Map.of("branch", "BRANCH"))
                    .narrowing("TargetCommitHash", "target.commit.hash", "[0-9a-f]{40}")
                    .narrowing("TargetSelectorType", "target.selector.type", SELECTORS)
                    .narrowing(
                        "TriggerName", "trigger_type", Map.of("PUSH", "PUSH", "MANUAL", "MANUAL"))
                    .parameter(
                        "ResultName",
                        "status",
                        Map.of(
                            "SUCCESSFUL", "PASSED",
                            "FAILED", "FAILED",
                            "ERROR", "ERROR",
                            "STOPPED", "STOPPED"))
                    .scopes(READ))
        .get(LIST + "/{UUID}", READ)
        .insert(
            Method.POST,
            LIST,
            w ->
                w.constant("target.type", "pipeline_ref_target")
                    .required("TargetRefType", "TargetRefName")
                    .optional("TargetCommitHash", "TargetSelectorType", "TargetSelectorPattern")
                    .scopes("write:pipeline:bitbucket", "pipeline:write")
                    .note("INSERT starts a run; RunPipeline can give it variables as well."))
        .typicalRows(1000)
        .example("SELECT BuildNumber, ResultName FROM api.Pipelines WHERE ResultName = 'FAILED'")
        .build();
  }

  private static TableDef steps() {
    return table("PipelineSteps", Scope.REPOSITORY, "Steps of the runs of Bitbucket Pipelines")
        .requestKey("PipelineUUID", VARCHAR, "UUID of the run")
        .parent("Pipelines", "UUID", "PipelineUUID")
        .key("UUID", VARCHAR, "uuid", "UUID of the step")
        .text("Name", "name", "Name of the step")
        .text("StateName", "state.name", "PENDING, IN_PROGRESS or COMPLETED")
        .text("ResultName", "state.result.name", "Result of a completed step")
        .text("StageName", "state.stage.name", "Stage of a step in progress")
        .text("ErrorKey", "state.result.error.key", "What kind of error ended it")
        .text("ErrorMessage", "state.result.error.message", "Error that ended it")
        .text("ImageName", "image.name", "Container image it ran in")
        .text("TriggerType", "trigger.type", "How it was started, as Bitbucket calls it")
        .instant("StartedOn", "started_on", "When it began")
        .instant("CompletedOn", "completed_on", "When it ended")
        .bigint("DurationInSeconds", "duration_in_seconds", "Seconds from begin to end")
        .bigint("BuildSecondsUsed", "build_seconds_used", "Build seconds that were charged")
        .integer("RunNumber", "run_number", "How often it was run, counting reruns")
        .integer("MaxTime", "maxTime", "Minutes it may take")
        .text("SetupCommands", "setup_commands", "Commands that prepare it, as a JSON list")
        .text("ScriptCommands", "script_commands", "Commands of its script, as a JSON list")
        .text("TeardownCommands", "teardown_commands", "Commands that end it, as a JSON list")
        .list(LIST + "/{PipelineUUID}/steps", l -> l.paging(Paging.ONE_PAGE).scopes(READ))
        .get(LIST + "/{PipelineUUID}/steps/{UUID}", READ)
        .typicalRows(5)
        .example(
            "SELECT s.Name, s.DurationInSeconds FROM api.Pipelines p JOIN api.PipelineSteps s"
                + " ON s.PipelineUUID = p.UUID WHERE p.ResultName = 'FAILED'")
        .build();
  }
}
