package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** How a workspace is set up: its webhooks, and what its pipelines share. */
final class WorkspaceSettingTables {
  private static final String WORKSPACE = "/workspaces/{workspace}";
  private static final String[] READ_WEBHOOK = {"read:webhook:bitbucket", "webhook"};
  private static final String[] READ_PIPELINE = {"read:pipeline:bitbucket", "pipeline"};
  private static final String[] READ_RUNNER = {"read:runner:bitbucket", "runner"};

  private WorkspaceSettingTables() {}

  static List<TableDef> all() {
    return List.of(webhooks(), hookEvents(), variables(), runners());
  }

  /** Webhooks call the time of their making {@code created_at}, as nothing else does. */
  private static TableDef webhooks() {
    return table("WorkspaceWebhooks", Scope.WORKSPACE, "Webhooks of the workspace")
        .key("UUID", VARCHAR, "uuid", "UUID of the webhook")
        .text("Description", "description", "What it is for")
        .text("URL", "url", "Address to which events are sent")
        .flag("Active", "active", "Whether events are sent")
        .text("Events", "events", "Events it waits for, as a JSON list; see HookEvents")
        .text("SubjectType", "subject_type", "What it watches: repository or workspace")
        .flag("SecretSet", "secret_set", "Whether requests are signed with a secret")
        .writtenText(
            "Secret", "secret", "Secret to sign requests with; can be set and is never told")
        .flag("SkipCertVerification", "skip_cert_verification", "Whether any certificate will do")
        .flag("HistoryEnabled", "history_enabled", "Whether its requests are kept for a while")
        .flag("ReadOnly", "read_only", "Whether it cannot be changed")
        .instant("CreatedAt", "created_at", "When it was made")
        .list(WORKSPACE + "/hooks", l -> l.scopes(READ_WEBHOOK))
        .get(WORKSPACE + "/hooks/{UUID}", READ_WEBHOOK)
        .insert(Method.POST, WORKSPACE + "/hooks", SettingTables::newWebhook)
        .update(Method.PUT, WORKSPACE + "/hooks/{UUID}", SettingTables::webhookChange)
        .delete(
            Method.DELETE,
            WORKSPACE + "/hooks/{UUID}",
            w -> w.scopes("delete:webhook:bitbucket", "webhook"))
        .typicalRows(5)
        .example("SELECT Description, URL FROM WorkspaceWebhooks WHERE Active = TRUE")
        .build();
  }

  /** Public data; the two types of subjects are the ones the specification lists (August 2026). */
  private static TableDef hookEvents() {
    return table("HookEvents", Scope.USER, "Events that webhooks can wait for")
        .requestKey("SubjectType", VARCHAR, "What a webhook watches: repository or workspace")
        .values("repository", "workspace")
        .key("Event", VARCHAR, "event", "Name of the event, such as repo:push")
        .text("Category", "category", "Group of events")
        .text("Label", "label", "Short name")
        .text("Description", "description", "When it happens")
        .list("/hook_events/{SubjectType}", l -> l)
        .typicalRows(30)
        .example("SELECT Event, Description FROM HookEvents WHERE SubjectType = 'workspace'")
        .build();
  }

  private static TableDef variables() {
    return table(
            "WorkspaceVariables", Scope.WORKSPACE, "Variables that all pipelines of it can use")
        .key("UUID", VARCHAR, "uuid", "UUID of the variable")
        .text("Key", "key", "Name of the variable")
        .text("Value", "value", "Its value; NULL when it is secured")
        .flag("Secured", "secured", "Whether the service keeps the value to itself")
        .flag("System", "system", "Whether Bitbucket made it")
        .list(WORKSPACE + "/pipelines-config/variables", l -> l.scopes(READ_PIPELINE))
        .get(WORKSPACE + "/pipelines-config/variables/{UUID}", READ_PIPELINE)
        .insert(
            Method.POST,
            WORKSPACE + "/pipelines-config/variables",
            PipelineSettingTables::newVariable)
        .update(
            Method.PUT,
            WORKSPACE + "/pipelines-config/variables/{UUID}",
            PipelineSettingTables::variableChange)
        .delete(
            Method.DELETE,
            WORKSPACE + "/pipelines-config/variables/{UUID}",
            PipelineSettingTables::variableEnd)
        .typicalRows(20)
        .example("SELECT Key, Value FROM WorkspaceVariables WHERE Secured = FALSE")
        .build();
  }

  private static TableDef runners() {
    return table("WorkspaceRunners", Scope.WORKSPACE, "Own machines that run pipelines' steps")
        .key("UUID", VARCHAR, "uuid", "UUID of the runner")
        .text("Name", "name", "Name of the runner")
        .text("Labels", "labels", "Labels by which steps choose it, as a JSON list")
        .text("StateStatus", "state.status", "State, such as ONLINE, OFFLINE or DISABLED")
        .text("StateVersionVersion", "state.version.version", "Version that is installed")
        .text("StateVersionCurrent", "state.version.current", "Version that is recommended")
        .instant("StateUpdatedOn", "state.updated_on", "When the state last changed")
        .flag("StateCordoned", "state.cordoned", "Whether it takes no new steps")
        .text("OauthClientId", "oauth_client.id", "Id of the OAuth client it signs in with")
        .text("OauthClientTokenEndpoint", "oauth_client.token_endpoint", "Where it gets tokens")
        .text("OauthClientAudience", "oauth_client.audience", "For whom its tokens are meant")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .list(WORKSPACE + "/pipelines-config/runners", l -> l.scopes(READ_RUNNER))
        .get(WORKSPACE + "/pipelines-config/runners/{UUID}", READ_RUNNER)
        .insert(
            Method.POST, WORKSPACE + "/pipelines-config/runners", PipelineSettingTables::newRunner)
        .update(
            Method.PUT,
            WORKSPACE + "/pipelines-config/runners/{UUID}",
            PipelineSettingTables::runnerChange)
        .delete(
            Method.DELETE,
            WORKSPACE + "/pipelines-config/runners/{UUID}",
            PipelineSettingTables::runnerEnd)
        .typicalRows(5)
        .example("SELECT Name, StateStatus FROM WorkspaceRunners WHERE StateStatus <> 'ONLINE'")
        .build();
  }
}
