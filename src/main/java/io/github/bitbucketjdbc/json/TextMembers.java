package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON that users give as the value of a parameter. */
public final class TextMembers {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private TextMembers() {}

  /**
   * Reads an object whose members are texts.
   *
   * @param parameter names the parameter in errors
   * @throws BitbucketException when it is anything else
   */
  public static Map<String, String> ofObject(String parameter, String text) {
    String form = "a JSON object of texts, as in {\"NAME\": \"value\"}";
    JsonNode object = tree(parameter, text, form);
    if (!object.isObject()) {
      throw wrong(parameter, form);
    }
    Map<String, String> members = new LinkedHashMap<>();
    object.properties().forEach(m -> members.put(m.getKey(), text(parameter, m.getValue(), form)));
    return members;
  }

  /**
   * Reads a list of texts.
   *
   * @param parameter names the parameter in errors
   * @throws BitbucketException when it is anything else
   */
  public static List<String> ofList(String parameter, String text) {
    String form = "a JSON list of texts, as in [\"one\", \"two\"]";
    JsonNode list = tree(parameter, text, form);
    if (!list.isArray()) {
      throw wrong(parameter, form);
    }
    List<String> elements = new ArrayList<>();
    list.forEach(e -> elements.add(text(parameter, e, form)));
    return elements;
  }

  private static JsonNode tree(String parameter, String text, String form) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong(parameter, form); // Jackson's own words would show the text
    }
  }

  private static String text(String parameter, JsonNode value, String form) {
    if (!value.isTextual()) {
      throw wrong(parameter, form);
    }
    return value.textValue();
  }

  private static BitbucketException wrong(String parameter, String form) {
    return new BitbucketException(SqlState.DATA_EXCEPTION, parameter + " must be " + form);
  }
}
