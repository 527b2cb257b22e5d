package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.BIGINT;
import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.FieldPath.MEMBER_NAME;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.List;

/** Snippets and what belongs to them. */
final class SnippetTables {
  private static final String LIST = "/snippets/{workspace}";
  private static final String ONE = LIST + "/{SnippetId}";
  private static final String[] READ = {"read:snippet:bitbucket", "snippet"};
  private static final String[] WRITE = {"write:snippet:bitbucket", "snippet:write"};

  private SnippetTables() {}

  static List<TableDef> all() {
    return List.of(snippets(), files(), comments(), commits());
  }

  /** The id is a text, though the specification of August 2026 calls it an integer. */
  private static TableDef snippets() {
    return table("Snippets", Scope.WORKSPACE, "Snippets of the workspace: shared pieces of text")
        .key("Id", VARCHAR, "id", "Id that stands in addresses, such as kypj")
        .text("Title", "title", "Title, which may be empty")
        .text("SCM", "scm", "Version control system")
        .user("Owner", "owner", "the owner")
        .user("Creator", "creator", "the person who made it")
        .flag("IsPrivate", "is_private", "Whether it is hidden from other people")
        .instant("CreatedOn", "created_on", "When it was made")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .text("URL", "links.html.href", "Its page")
        .writtenText(
            "FileName", "file", "Name of a file to add; see SnippetFiles for those there are")
        .writtenText("FileContent", "file", "Text of that file; can be set and is never told")
        .list(LIST, l -> l.scopes(READ))
        .get(LIST + "/{Id}", READ)
        .insert(
            Method.POST,
            LIST,
            w ->
                w.optional("Title", "IsPrivate", "SCM")
                    .file("FileName", "FileContent", "file")
                    .scopes(WRITE))
        .update(
            Method.PUT,
            LIST + "/{Id}",
            w ->
                w.optional("Title", "IsPrivate")
                    .file("FileName", "FileContent", "file")
                    .scopes(WRITE)
                    .note("An UPDATE with FileName and FileContent adds or replaces that file."))
        .delete(
            Method.DELETE,
            LIST + "/{Id}",
            w -> w.scopes("delete:snippet:bitbucket", "snippet:write"))
        .typicalRows(50)
        .example("SELECT Title, CreatorDisplayName FROM Snippets WHERE IsPrivate = FALSE")
        .build();
  }

  /** Only the single snippet names its files, in a map by name; their content is not in it. */
  private static TableDef files() {
    return table("SnippetFiles", Scope.WORKSPACE, "Files that make up snippets")
        .requestKey("SnippetId", VARCHAR, "Id of the snippet")
        .parent("Snippets", "Id", "SnippetId")
        .key("FileName", VARCHAR, MEMBER_NAME, "Name of the file")
        .text("ContentURL", "links.self.href", "Where the API has its content")
        .text("URL", "links.html.href", "Its place on the snippet's page")
        .getRows(ONE, "files{}", READ)
        .typicalRows(2)
        .example("SELECT FileName FROM SnippetFiles WHERE SnippetId = 'kypj'")
        .build();
  }

  private static TableDef comments() {
    return table("SnippetComments", Scope.WORKSPACE, "Comments on snippets")
        .requestKey("SnippetId", VARCHAR, "Id of the snippet")
        .parent("Snippets", "Id", "SnippetId")
        .key("Id", BIGINT, "id", "Number of the comment")
        .instant("CreatedOn", "created_on", "When it was written")
        .instant("UpdatedOn", "updated_on", "When it was last changed")
        .user("User", "user", "the person who wrote it")
        .text("ContentRaw", "content.raw", "Text, as it was written")
        .bigint("ParentId", "parent.id", "Number of the comment it replies to")
        .flag("Deleted", "deleted", "Whether it was deleted; such comments have no text")
        .text("URL", "links.html.href", "Its page")
        .list(ONE + "/comments", l -> l.scopes(READ))
        .get(ONE + "/comments/{Id}", READ)
        .insert(
            Method.POST,
            ONE + "/comments",
            w -> w.required("ContentRaw").optional("ParentId").scopes(WRITE))
        .update(Method.PUT, ONE + "/comments/{Id}", w -> w.optional("ContentRaw").scopes(WRITE))
        .delete(Method.DELETE, ONE + "/comments/{Id}", w -> w.scopes(WRITE))
        .typicalRows(3)
        .example("SELECT UserDisplayName, ContentRaw FROM SnippetComments WHERE SnippetId = 'kypj'")
        .build();
  }

  private static TableDef commits() {
    return table("SnippetCommits", Scope.WORKSPACE, "Changes of snippets, newest first")
        .requestKey("SnippetId", VARCHAR, "Id of the snippet")
        .parent("Snippets", "Id", "SnippetId")
        .key("Hash", VARCHAR, "hash", "Hash of the commit, 40 digits")
        .instant("Date", "date", "When it was made")
        .text("Message", "message", "Message of the commit")
        .text("AuthorRaw", "author.raw", "Author as Git has it: name and e-mail address")
        .user("Author", "author.user", "the author, when known to Bitbucket")
        .text("ParentHashes", "parents", "Parents of the commit, as a JSON list")
        .text("URL", "links.html.href", "Its page")
        .list(ONE + "/commits", l -> l.paging(Paging.OPAQUE).scopes(READ))
        .get(ONE + "/commits/{Hash}", READ)
        .typicalRows(3)
        .example("SELECT SnippetId, Hash, Date FROM SnippetCommits")
        .build();
  }
}
