package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteBuilder;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/**
 * How pipelines are set up. Bitbucket spells the path two ways: {@code pipelines_config} for
 * settings, schedules, SSH and variables, {@code pipelines-config} for caches and runners.
 */
final class PipelineSettingTables {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String CONFIG = REPOSITORY + "/pipelines_config";
  private static final String HYPHENATED = REPOSITORY + "/pipelines-config";
  private static final String[] READ = {"read:pipeline:bitbucket", "pipeline"};
  private static final String[] WRITE = {"write:pipeline:bitbucket", "pipeline:write"};
  private static final String[] RUNNER = {"read:runner:bitbucket", "runner"};

  private PipelineSettingTables() {}

  static List<TableDef> all() {
    return List.of(
        config(),
        variables(),
        caches(),
        runners(),
        schedules(),
        executions(),
        knownHosts(),
        keyPair());
  }

  private static TableDef config() {
    return table("PipelineConfig", Scope.REPOSITORY, "Whether Bitbucket Pipelines is switched on")
        .flag("Enabled", "enabled", "Whether pipelines run")
        .repository("Repository", "repository", "the repository")
        .get(CONFIG, "admin:repository:bitbucket", "repository:admin")
        .update(
            Method.PUT,
            CONFIG,
            w -> w.optional("Enabled").scopes("admin:pipeline:bitbucket", "repository:admin"))
        .typicalRows(1)
        .example("SELECT RepositorySlug FROM AllRepositories.PipelineConfig WHERE Enabled = TRUE")
        .build();
  }

  /** Secured variables come without a value. */
  private static TableDef variables() {
    return table("PipelineVariables", Scope.REPOSITORY, "Variables that pipelines are given")
        .key("UUID", VARCHAR, "uuid", "UUID of the variable")
        .text("Key", "key", "Name of the variable")
        .text("Value", "value", "Value; NULL when it is secured")
        .flag("Secured", "secured", "Whether nobody can read the value")
        .flag("System", "system", "Whether Bitbucket made it")
        .list(CONFIG + "/variables", l -> l.scopes(READ))
        .get(CONFIG + "/variables/{UUID}", READ)
        .insert(Method.POST, CONFIG + "/variables", PipelineSettingTables::newVariable)
        .update(Method.PUT, CONFIG + "/variables/{UUID}", PipelineSettingTables::variableChange)
        .delete(Method.DELETE, CONFIG + "/variables/{UUID}", PipelineSettingTables::variableEnd)
        .typicalRows(10)
        .example("SELECT Key, Value FROM api.PipelineVariables WHERE Secured = FALSE")
        .build();
  }

  static WriteBuilder newVariable(WriteBuilder write) {
    return variable(write.required("Key", "Value").optional("Secured"));
  }

  /** A value that is secured is not told, and stays as it is unless a new one is sent. */
  static WriteBuilder variableChange(WriteBuilder write) {
    return variable(write.optional("Key", "Value", "Secured").neverNull("Secured").complete());
  }

  static WriteBuilder variableEnd(WriteBuilder write) {
    return variable(write);
  }

  private static WriteBuilder variable(WriteBuilder write) {
    return write.scopes("admin:pipeline:bitbucket", "pipeline:variable");
  }

  private static TableDef caches() {
    return table("PipelineCaches", Scope.REPOSITORY, "Caches that pipelines filled")
        .key("UUID", VARCHAR, "uuid", "UUID of the cache")
        .text("Name", "name", "Name of the cache in the configuration")
        .text("PipelineUUID", "pipeline_uuid", "UUID of the run that filled it")
        .references("Pipelines", "UUID", "PipelineUUID")
        .text("StepUUID", "step_uuid", "UUID of the step that filled it")
        .text("KeyHash", "key_hash", "Hash of the files that its version depends on")
        .text("Path", "path", "Folder that is kept")
        .bigint("FileSizeBytes", "file_size_bytes", "Size of the archive in bytes")
        .instant("CreatedOn", "created_on", "When it was filled")
        .list(HYPHENATED + "/caches", l -> l.scopes(READ))
        .delete(Method.DELETE, HYPHENATED + "/caches/{UUID}", w -> w.scopes(WRITE))
        .typicalRows(10)
        .example("SELECT Name, FileSizeBytes FROM api.PipelineCaches ORDER BY FileSizeBytes DESC")
        .build();
  }

