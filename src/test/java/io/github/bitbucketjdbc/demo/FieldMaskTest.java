package io.github.bitbucketjdbc.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | {'size':2,'values':[{'id':1,'user':{'name':'n'},'none':null}],'next':'u'}",
        "values.id | {'values':[{'id':1}]}",
        "values.id,next,size | {'size':2,'values':[{'id':1}],'next':'u'}",
        "size | {'size':2}",
        "values | {'values':[{'id':1,'user':{'name':'n'},'none':null}]}",
        "values.none.deeper | {'values':[{'none':null}]}",
        "values.unknown | {'values':[{}]}",
        "values.more.a | {'values':[{'more':[{'a':1}]}]}",
        "values.user.secret | {'values':[{'user':{'secret':3}}]}",
        "+values.more |"
            + " {'size':2,'values':[{'id':1,'user':{'name':'n'},'none':null,'more':[{'a':1,'b':2}]}],'next':'u'}",
        "+values.more.b |"
            + " {'size':2,'values':[{'id':1,'user':{'name':'n'},'none':null,'more':[{'b':2}]}],'next':'u'}",
        "+values.user.secret |"
            + " {'size':2,'values':[{'id':1,'user':{'name':'n','secret':3},'none':null}],'next':'u'}",
        "-values.user | {'size':2,'values':[{'id':1,'none':null}],'next':'u'}",
        "-values.user.* | {'size':2,'values':[{'id':1,'user':{},'none':null}],'next':'u'}",
        "-*,+size,+values.id | {'size':2,'values':[{'id':1}]}",
        "-values.*,+values.id | {'size':2,'values':[{'id':1}],'next':'u'}",
        "values.* | {'values':[{'id':1,'user':{'name':'n'},'none':null,'more':[{'a':1,'b':2}]}]}",
        "* | {'size':2,'values':[{'id':1,'user':{'name':'n'},'none':null}],'next':'u'}",
        "values.*.name | {'values':[{'id':1,'user':{'name':'n'},'none':null,'more':[{}]}]}",
      })
  void selects(String fields, String expected) {
    Json row =
        Json.object()
            .put("id", 1)
            .lazy("user", () -> Json.object().put("name", "n").hidden("secret", () -> 3))
            .put("none", null)
            .hidden("more", () -> Json.list(Json.object().put("a", 1).put("b", 2)));
    Json page = Json.object().put("size", 2).put("values", Json.list(row)).put("next", "u");
    byte[] bytes = JsonWriter.bytes(page, FieldMask.parse(fields));
    assertEquals(expected, new String(bytes, StandardCharsets.UTF_8).replace('"', '\''));
  }
}
