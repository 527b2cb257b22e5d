package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ProcedureDef.procedure;
import static java.sql.JDBCType.BIGINT;
import static java.sql.JDBCType.BOOLEAN;
import static java.sql.JDBCType.INTEGER;
import static java.sql.JDBCType.VARBINARY;
import static java.sql.JDBCType.VARCHAR;

import io.github.bitbucketjdbc.catalog.ProcedureBuilder;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;

/** Reads differences and files, makes commits and forks. */
final class SourceProcedures {
  private static final String REPOSITORY = "/repositories/{workspace}/{RepositorySlug}";
  private static final String PULL_REQUEST = REPOSITORY + "/pullrequests/{PullRequestId}";
  private static final String[] READ = {"read:repository:bitbucket", "repository"};
  private static final String[] WRITE = {"write:repository:bitbucket", "repository:write"};

  private SourceProcedures() {}

  static List<ProcedureDef> all() {
    return List.of(diff(), patch(), file(), commit(), fork());
  }

  /** Bitbucket sends texts as they are in the repository, without a word of their encoding. */
  static ProcedureBuilder text(ProcedureBuilder procedure) {
    return procedure
        .optional(
            "Encoding",
            VARCHAR,
            "Encoding of the text; what it cannot decode is an error, never a replacement, and"
                + " ISO-8859-1 decodes anything")
        .usually("UTF-8")
        .kind(ProcedureDef.Kind.TEXT)
        .result("Content", VARCHAR, "The text, at most 64 MiB")
        .result("Bytes", BIGINT, "Its size in bytes");
  }

  private static ProcedureBuilder compared(ProcedureBuilder procedure) {
    return procedure
        .optional("PullRequestId", BIGINT, "Id of a pull request")
        .optional(
            "Spec",
            VARCHAR,
            "A commit, which is compared with its parent, or two as in new..old, the newer first");
  }

  private static ProcedureDef diff() {
    return text(compared(
                procedure(
                    "GetDiff",
                    Scope.REPOSITORY,
                    "Gets a difference, of a pull request or between commits, in Git's form"))
            .optional("Path", VARCHAR, "File to which the difference is limited")
            .query("path")
            .optional("ContextLines", INTEGER, "Unchanged lines around each change; usually 3")
            .query("context")
            .optional("IgnoreWhitespace", BOOLEAN, "Whether changes of blanks do not count")
            .query("ignore_whitespace")
            .optional("Binary", BOOLEAN, "Whether binary files are told of; usually TRUE")
            .query("binary")
            .optional("Renames", BOOLEAN, "Whether renames are detected; usually TRUE")
            .query("renames")
            .optional(
                "Topic",
                BOOLEAN,
                "Whether the newer commit is compared with the merge base of the two")
            .query("topic"))
        .get(PULL_REQUEST + "/diff")
        .orGet(REPOSITORY + "/diff/{Spec}")
        .scopes(
            "read:repository:bitbucket", "read:pullrequest:bitbucket", "repository", "pullrequest")
        .note("PullRequestId or Spec has to be given.")
        .example("CALL api.GetDiff(PullRequestId => 17)")
        .build();
  }

  private static ProcedureDef patch() {
    return text(compared(
            procedure(
                "GetPatch",
                Scope.REPOSITORY,
                "Gets the commits of a pull request, or between commits, as patches")))
        .get(PULL_REQUEST + "/patch")
        .orGet(REPOSITORY + "/patch/{Spec}")
        .scopes(
            "read:repository:bitbucket", "read:pullrequest:bitbucket", "repository", "pullrequest")
        .note("PullRequestId or Spec has to be given.")
        .example("CALL api.GetPatch(PullRequestId => 17)")
        .build();
  }

  private static ProcedureDef file() {
    return text(procedure("GetFileContent", Scope.REPOSITORY, "Gets the text of a file")
            .required("Path", VARCHAR, "Path from the root of the repository")
            .optional("Ref", VARCHAR, "Branch, tag or commit")
            .usually("HEAD"))
        .get(REPOSITORY + "/src/{Ref}/{Path}")
        .scopes(READ)
        .note("HEAD is the newest commit of the main branch.")
        .example("CALL api.GetFileContent('README.md')")
        .build();
  }

  private static ProcedureDef commit() {
    return procedure(
            "CommitFiles", Scope.REPOSITORY, "Makes a commit that adds, changes or deletes files")
        .optional("Message", VARCHAR, "Message of the commit; Bitbucket's own when absent")
        .optional(
            "Branch",
            VARCHAR,
            "Branch that gets the commit, and is made when it is not there;"
                + " the main branch when absent")
        .optional("Path", VARCHAR, "Path of a file to write")
        .optional("Content", VARBINARY, "What the file at Path shall hold; text counts as UTF-8")
        .optional("Files", VARCHAR, "More files to write, as a JSON object of texts by their paths")
        .optional("Deletions", VARCHAR, "Paths of files to delete, as a JSON list")
        .optional(
            "Author", VARCHAR, "Author, as in Ada <ada@example.com>; the signed-in user if absent")
        .optional(
            "Parents",
            VARCHAR,
            "Commit that must be the newest of the branch, or else nothing is committed")
        .post(REPOSITORY + "/src")
        .kind(ProcedureDef.Kind.COMMIT)
        .result("Hash", VARCHAR, "Hash of the commit")
        .result("Branch", VARCHAR, "Branch that got it; NULL for the main branch")
        .scopes(WRITE)
        .note(
            "A file that is there already is overwritten, unless Parents says what must be there.")
        .example(
            "CALL api.CommitFiles(Message => 'Describe the launch', Branch => 'docs/launch',"
                + " Path => 'docs/launch.md', Content => 'T minus 10')")
        .build();
  }

  private static ProcedureDef fork() {
    return procedure("ForkRepository", Scope.REPOSITORY, "Makes a fork of a repository")
        .optional("Name", VARCHAR, "Name of the fork, needed for one in the same workspace")
        .body("name")
        .optional("TargetWorkspace", VARCHAR, "Slug of the workspace that gets it")
        .usually("{workspace}")
        .body("workspace.slug")
        .optional("ProjectKey", VARCHAR, "Key of the project that gets it")
        .body("project.key")
        .optional("Description", VARCHAR, "Description; that of the repository when absent")
        .body("description")
        .optional("IsPrivate", BOOLEAN, "Whether it is private; as the repository is when absent")
        .body("is_private")
        .optional("ForkPolicy", VARCHAR, "Who may fork the fork")
        .body("fork_policy")
        .choices("allow_forks", "no_public_forks", "no_forks")
        .post(REPOSITORY + "/forks")
        .result("UUID", VARCHAR, "uuid", "UUID of the fork")
        .result("Slug", VARCHAR, "slug", "Its slug, which names its schema")
        .result("Name", VARCHAR, "name", "Its name")
        .result("FullName", VARCHAR, "full_name", "Workspace and slug")
        .scopes("read:repository:bitbucket", "write:repository:bitbucket", "repository:write")
        .example("CALL api.ForkRepository(Name => 'api-next')")
        .build();
  }
}