  /** The secret of a runner's OAuth client is told only once, to whoever made the runner. */
  private static TableDef runners() {
    return table("PipelineRunners", Scope.REPOSITORY, "Self-hosted runners of the repository")
        .key("UUID", VARCHAR, "uuid", "UUID of the runner")
        .text("Name", "name", "Name of the runner")
        .text("Labels", "labels", "Labels by which steps choose it, as a JSON list")
        .text("StateStatus", "state.status", "ONLINE, OFFLINE, UNREGISTERED, DISABLED …")
        .text("StateVersionVersion", "state.version.version", "Version that is installed")
        .text("StateVersionCurrent", "state.version.current", "Version that should be installed")
        .flag("StateCordoned", "state.cordoned", "Whether it takes no new steps")
        .instant("StateUpdatedOn", "state.updated_on", "When its state last changed")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .text("OauthClientId", "oauth_client.id", "OAuth client that it signs in with")
        .text("OauthClientTokenEndpoint", "oauth_client.token_endpoint", "Where it gets tokens")
        .text("OauthClientAudience", "oauth_client.audience", "Whom its tokens are for")
        .list(HYPHENATED + "/runners", l -> l.scopes(RUNNER))
        .get(HYPHENATED + "/runners/{UUID}", RUNNER)
        .insert(Method.POST, HYPHENATED + "/runners", PipelineSettingTables::newRunner)
        .update(Method.PUT, HYPHENATED + "/runners/{UUID}", PipelineSettingTables::runnerChange)
        .delete(Method.DELETE, HYPHENATED + "/runners/{UUID}", PipelineSettingTables::runnerEnd)
        .typicalRows(5)
        .example("SELECT Name, StateStatus FROM api.PipelineRunners")
        .build();
  }

  static WriteBuilder newRunner(WriteBuilder write) {
    return runnerEnd(write.required("Name").requiredJson("Labels"));
  }

  /** What is not sent becomes empty. */
  static WriteBuilder runnerChange(WriteBuilder write) {
    return runnerEnd(write.optional("Name").json("Labels").complete());
  }

  static WriteBuilder runnerEnd(WriteBuilder write) {
    return write.scopes("write:runner:bitbucket", "runner:write");
  }

  private static TableDef schedules() {
    return table("PipelineSchedules", Scope.REPOSITORY, "When pipelines run by the clock")
        .key("UUID", VARCHAR, "uuid", "UUID of the schedule")
        .flag("Enabled", "enabled", "Whether it is in force")
        .text("CronPattern", "cron_pattern", "Times in UTC, as a cron expression of seven fields")
        .text("TargetRefType", "target.ref_type", "branch or tag")
        .text("TargetRefName", "target.ref_name", "Branch or tag it runs on")
        .text("TargetCommitHash", "target.commit.hash", "Commit it runs on, if it is a fixed one")
        .text("TargetSelectorType", "target.selector.type", "Section of the configuration")
        .text("TargetSelectorPattern", "target.selector.pattern", "Pattern of that section")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .list(CONFIG + "/schedules", l -> l.scopes(READ))
        .get(CONFIG + "/schedules/{UUID}", READ)
        .insert(
            Method.POST,
            CONFIG + "/schedules",
            w ->
                w.constant("type", "pipeline_schedule")
                    .constant("target.type", "pipeline_ref_target")
                    .required("CronPattern", "TargetRefType", "TargetRefName")
                    .optional("TargetSelectorType", "TargetSelectorPattern", "Enabled")
                    .scopes(WRITE))
        .update(
            Method.PUT,
            CONFIG + "/schedules/{UUID}",
            w -> w.constant("type", "pipeline_schedule").optional("Enabled").scopes(WRITE))
        .delete(Method.DELETE, CONFIG + "/schedules/{UUID}", w -> w.scopes(WRITE))
        .typicalRows(3)
        .example(
            "SELECT TargetRefName, CronPattern FROM api.PipelineSchedules WHERE Enabled = TRUE")
        .build();
  }

