package io.github.bitbucketjdbc.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {

  @Test
  void readsMessageAndScopes() {
    ErrorBody error =
        read(
            "{'type':'error','error':{'message':'Your\\r\\n credentials  lack','detail':{'granted':"
                + "['a',1],'required':['b','c']},'fields':{'message':'no'}}}");
    assertThat(error.message()).isEqualTo("Your credentials lack (message: no)");
    assertThat(error.required()).containsExactly("b", "c");
    assertThat(error.granted()).containsExactly("a");
  }

  @Test
  void cutsLongMessages() {
    assertThat(read("{'error':{'message':'" + "x".repeat(500) + "'}}").message())
        .hasSize(200)
        .endsWith("…");
  }

  @Test
  void keepsWhatCameBeforeABreak() {
    assertThat(read("{'error':{'message':'m','detail':{'required':['a'").message()).isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Not Found",
        "[]",
        "{}",
        "{'error':'x'}",
        "{'error':{'message':{}}}",
        "<html>",
        "null"
      })
  void saysNothingOtherwise(String body) {
    assertThat(read(body)).isEqualTo(ErrorBody.EMPTY);
  }

  private static ErrorBody read(String body) {
    return ErrorBody.read(
        new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
