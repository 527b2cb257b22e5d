package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ProcedureDef.procedure;
import static java.sql.JDBCType.BIGINT;
import static java.sql.JDBCType.BOOLEAN;
import static java.sql.JDBCType.VARBINARY;
import static java.sql.JDBCType.VARCHAR;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;

/** Files for download, to and from this machine. */
final class FileProcedures {
  private static final String LIST = "/repositories/{workspace}/{RepositorySlug}/downloads";
  private static final String LOCAL = "; needs the connection property LocalFiles";

  private FileProcedures() {}

  static List<ProcedureDef> all() {
    return List.of(download(), upload());
  }

  private static ProcedureDef download() {
    return procedure("DownloadFile", Scope.REPOSITORY, "Gets a file of the table Downloads")
        .required("FileName", VARCHAR, "Name of the file")
        .optional("LocalPath", VARCHAR, "File of this machine to write" + LOCAL)
        .optional("Overwrite", BOOLEAN, "Whether a file that is there already is replaced")
        .usually("FALSE")
        .get(LIST + "/{FileName}")
        .kind(ProcedureDef.Kind.DOWNLOAD)
        .result("FileName", VARCHAR, "Name of the file")
        .result("Path", VARCHAR, "File that was written; NULL without LocalPath")
        .result("Bytes", BIGINT, "Its size in bytes")
        .result("Content", VARBINARY, "What it holds, at most 64 MiB; NULL with LocalPath")
        .scopes("read:repository:bitbucket", "repository")
        .note("The local file is there as a whole or not at all.")
        .example("CALL api.DownloadFile(FileName => 'checklist.pdf')")
        .build();
  }

  private static ProcedureDef upload() {
    return procedure("UploadFile", Scope.REPOSITORY, "Puts a file into the table Downloads")
        .optional("LocalPath", VARCHAR, "File of this machine to send" + LOCAL)
        .optional("Content", VARBINARY, "What the file shall hold, instead of a local file")
        .optional("FileName", VARCHAR, "Name it gets; needed with Content, else that of LocalPath")
        .post(LIST)
        .kind(ProcedureDef.Kind.UPLOAD)
        .result("FileName", VARCHAR, "Name of the file")
        .result("Bytes", BIGINT, "Its size in bytes")
        .scopes("write:repository:bitbucket", "repository:write")
        .note("A file with the same name is replaced.")
        .example("CALL api.UploadFile(FileName => 'launch.txt', Content => 'T minus 10')")
        .build();
  }
}
