package io.github.bitbucketjdbc.catalog.tables;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;
import java.util.stream.Stream;

/** The catalog of Bitbucket Cloud: the families of tables and procedures, put together. */
public final class BitbucketCatalog {
  private BitbucketCatalog() {}

  /** Returns the catalog, which is made at the first call. */
  public static Catalog get() {
    return Holder.CATALOG;
  }

  private static final class Holder {
    private static final Catalog CATALOG =
        new Catalog(
            Stream.of(
                    WorkspaceTables.all(),
                    WorkspaceSettingTables.all(),
                    SnippetTables.all(),
                    SearchTables.all(),
                    UserTables.all(),
                    ProjectTables.all(),
                    RepositoryTables.all(),
                    SourceTables.all(),
                    FileTables.all(),
                    CommitTables.all(),
                    ReportTables.all(),
                    DiffTables.all(),
                    PullRequestTables.all(),
                    ReviewTables.all(),
                    PipelineTables.all(),
                    TestReportTables.all(),
                    PipelineSettingTables.all(),
                    DeploymentTables.all(),
                    RuleTables.all(),
                    SettingTables.all(),
                    IssueTables.all(),
                    SystemTables.all(),
                    InformationSchemaTables.all())
                .<TableDef>flatMap(List::stream)
                .toList(),
            Stream.of(
                    PullRequestProcedures.all(),
                    PipelineProcedures.all(),
                    SourceProcedures.all(),
                    FileProcedures.all(),
                    SignInProcedures.all())
                .<ProcedureDef>flatMap(List::stream)
                .toList());
  }
}
