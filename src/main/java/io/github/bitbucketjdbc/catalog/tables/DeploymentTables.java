package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** Deployments, the environments they go to, and the keys that may deploy. */
final class DeploymentTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String[] READ = {"read:pipeline:bitbucket", "pipeline"};
  private static final String[] WRITE = {"admin:pipeline:bitbucket", "pipeline:write"};
  private static final String[] ADMIN = {"admin:repository:bitbucket", "repository:admin"};

  private DeploymentTables() {}

  static List<TableDef> all() {
    return List.of(deployments(), environments(), variables(), deployKeys());
  }

  /**
   * The list refuses to sort by {@code created_on} and accepts {@code q} without effect, so nothing
   * is given to it. Times are missing until something was deployed.
   */
  private static TableDef deployments() {
    TableBuilder table =
        table("Deployments", Scope.REPOSITORY, "Deployments of releases to environments")
            .key("UUID", VARCHAR, "uuid", "UUID of the deployment")
            .bigint("Number", "number", "Number of the deployment to its environment")
            .text("Key", "key", "Key under which Bitbucket files it")
            .bigint("Version", "version", "How often it was changed")
            .text("StateName", "state.name", "UNDEPLOYED, IN_PROGRESS or COMPLETED")
            .text("StateStatusName", "state.status.name", "SUCCESSFUL, FAILED or STOPPED")
            .text("StateURL", "state.url", "Page of the step that deployed it")
            .instant("StateStartedOn", "state.started_on", "When deploying began")
            .instant("StateCompletedOn", "state.completed_on", "When deploying ended")
            .user("StateDeployer", "state.deployer", "the person who deployed it")
            .text("EnvironmentUUID", "environment.uuid", "UUID of the environment")
            .references("Environments", "UUID", "EnvironmentUUID")
            .text("EnvironmentName", "environment.name", "Name of the environment")
            .text("EnvironmentSlug", "environment.slug", "Slug of the environment")
            .text(
                "EnvironmentTypeName",
                "environment.environment_type.name",
                "Test, Staging or Production")
            .text("StepUUID", "step.uuid", "UUID of the pipeline's step that deployed it");
    release(table, "Release", "release", "the release");
    release(table, "Deployable", "deployable", "what was deployed");
    return table
        .references("Pipelines", "UUID", "ReleasePipelineUUID")
        .references("Commits", "Hash", "ReleaseCommitHash")
        .instant("LastUpdateTime", "last_update_time", "When anything about it last changed")
        .list(REPOSITORY + "/deployments", l -> l.scopes(READ))
        .get(REPOSITORY + "/deployments/{UUID}", READ)
        .typicalRows(500)
        .example(
            "SELECT EnvironmentName, ReleaseName, StateCompletedOn FROM api.Deployments"
                + " WHERE StateName = 'COMPLETED' ORDER BY StateCompletedOn DESC LIMIT 10")
        .build();
  }

  private static void release(TableBuilder table, String prefix, String path, String what) {
    table
        .text(prefix + "UUID", path + ".uuid", "UUID of " + what)
        .text(prefix + "Key", path + ".key", "Key of " + what)
        .text(prefix + "Name", path + ".name", "Name of " + what + ", such as #186")
        .text(prefix + "URL", path + ".url", "Page of the run that made " + what)
        .text(prefix + "PipelineUUID", path + ".pipeline.uuid", "UUID of the run that made " + what)
        .text(prefix + "CommitHash", path + ".commit.hash", "Commit of " + what)
        .instant(prefix + "CreatedOn", path + ".created_on", "When it was made: " + what);
  }

  /** The specification knows two of these fields; the others were seen in answers of 2026. */
  private static TableDef environments() {
    return table("Environments", Scope.REPOSITORY, "Environments to which releases are deployed")
        .key("UUID", VARCHAR, "uuid", "UUID of the environment")
        .text("Name", "name", "Name of the environment")
        .text("Slug", "slug", "Short name of the environment")
        .text("EnvironmentTypeName", "environment_type.name", "Test, Staging or Production")
        .integer("EnvironmentTypeRank", "environment_type.rank", "Order of its type")
        .text("CategoryName", "category.name", "Category of the environment")
        .integer("Rank", "rank", "Order among the environments of its type")
        .flag("Hidden", "hidden", "Whether pages leave it out")
        .text("LockName", "lock.name", "OPEN, or LOCKED while something is deployed")
        .text("LockType", "lock.type", "Kind of the lock, as Bitbucket calls it")
        .text("LockTriggererPipelineUUID", "lock.triggerer.pipeline_uuid", "Run that locked it")
        .flag("EnvironmentLockEnabled", "environment_lock_enabled", "Whether it can be locked")
        .flag(
            "RestrictionsAdminOnly", "restrictions.admin_only", "Whether only admins deploy to it")
        .flag("DeploymentGateEnabled", "deployment_gate_enabled", "Whether something approves")
        .list(REPOSITORY + "/environments", l -> l.scopes(READ))
        .get(REPOSITORY + "/environments/{UUID}", READ)
        .insert(
            Method.POST,
            REPOSITORY + "/environments",
            w ->
                w.constant("type", "deployment_environment")
                    .required("Name", "EnvironmentTypeName")
                    .optional("Rank")
                    .scopes(WRITE))
        .update(
            Method.POST,
            REPOSITORY + "/environments/{UUID}/changes",
            w ->
                w.field("Name", "change.name")
                    .field("RestrictionsAdminOnly", "change.restrictions.admin_only")
                    .withoutRow()
                    .scopes(WRITE)
                    .note("Bitbucket accepts changes (202) and makes them a moment later."))
        .delete(Method.DELETE, REPOSITORY + "/environments/{UUID}", w -> w.scopes(WRITE))
        .typicalRows(4)
        .example("SELECT Name, EnvironmentTypeName, LockName FROM api.Environments")
        .build();
  }

  /** Secured variables come without a value. */
  private static TableDef variables() {
    String variables = REPOSITORY + "/deployments_config/environments/{EnvironmentUUID}/variables";
    return table("EnvironmentVariables", Scope.REPOSITORY, "Variables of environments")
        .requestKey("EnvironmentUUID", VARCHAR, "UUID of the environment")
        .parent("Environments", "UUID", "EnvironmentUUID")
        .key("UUID", VARCHAR, "uuid", "UUID of the variable")
        .text("Key", "key", "Name of the variable")
        .text("Value", "value", "Value; NULL when it is secured")
        .flag("Secured", "secured", "Whether nobody can read the value")
        .list(variables, l -> l.scopes(READ))
        .insert(Method.POST, variables, PipelineSettingTables::newVariable)
        .update(Method.PUT, variables + "/{UUID}", PipelineSettingTables::variableChange)
        .delete(Method.DELETE, variables + "/{UUID}", PipelineSettingTables::variableEnd)
        .typicalRows(10)
        .example(
            "SELECT e.Name, v.Key, v.Value FROM api.Environments e JOIN api.EnvironmentVariables v"
                + " ON v.EnvironmentUUID = e.UUID")
        .build();
  }

  private static TableDef deployKeys() {
    return table("DeployKeys", Scope.REPOSITORY, "SSH keys that may read the repository")
        .key("Id", BIGINT, "id", "Number of the key")
        .text("Key", "key", "The key itself")
        .text("Label", "label", "What people call it")
        .text("Comment", "comment", "Comment inside the key")
        .user("Owner", "owner", "the person who added it")
        .instant("CreatedOn", "created_on", "When it was added")
        .instant("LastUsed", "last_used", "When it was last used")
        .list(REPOSITORY + "/deploy-keys", l -> l.scopes(ADMIN))
        .get(REPOSITORY + "/deploy-keys/{Id}", ADMIN)
        .insert(
            Method.POST,
            REPOSITORY + "/deploy-keys",
            w ->
                w.required("Key")
                    .optional("Label")
                    .scopes("write:ssh-key:bitbucket", "repository:admin")
                    .note("A key cannot be changed: Bitbucket refuses every PUT."))
        .delete(
            Method.DELETE,
            REPOSITORY + "/deploy-keys/{Id}",
            w -> w.scopes("delete:ssh-key:bitbucket", "repository:admin"))
        .typicalRows(5)
        .example("SELECT RepositorySlug, Label FROM AllRepositories.DeployKeys")
        .build();
  }
}
