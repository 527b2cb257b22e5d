package io.github.bitbucketjdbc.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
  private static final TableDef THINGS =
      TableDef.table("Things", Scope.WORKSPACE, "Things")
          .requestKey("BoxId", ColumnType.BIGINT, "Box")
          .key("Id", ColumnType.BIGINT, "id", "Id")
          .text("Name", "name", "Name")
          .integer("Count", "stats.count", "Count")
          .column("Weight", ColumnType.DOUBLE, "weight", "Weight")
          .flag("Big", "big", "Flag")
          .instant("MadeOn", "made_on", "Time")
          .text("Stats", "stats", "JSON of an object")
          .text("CloneHTTPS", "links.clone[name=https].href", "Picked")
          .text("CloneSSH", "links.clone[name=ssh].href", "Picked")
          .text("CloneAll", "links.clone", "JSON of the list")
          .text("Tags", "tags", "JSON of a list")
          .list("/things/{workspace}", l -> l)
          .get("/things/{workspace}/{Id}")
          .fromDetail("/detail/{Id}")
          .text("Note", "note.raw", "Detail")
          .build();

  private static final TableDef PEOPLE =
      TableDef.table("People", Scope.WORKSPACE, "People of pull requests")
          .fromOuter()
          .key("PullRequestId", ColumnType.BIGINT, "id", "Id")
          .fromRow()
          .keyUser("somebody")
          .flag("Approved", "approved", "Flag")
          .list("/prs", l -> l.rows("participants[role=REVIEWER]"))
          .list("/all", l -> l.rows("participants"))
          .getRows("/prs/{PullRequestId}", "participants[role=REVIEWER]")
          .build();

  private static final TableDef FILES =
      TableDef.table("Files", Scope.WORKSPACE, "Files in a map")
          .fromOuter()
          .key("BoxId", ColumnType.VARCHAR, "id", "Id")
          .text("All", "files", "JSON of the map")
          .fromRow()
          .key("Name", ColumnType.VARCHAR, "{}", "Name of the member")
          .text("URL", "links.html", "Inside the member")
          .getRows("/files/{BoxId}", "files{}")
          .list("/files", l -> l.rows("files{}"))
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "NULL",
      value = {
        "Name   | {'name':'x'}                | x",
        "Name   | {'name':'é\\u0000\\n'}      | `é\0\n`",
        "Name   | {'name':''}                 | ``",
        "Name   | {'name':12.50}              | 12.50",
        "Name   | {'name':true}               | true",
        "Name   | {'name':null}               | NULL",
        "Name   | {'NAME':'x'}                | NULL",
        "Name   | {'name':'x','name':'y'}     | y",
        "Name   | {'name':'x','name':null}    | NULL",
        "Name   | {'name':{'a':[1, 2.50]}}    | `{\"a\":[1,2.50]}`",
        "Name   | {'other':{'name':'x'}}      | NULL",
        "Tags   | {'tags':[ {'a' : 1}, 'b' ]} | `[{\"a\":1},\"b\"]`",
        "Tags   | {'tags':[]}                 | []",
        "Stats  | {'stats':{'count':3}}       | `{\"count\":3}`",
      })
  void readsTexts(String column, String element, String expected) {
    assertThat(value(column, element)).isEqualTo(expected);
  }

  @Test
  void readsTypedValues() {
    assertThat(value("Id", "{'id':657151990000}")).isEqualTo(657151990000L);
    assertThat(value("Id", "{'id':'42'}")).isEqualTo(42L);
    assertThat(value("Id", "{'id':4.20e1}")).isEqualTo(42L);
    assertThat(value("Id", "{'id':-9223372036854775808}")).isEqualTo(Long.MIN_VALUE);
    assertThat(value("Count", "{'stats':{'count':7}}")).isEqualTo(7);
    assertThat(value("Count", "{'stats':{'count':'7'}}")).isEqualTo(7);
    assertThat(value("Count", "{'stats':null}")).isNull();
    assertThat(value("Count", "{'stats':'none'}")).isNull();
    assertThat(value("Count", "{'stats':[{'count':1}]}")).isNull();
    assertThat(value("Weight", "{'weight':1}")).isEqualTo(1.0);
    assertThat(value("Weight", "{'weight':'1.5'}")).isEqualTo(1.5);
    assertThat(value("Big", "{'big':true}")).isEqualTo(true);
    assertThat(value("Big", "{'big':'False'}")).isEqualTo(false);
    assertThat(value("MadeOn", "{'made_on':'2026-03-23T14:05:06.123456+00:00'}"))
        .isEqualTo(Instant.parse("2026-03-23T14:05:06.123Z").toEpochMilli());
    assertThat(value("MadeOn", "{'made_on':null}")).isNull();
    assertThat(value("MadeOn", "{'made_on':''}")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Id     | {'id':1.5}                       | INVALID_CONVERSION",
        "Id     | {'id':'s3cret'}                  | INVALID_CONVERSION",
        "Id     | {'id':''}                        | INVALID_CONVERSION",
        "Id     | {'id':true}                      | INVALID_CONVERSION",
        "Id     | {'id':{'s3cret':1}}              | INVALID_CONVERSION",
        "Id     | {'id':[1]}                       | INVALID_CONVERSION",
        "Id     | {'id':9223372036854775808}       | NUMERIC_OUT_OF_RANGE",
        "Id     | {'id':1e999999999}               | NUMERIC_OUT_OF_RANGE",
        "Id     | {'id':'9223372036854775808'}     | NUMERIC_OUT_OF_RANGE",
        "Count  | {'stats':{'count':2147483648}}   | NUMERIC_OUT_OF_RANGE",
        "Weight | {'weight':1e999}                 | NUMERIC_OUT_OF_RANGE",
        "Weight | {'weight':'NaN'}                 | INVALID_CONVERSION",
        "Big    | {'big':1}                        | INVALID_CONVERSION",
        "Big    | {'big':'s3cret'}                 | INVALID_CONVERSION",
        "MadeOn | {'made_on':1771545600}           | INVALID_CONVERSION",
        "MadeOn | {'made_on':'s3cret'}             | INVALID_CONVERSION",
        "MadeOn | {'made_on':' '}                  | INVALID_CONVERSION",
        "MadeOn | {'made_on':{}}                   | INVALID_CONVERSION",
      })
  void refusesOtherTypesWithoutShowingThem(String column, String element, SqlState state) {
    BitbucketException e =
        catchThrowableOfType(BitbucketException.class, () -> value(column, element));
    assertThat(e.state()).isEqualTo(state);
    assertThat(e)
        .hasMessageContaining(column)
        .hasMessageContaining("Things")
        .hasMessageContaining("/things/{workspace}")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void picksElementsByAField() {
    String clone =
        "{'links':{'clone':[{'href':'s','name':'ssh'},'x',{'name':'https','href':'h'},"
            + "{'name':'https','href':'second'}]}}";
    assertThat(value("CloneHTTPS", clone)).isEqualTo("h");
    assertThat(value("CloneSSH", clone)).isEqualTo("s");
    assertThat(value("CloneSSH", "{'links':{'clone':[]}}")).isNull();
    assertThat(value("CloneSSH", "{'links':{'clone':{'name':'ssh','href':'s'}}}")).isNull();
    Page both = read(things("CloneAll", "CloneSSH"), list(clone));
    assertThat(both.rows().get(0)[0].toString()).startsWith("[{\"href\":\"s\"");
    assertThat(both.rows().get(0)[1]).isEqualTo("s");
  }

  @Test
  void theLastOfEqualNamesCountsForPickedElementsToo() {
    String twice =
        "{'links':{'clone':[{'name':'ssh','href':'s'}]},'links':{'clone':[{'name':'https'}]}}";
    assertThat(value("CloneSSH", twice)).isNull();
  }

  @Test
  void readsAnObjectAndItsMembersTogether() {
    Page page = read(things("Count", "Stats", "Name"), list("{'stats':{'count':3},'name':'n'}"));
    assertThat(page.rows().get(0)).containsExactly(3, "{\"count\":3}", "n");
  }

  @Test
  void readsTheEnvelope() {
    Page page =
        read(
            things("BoxId", "Id"),
            "{'pagelen':2,'values':[{'id':1},{'id':2}],'page':1,'size':12,'x':{'values':[1]},"
                + "'next':'https://h/x?page=2'}");
    assertThat(page.rows()).containsExactly(new Object[] {9L, 1L}, new Object[] {9L, 2L});
    assertThat(page.elements()).isEqualTo(2);
    assertThat(page.size()).isEqualTo(12);
    assertThat(page.next()).isEqualTo("https://h/x?page=2");
  }

  @Test
  void takesAnEnvelopeOfValuesAlone() {
    Page page = read(things("Id"), "{'values':[],'next':null,'size':null}");
    assertThat(page.rows()).isEmpty();
    assertThat(page.elements()).isZero();
    assertThat(page.size()).isNull();
    assertThat(page.next()).isNull();
  }

  @Test
  void countsElementsWithoutColumns() {
    Page page = read(things(), list("{}", "{'id':2}"));
    assertThat(page.rows()).hasSize(2).allMatch(row -> row.length == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "[]",
        "null",
        "{}",
        "{'size':3}",
        "{'values':null}",
        "{'values':{}}",
        "{'values':['s3cret']}",
        "{'values':[null]}",
        "{'values':[[]]}",
        "{'values':[{'id':1}",
        "{'values':[{'id':1",
        "{'values':[{'id':s3cret}]}",
        "{'values':[{'id':1}]} {'s3cret':1}",
        "{'values':[],'next':7}",
        "<html>s3cret</html>"
      })
  void refusesWhatIsNoList(String body) {
    BitbucketException e =
        catchThrowableOfType(BitbucketException.class, () -> read(things("Id"), body));
    assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
    assertThat(e)
        .hasMessageContaining("Things")
        .hasMessageContaining("/things/{workspace}")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void survivesDeepNestingOfUnwantedParts() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThatThrownBy(() -> value("Id", "{'x':" + deep + "}"))
        .isInstanceOf(BitbucketException.class)
        .hasMessageContaining("Things");
  }

  @Test
  void takesLargeTexts() {
    String text = "x".repeat(30_000_000);
    assertThat(value("Name", "{'name':'" + text + "'}")).isEqualTo(text);
  }

  @Test
  void readsOneObject() {
    RowReader reader = reader(THINGS, THINGS.endpoints().get(1), "BoxId", "Id", "Count");
    Page page = read(reader, "{'id':5,'stats':{'count':2}}");
    assertThat(page.rows()).containsExactly(new Object[] {9L, 5L, 2});
    assertThat(page.elements()).isEqualTo(1);
  }

  @Test
  void readsDetailColumnsFromTheDetailEndpointOnly() {
    Endpoint detail = THINGS.detail().orElseThrow();
    assertThat(read(reader(THINGS, detail, "Note"), "{'note':{'raw':'n'}}").rows().get(0))
        .containsExactly("n");
    assertThatThrownBy(() -> things("Note")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void makesRowsOfPickedElements() {
    RowReader reader =
        reader(PEOPLE, PEOPLE.endpoints().get(0), "PullRequestId", "UserUUID", "Approved");
    Page page =
        read(
            reader,
            list(
                "{'participants':[{'user':{'uuid':'a'},'approved':true,'role':'REVIEWER'},"
                    + "{'role':'PARTICIPANT','user':{'uuid':'b'}},"
                    + "{'role':'REVIEWER','user':null}],'id':1}",
                "{'id':2,'participants':[]}",
                "{'id':3}",
                "{'id':4,'participants':null}",
                "{'id':5,'participants':[{'role':'REVIEWER','user':{'uuid':'c'}}]}"));
    assertThat(page.rows())
        .containsExactly(
            new Object[] {1L, "a", true},
            new Object[] {1L, null, null},
            new Object[] {5L, "c", null});
    assertThat(page.elements()).isEqualTo(5);
  }

  @Test
  void refusesARowThatLacksItsKey() {
    RowReader one = reader(THINGS, THINGS.endpoints().get(1), "BoxId", "Id", "Count");
    for (String element : List.of("{}", "{'id':null}", "{'stats':{'count':1}}")) {
      assertThat(catchThrowableOfType(BitbucketException.class, () -> value("Id", element)))
          .hasMessageContaining("a row without its Id, while Things was read")
          .returns(SqlState.PROTOCOL_VIOLATION, BitbucketException::state);
      assertThat(catchThrowableOfType(BitbucketException.class, () -> read(one, element)))
          .hasMessageContaining("a row without its Id");
    }
    assertThat(read(things("Count"), list("{}")).rows()).hasSize(1);
  }

  @Test
  void refusesAListInThePlaceOfOneObject() {
    RowReader one = reader(THINGS, THINGS.endpoints().get(1), "BoxId", "Count");
    assertThat(
            catchThrowableOfType(
                BitbucketException.class, () -> read(one, "{'pagelen':10,'values':[{'id':5}]}")))
        .hasMessageContaining("a list instead of one object")
        .returns(SqlState.PROTOCOL_VIOLATION, BitbucketException::state);
    assertThat(read(one, "{'values':{'a':1}}").rows()).hasSize(1);
  }

  @Test
  void makesRowsOfAllElements() {
    RowReader reader = reader(PEOPLE, PEOPLE.endpoints().get(1), "UserUUID", "PullRequestId");
    Page page =
        read(reader, list("{'id':1,'participants':[{'user':{'uuid':'a'}},{'user':{'uuid':'b'}}]}"));
    assertThat(page.rows()).containsExactly(new Object[] {"a", 1L}, new Object[] {"b", 1L});
    assertThatThrownBy(() -> read(reader, list("{'participants':['x']}")))
        .hasMessageContaining("not objects");
  }

  @Test
  void makesRowsOfOneObject() {
    RowReader reader = reader(PEOPLE, PEOPLE.endpoints().get(2), "PullRequestId", "UserUUID");
    Page page = read(reader, "{'participants':[{'user':{'uuid':'a'},'role':'REVIEWER'}],'id':7}");
    assertThat(page.rows()).containsExactly(new Object[] {7L, "a"});
    assertThat(page.elements()).isEqualTo(1);
  }

  @Test
  void makesRowsOfTheMembersOfAMap() {
    String files =
        "{'files':{'a.txt':{'links':{'html':'A'}},'':{},'{}':{'{}':7,'links':{'html':'B'}},"
            + "'odd':'text','none':null},'id':'x'}";
    Page one = read(reader(FILES, FILES.endpoints().get(0), "BoxId", "Name", "URL"), files);
    assertThat(one.rows())
        .containsExactly(
            new Object[] {"x", "a.txt", "A"},
            new Object[] {"x", "", null},
            new Object[] {"x", "{}", "B"},
            new Object[] {"x", "odd", null},
            new Object[] {"x", "none", null});
    RowReader names = reader(FILES, FILES.endpoints().get(1), "Name");
    Page list = read(names, list("{'files':{}}", "{}", "{'files':null}", "{'files':['a']}", files));
    assertThat(list.rows()).hasSize(5);
    assertThat(list.elements()).isEqualTo(5);
    Page twice = read(names, list("{'files':{'a':{}},'files':{'b':{}}}"));
    assertThat(twice.rows()).containsExactly(new Object[] {"b"});
    Page all =
        read(reader(FILES, FILES.endpoints().get(1), "All", "Name"), list("{'files':{'a':{}}}"));
    assertThat(all.rows()).containsExactly(new Object[] {"{\"a\":{}}", "a"});
  }

  @Test
  void canReadEveryTableFromEachOfItsEndpoints() {
    for (TableDef table : BitbucketCatalog.get().tables()) {
      Map<String, Object> keys = new HashMap<>();
      table.columns().forEach(c -> keys.put(c.name(), "x"));
      List<ColumnDef> columns =
          table.columns().stream().filter(c -> c.source() != Source.DETAIL).toList();
      for (Endpoint endpoint : table.endpoints()) {
        RowReader reader = new RowReader(table, endpoint, columns, keys);
        boolean keyed =
            endpoint.rows().isEmpty()
                && columns.stream().anyMatch(c -> !c.nullable() && c.source() == Source.ROW);
        String empty = endpoint.isSingle() ? "{}" : "{'values':[{},{}]}";
        if (keyed) {
          assertThatThrownBy(() -> read(reader, empty)).hasMessageContaining("a row without its");
          continue;
        }
        int rows = endpoint.isSingle() ? 1 : 2;
        assertThat(read(reader, empty).rows())
            .as(table.name())
            .hasSize(endpoint.rows().isEmpty() ? rows : 0);
      }
    }
  }

  @Test
  void passesOnBrokenConnections() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    assertThatThrownBy(() -> things("Id").read(broken)).isInstanceOf(UncheckedIOException.class);
  }

  private static Object value(String column, String element) {
    Page page = read(things(column), list(element));
    assertThat(page.rows()).hasSize(1);
    return page.rows().get(0)[0];
  }

  private static String list(String... elements) {
    return "{'values':[" + String.join(",", elements) + "]}";
  }

  private static RowReader things(String... columns) {
    return reader(THINGS, THINGS.endpoints().get(0), columns);
  }

  private static RowReader reader(TableDef table, Endpoint endpoint, String... columns) {
    List<ColumnDef> wanted = Arrays.stream(columns).map(table::column).toList();
    return new RowReader(table, endpoint, wanted, Map.of("BoxId", 9L));
  }

  private static Page read(RowReader reader, String body) {
    return reader.read(
        new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void takesTheFirstPlaceThatIsThere() {
    TableDef events =
        TableDef.table("Events", Scope.WORKSPACE, "Events")
            .text("Kind", "name(update.date|changed:change.date|comment.created_on)", "Kind")
            .instant("Date", "update.date|change.date|comment.created_on", "Time")
            .text("Text", "comment.text|update.text", "Text")
            .list("/events", l -> l)
            .build();
    String body =
        """
        {"values": [
          {"comment": {"text": "a", "created_on": "2026-01-01T00:00:00Z"}},
          {"comment": {"text": "b"}, "update": {"text": "c", "date": "2026-01-02T00:00:00Z"}},
          {"update": null, "change": {"date": "2026-01-03T00:00:00Z", "text": "no"}},
          {"update": {"date": null}},
          {}]}
        """;
    RowReader reader = new RowReader(events, events.endpoints().get(0), events.columns(), Map.of());

    assertThat(reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))).rows())
        .containsExactly(
            new Object[] {"comment", millis("2026-01-01T00:00:00Z"), "a"},
            new Object[] {"update", millis("2026-01-02T00:00:00Z"), "b"},
            new Object[] {"changed", millis("2026-01-03T00:00:00Z"), null},
            new Object[] {null, null, null},
            new Object[] {null, null, null});
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
