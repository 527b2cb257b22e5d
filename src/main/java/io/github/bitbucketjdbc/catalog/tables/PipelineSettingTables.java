package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
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
        .typicalRows(10)
        .example("SELECT Key, Value FROM api.PipelineVariables WHERE Secured = FALSE")
        .build();
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
        .typicalRows(5)
        .example("SELECT Name, StateStatus FROM api.PipelineRunners")
        .build();
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
        .typicalRows(5)
        .example("SELECT Hostname, PublicKeyKeyType FROM api.PipelineKnownHosts")
        .build();
  }

  /** A repository without a key pair answers 404; the private key is never told. */
  private static TableDef keyPair() {
    return table("PipelineSSHKeyPair", Scope.REPOSITORY, "SSH key that pipelines sign in with")
        .text("PublicKey", "public_key", "Public half of the key")
        .get(CONFIG + "/ssh/key_pair", READ)
        .typicalRows(1)
        .example("SELECT RepositorySlug, PublicKey FROM AllRepositories.PipelineSSHKeyPair")
        .build();
  }
}
