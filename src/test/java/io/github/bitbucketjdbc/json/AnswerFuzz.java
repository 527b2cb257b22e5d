package io.github.bitbucketjdbc.json;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Any bytes as an answer: rows, or our own error, which does not quote them. */
public final class AnswerFuzz {
  private static final TableDef TABLE =
      TableDef.table("Things", Scope.WORKSPACE, "Things")
          .key("Id", ColumnType.BIGINT, "id", "Id")
          .text("Name", "name", "Name")
          .integer("Count", "stats.count", "Count")
          .column("Weight", ColumnType.DOUBLE, "weight", "Weight")
          .flag("Big", "big", "Flag")
          .instant("MadeOn", "made_on", "Time")
          .text("Stats", "stats", "JSON of an object")
          .text("CloneHTTPS", "links.clone[name=https].href", "Picked")
          .text("CloneAll", "links.clone", "JSON of the list")
          .text("Tags", "tags", "JSON of a list")
          .list("/things/{workspace}", l -> l)
          .get("/things/{workspace}/{Id}")
          .build();

  private static final TableDef PEOPLE =
      TableDef.table("People", Scope.WORKSPACE, "People")
          .fromOuter()
          .key("Id", ColumnType.BIGINT, "id", "Id")
          .fromRow()
          .key("UserUUID", ColumnType.VARCHAR, "user.uuid", "User")
          .flag("Approved", "approved", "Flag")
          .list("/prs", l -> l.rows("tags[role=REVIEWER]"))
          .build();

  private AnswerFuzz() {}

  @FunctionalInterface
  private interface Reader {
    void read(InputStream body) throws IOException;
  }

  /** Loads the classes, which takes long under Jazzer, before the clock runs. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput(new byte[] {'{', '}'});
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    for (Endpoint endpoint : TABLE.endpoints()) {
      read(input, reader(TABLE, endpoint)::read);
    }
    read(input, reader(PEOPLE, PEOPLE.endpoints().get(0))::read);
    read(input, SizeReader::read);
    read(input, new ElementReader("values", "name")::read);
    ErrorBody error = ErrorBody.read(new ByteArrayInputStream(input));
    if (error.message().length() > 200 || error.message().indexOf('\n') >= 0) {
      throw new AssertionError("an error of more than a line");
    }
  }

  private static RowReader reader(TableDef table, Endpoint endpoint) {
    List<ColumnDef> columns =
        table.columns().stream().filter(c -> c.source() != Source.REQUEST).toList();
    return new RowReader(table, endpoint, columns, Map.of());
  }

  /** Nothing breaks while bytes in memory are read, so no IOException may say that it did. */
  private static void read(byte[] input, Reader reader) throws IOException {
    try {
      reader.read(new ByteArrayInputStream(input));
    } catch (BitbucketException e) {
      if (e.getCause() != null) {
        throw new AssertionError("the cause may quote the answer", e);
      }
    } catch (UncheckedIOException e) {
      throw new AssertionError("no connection was there to break", e);
    }
  }
}
