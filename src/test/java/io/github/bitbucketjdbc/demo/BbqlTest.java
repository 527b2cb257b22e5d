package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BbqlTest {
  private static final Map<String, Field> FIELDS = new HashMap<>();

  static {
    for (Field field :
        List.of(
            Field.of("title", FieldType.TEXT),
            Field.of("state", FieldType.EXACT),
            Field.of("id", FieldType.NUMBER),
            Field.of("draft", FieldType.BOOLEAN),
            Field.of("created_on", FieldType.DATE),
            Field.of("permission", FieldType.PERMISSION),
            Field.of("author.uuid", FieldType.EXACT),
            Field.of("missing", FieldType.TEXT),
            Field.of("reviewers.uuid", FieldType.EXACT))) {
      FIELDS.put(field.name(), field);
    }
  }

  private static Json row() {
    return Json.object()
        .put("title", "Say \"hi\" to C:\\dev")
        .put("state", "OPEN")
        .put("id", 17)
        .put("draft", false)
        .put("created_on", "2026-03-04T05:06:07.123456+00:00")
        .put("permission", "write")
        .put("author", null)
        .put(
            "reviewers",
            Json.list(Json.object().put("uuid", "{a}"), Json.object().put("uuid", "{b}")));
  }

  private static boolean matches(String query) {
    return BbqlParser.parse(query, FIELDS).test(row());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state = \"OPEN\" | true",
        "state = \"open\" | false",
        "state != \"MERGED\" | true",
        "state IN (\"MERGED\", \"OPEN\") | true",
        "state not in (\"MERGED\", \"OPEN\") | false",
        "title = \"SAY \\\"HI\\\" TO c:\\\\DEV\" | true",
        "title ~ \"\\\"hi\\\"\" | true",
        "title ~ \"c:\\\\d\" | true",
        "title !~ \"bye\" | true",
        "title ~ \"%\" | false",
        "title > \"SAX\" | true",
        "id = 17 | true",
        "id >= 17.0 | true",
        "id < 17 | false",
        "id > -3 | true",
        "id IN (1, 17) | true",
        "draft = false | true",
        "draft != true | true",
        "created_on = 2026-03-04T05:06:07.123456+00:00 | true",
        "created_on = \"2026-03-04T07:06:07.123456+02:00\" | true",
        "created_on = 2026-03-04T05:06:07.123456789Z | true",
        "created_on > 2026-03-04T05:06:07.123455Z | true",
        "created_on > 2026-03-04T05:06:07.123456Z | false",
        "created_on >= 2026-03-04 | true",
        "created_on < 2026-03-04T05:06:08 | true",
        "created_on <= 2026-03 | false",
        "permission > \"read\" | true",
        "permission >= \"admin\" | false",
        "missing = null | true",
        "missing != null | false",
        "missing = \"x\" | false",
        "missing != \"x\" | true",
        "missing !~ \"x\" | true",
        "missing NOT IN (\"x\") | true",
        "missing < \"x\" | false",
        "author = null | true",
        "reviewers != null | true",
        "author.uuid = null | true",
        "reviewers.uuid = \"{b}\" | true",
        "reviewers.uuid != \"{b}\" | false",
        "reviewers.uuid = \"{c}\" | false",
        "state=\"X\" OR id=17 AND draft=false | true",
        "(state=\"X\" OR id=17) and draft=true | false",
        "((id=1)) or ((id=17)) | true",
      })
  void evaluates(String query, boolean expected) {
    assertEquals(expected, matches(query), query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state",
        "state =",
        "= \"x\"",
        "state = OPEN",
        "NOT state = \"OPEN\"",
        "state = \"OPEN",
        "(state = \"OPEN\"",
        "state = \"OPEN\")",
        "state == \"OPEN\"",
        "state = 'OPEN'",
        "state IN ()",
        "state IN \"OPEN\"",
        "state NOT (\"x\")",
        "state ! \"x\"",
        "id = 17 draft = true",
        "id = 17 AND",
        "id = \"17\"",
        "title = 5",
        "draft = \"true\"",
        "draft > true",
        "created_on = \"yesterday\"",
        "created_on = 2026-13-45",
        "id ~ 1",
        "participants.user.uuid = \"x\"",
        "author.name = \"x\"",
        "author = \"x\"",
        "author IN (null)",
        "permission = \"owner\"",
        "id = 1e",
        "a = %"
      })
  void refuses(String query) {
    ApiError error = assertThrows(ApiError.class, () -> matches(query));
    assertEquals(400, error.answer().status());
  }
}
