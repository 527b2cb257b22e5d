package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldListTest {

  @Test
  void namesWantedFieldsInTheirOrder() {
    assertThat(list("PullRequests", false, "AuthorUUID", "RepositorySlug", "Id", "AuthorUUID"))
        .isEqualTo("values.author.uuid,values.id,next");
    assertThat(list("PullRequests", true, "Id")).isEqualTo("values.id,next,size");
  }

  @Test
  void endsAtSelectors() {
    assertThat(list("Repositories", false, "CloneSSH", "CloneHTTPS"))
        .isEqualTo("values.links.clone,next");
  }

  @Test
  void namesSizeWhereStepsAreCounted() {
    assertThat(list("Pipelines", false, "UUID")).isEqualTo("values.uuid,next,size");
  }

  @Test
  void namesTheListOfRowsAndItsSelector() {
    assertThat(list("PullRequestReviewers", false, "PullRequestId", "UserUUID"))
        .isEqualTo("values.id,values.participants.user.uuid,values.participants.role,next");
    assertThat(list("PullRequestReviewers", false, "RepositorySlug"))
        .isEqualTo("values.participants.role,next");
  }

  @Test
  void namesAMapOfRowsAsAWhole() {
    assertThat(list("SnippetFiles", false, "SnippetId", "FileName", "URL")).isEqualTo("files");
    assertThat(list("SnippetFiles", false)).isEqualTo("files");
  }

  @Test
  void namesACheapFieldToCountBy() {
    assertThat(list("PullRequests", false, "RepositorySlug")).isEqualTo("values.id,next");
    assertThat(list("Commits", false)).isEqualTo("values.hash,next");
    TableDef table = table("PullRequests");
    assertThat(FieldList.of(table.endpoints().get(0), List.of(), true))
        .isEqualTo("values.created_on,next,size");
    assertThat(FieldList.of(table("Commits").endpoints().get(0), List.of(), false))
        .isEqualTo("values.type,next");
  }

  @Test
  void namesEveryPlaceOfAColumn() {
    assertThat(list("CommitDiffstat", false, "Path"))
        .isEqualTo("values.new.path,values.old.path,next");
    assertThat(list("PullRequestActivity", false, "Kind"))
        .isEqualTo(
            "values.update.date,values.approval.date,values.changes_request.date,"
                + "values.changes_requested.date,values.comment.created_on,next");
  }

  @Test
  void hasNoEnvelopeForOneObject() {
    TableDef table = table("Repositories");
    Endpoint get = table.endpoints().get(1);
    assertThat(FieldList.of(get, columns(table, "UUID", "OwnerUUID"), true))
        .isEqualTo("uuid,owner.uuid");
    TableDef workspaces = table("Workspaces");
    assertThat(
            FieldList.of(
                workspaces, workspaces.detail().orElseThrow(), columns(workspaces, "Name"), false))
        .isEqualTo("name");
  }

  @Test
  void leavesOutFieldsInsideOthers() {
    TableDef table = table("Commits");
    ColumnDef parents = table.column("ParentHashes");
    ColumnDef inside =
        new ColumnDef(
            "P",
            parents.type(),
            parents.source(),
            "parents.hash",
            false,
            true,
            false,
            "",
            parents.filter(),
            "",
            false,
            List.of(),
            false,
            false,
            "");
    assertThat(FieldList.of(table.endpoints().get(0), List.of(inside, parents), false))
        .isEqualTo("values.parents,next");
  }

  private static String list(String name, boolean withSize, String... columns) {
    TableDef table = table(name);
    return FieldList.of(table, table.endpoints().get(0), columns(table, columns), withSize);
  }

  private static List<ColumnDef> columns(TableDef table, String... names) {
    return Arrays.stream(names).map(table::column).toList();
  }

  private static TableDef table(String name) {
    return BitbucketCatalog.get().tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