  private static TableDef executions() {
    return table(
            "PipelineScheduleExecutions",
            Scope.REPOSITORY,
            "What schedules did: a run that was started, or the error that prevented it")
        .requestKey("ScheduleUUID", VARCHAR, "UUID of the schedule")
        .parent("PipelineSchedules", "UUID", "ScheduleUUID")
        .withoutKey()
        .text("Type", "type", "Whether a run was started, as Bitbucket calls it")
        .text("PipelineUUID", "pipeline.uuid", "UUID of the run")
        .references("Pipelines", "UUID", "PipelineUUID")
        .bigint("PipelineBuildNumber", "pipeline.build_number", "Number of the run")
        .text("ErrorKey", "error.key", "What kind of error prevented it")
        .text("ErrorMessage", "error.message", "Error that prevented it")
        .list(CONFIG + "/schedules/{ScheduleUUID}/executions", l -> l.scopes(READ))
        .typicalRows(100)
        .example(
            "SELECT s.CronPattern, e.ErrorMessage FROM api.PipelineSchedules s JOIN"
                + " api.PipelineScheduleExecutions e ON e.ScheduleUUID = s.UUID"
                + " WHERE e.ErrorKey IS NOT NULL")
        .build();
  }

  private static TableDef knownHosts() {
    return table("PipelineKnownHosts", Scope.REPOSITORY, "SSH hosts that pipelines trust")
        .key("UUID", VARCHAR, "uuid", "UUID of the entry")
        .text("Hostname", "hostname", "Name of the host, with the port if it is not 22")
        .text("PublicKeyKeyType", "public_key.key_type", "Type of the key")
        .text("PublicKeyKey", "public_key.key", "Key of the host in base 64")
        .text("PublicKeyMd5Fingerprint", "public_key.md5_fingerprint", "MD5 fingerprint")
        .text("PublicKeySha256Fingerprint", "public_key.sha256_fingerprint", "SHA-256 fingerprint")
        .list(CONFIG + "/ssh/known_hosts", l -> l.scopes(READ))
        .get(CONFIG + "/ssh/known_hosts/{UUID}", READ)
        .insert(
            Method.POST,
            CONFIG + "/ssh/known_hosts",
            w -> knownHost(w).required("Hostname", "PublicKeyKeyType", "PublicKeyKey"))
        .update(
            Method.PUT,
            CONFIG + "/ssh/known_hosts/{UUID}",
            w -> knownHost(w).optional("Hostname", "PublicKeyKeyType", "PublicKeyKey").complete())
        .delete(
            Method.DELETE,
            CONFIG + "/ssh/known_hosts/{UUID}",
            w -> w.scopes("admin:pipeline:bitbucket", "pipeline:write"))
        .typicalRows(5)
        .example("SELECT Hostname, PublicKeyKeyType FROM api.PipelineKnownHosts")
        .build();
  }

  /** Without these types it is refused (seen 2026-10-05). */
  private static WriteBuilder knownHost(WriteBuilder write) {
    return write
        .constant("type", "pipeline_known_host")
        .constant("public_key.type", "pipeline_ssh_public_key")
        .scopes("admin:pipeline:bitbucket", "pipeline:write");
  }

  /** A repository without a key pair answers 404; the private key is never told. */
  private static TableDef keyPair() {
    return table("PipelineSSHKeyPair", Scope.REPOSITORY, "SSH key that pipelines sign in with")
        .text("PublicKey", "public_key", "Public half of the key")
        .writtenText("PrivateKey", "private_key", "Private half; can be set and is never told")
        .get(CONFIG + "/ssh/key_pair", READ)
        .insert(Method.PUT, CONFIG + "/ssh/key_pair", w -> keyPair(w).overwrites("PublicKey"))
        .update(Method.PUT, CONFIG + "/ssh/key_pair", w -> keyPair(w).overwrites())
        .delete(Method.DELETE, CONFIG + "/ssh/key_pair", w -> w.scopes(WRITE))
        .typicalRows(1)
        .example("SELECT RepositorySlug, PublicKey FROM AllRepositories.PipelineSSHKeyPair")
        .build();
  }

  private static WriteBuilder keyPair(WriteBuilder write) {
    return write
        .constant("type", "pipeline_ssh_key_pair")
        .required("PublicKey", "PrivateKey")
        .scopes("admin:pipeline:bitbucket", "pipeline:write");
  }
}
