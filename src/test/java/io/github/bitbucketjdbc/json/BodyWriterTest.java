package io.github.bitbucketjdbc.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.http.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyWriterTest {
  private static String written(Object value) {
    Content.Json content = new Content.Json(Map.of("a", value));
    return new String(BodyWriter.bytes(content), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+57777", "0.1234567890123456789012345", "12345678901234567890"})
  void keepsEveryDigitOfARawNumber(String number) {
    assertThat(written(new Content.Raw(number))).isEqualTo("{\"a\":" + number + "}");
  }
}
