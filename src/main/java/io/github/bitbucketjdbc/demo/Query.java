package io.github.bitbucketjdbc.demo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query string of a request, still in its order and with its own encoding at hand. */
record Query(List<Parameter> parameters) {

  /** One parameter, as sent and decoded. */
  record Parameter(String raw, String name, String value) {}

  static Query parse(@Nullable String raw) {
    List<Parameter> parameters = new ArrayList<>();
    for (String part : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      parameters.add(new Parameter(part, decode(name), decode(value)));
    }
    return new Query(parameters);
  }

  @Nullable String first(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse(null);
  }

  List<String> all(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .toList();
  }

  /** The query as it was sent, without some of its parameters. */
  String without(Set<String> names) {
    return parameters.stream()
        .filter(parameter -> !names.contains(parameter.name()))
        .map(Parameter::raw)
        .collect(Collectors.joining("&"));
  }

  String decoded() {
    return parameters.stream()
        .map(
            parameter ->
                parameter.raw().indexOf('=') < 0
                    ? parameter.name()
                    : parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("&"));
  }

  /** Encodes a segment of a path. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Bad request");
    }
  }
}
