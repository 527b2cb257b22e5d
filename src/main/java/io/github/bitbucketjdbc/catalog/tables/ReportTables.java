package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteBuilder;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** What tools find out about commits. These lists neither filter nor sort. */
final class ReportTables {
  private static final String LIST =
      "/repositories/{workspace}/{RepositorySlug}/commit/{CommitHash}/reports";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] WRITE = {"write:repository:bitbucket", "repository:write"};

  private ReportTables() {}

  static List<TableDef> all() {
    return List.of(reports(), annotations());
  }

  private static TableDef reports() {
    return CommitTables.ofCommit("CommitReports", "Reports of tests, scanners and the like")
        .key("UUID", VARCHAR, "uuid", "UUID of the report")
        .text("Title", "title", "Title")
        .text("Details", "details", "What the report is about")
        .text("ExternalId", "external_id", "Id that the tool gave it")
        .text("Reporter", "reporter", "Tool or company that made it")
        .text("ReportType", "report_type", "SECURITY, COVERAGE, TEST or BUG")
        .text("Result", "result", "PASSED, FAILED or PENDING")
        .text("Data", "data", "Up to ten measures, as a JSON list of title, type and value")
        .text("Link", "link", "Page of the tool with the results")
        .text("LogoURL", "logo_url", "Picture shown beside it")
        .flag("RemoteLinkEnabled", "remote_link_enabled", "Whether Jira links to it")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .list(LIST, l -> l.scopes(READ))
        .get(LIST + "/{UUID}", READ)
        .insert(
            Method.PUT,
            LIST + "/{ExternalId}",
            w ->
                report(w)
                    .required("Title", "Details", "ReportType")
                    .optional("ExternalId")
                    .overwrites("ExternalId"))
        .update(
            Method.PUT,
            LIST + "/{UUID}",
            w ->
                report(w)
                    .optional("Title", "Details", "ReportType")
                    .kept("ExternalId")
                    .complete()
                    .overwrites())
        .delete(Method.DELETE, LIST + "/{UUID}", w -> w.scopes(WRITE))
        .typicalRows(2)
        .example("SELECT Title, Result FROM api.CommitReports WHERE CommitHash = '7685efabac71'")
        .build();
  }

  /** A report without a type is refused (seen 2026-10-05). */
  private static WriteBuilder report(WriteBuilder write) {
    return write
        .constant("type", "report")
        .optional("Reporter", "Result", "Link", "LogoURL", "RemoteLinkEnabled")
        .json("Data")
        .scopes(WRITE);
  }

  /** An annotation without a type is refused (seen 2026-10-05). */
  private static WriteBuilder annotation(WriteBuilder write) {
    return write
        .constant("type", "report_annotation")
        .optional("Path", "Line", "Details", "Result", "Severity", "Link")
        .scopes(WRITE);
  }

  private static TableDef annotations() {
    return CommitTables.ofCommit(
            "CommitReportAnnotations", "Findings of reports, most of them on a line of a file")
        .requestKey("ReportUUID", VARCHAR, "UUID of the report")
        .parent("CommitReports", "UUID", "ReportUUID")
        .key("UUID", VARCHAR, "uuid", "UUID of the finding")
        .text("ExternalId", "external_id", "Id that the tool gave it")
        .text("AnnotationType", "annotation_type", "VULNERABILITY, CODE_SMELL or BUG")
        .text("Path", "path", "File it is about")
        .integer("Line", "line", "Line it is about; NULL for the whole file")
        .text("Title", "title", "Title, which few tools give")
        .text("Summary", "summary", "What was found")
        .text("Details", "details", "More about it")
        .text("Result", "result", "PASSED, FAILED, SKIPPED or IGNORED")
        .text("Severity", "severity", "CRITICAL, HIGH, MEDIUM or LOW")
        .text("Link", "link", "Page of the tool about it")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .list(LIST + "/{ReportUUID}/annotations", l -> l.scopes(READ))
        .get(LIST + "/{ReportUUID}/annotations/{UUID}", READ)
        .insert(
            Method.PUT,
            LIST + "/{ReportUUID}/annotations/{ExternalId}",
            w ->
                annotation(w)
                    .required("AnnotationType", "Summary")
                    .optional("ExternalId")
                    .overwrites("ExternalId"))
        .update(
            Method.PUT,
            LIST + "/{ReportUUID}/annotations/{UUID}",
            w ->
                annotation(w)
                    .optional("AnnotationType", "Summary")
                    .kept("ExternalId")
                    .complete()
                    .overwrites())
        .delete(Method.DELETE, LIST + "/{ReportUUID}/annotations/{UUID}", w -> w.scopes(WRITE))
        .typicalRows(20)
        .example(
            "SELECT Path, Line, Summary FROM api.CommitReportAnnotations"
                + " WHERE CommitHash = '7685efabac71' AND Severity = 'HIGH'")
        .build();
  }
}
