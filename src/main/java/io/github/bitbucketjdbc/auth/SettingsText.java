package io.github.bitbucketjdbc.auth;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as text: lines of names and values, escaped as {@link Properties} does, the last of which
 * tells whether the others are complete.
 */
final class SettingsText {
  /** The property that every file of tokens has, and no other file. */
  static final String FORMAT = "BitbucketJdbcOAuth";

  private static final String VERSION = "1";
  private static final String CHECK = "Check";

  private SettingsText() {}

  static String of(StoredTokens stored) {
    Map<String, String> values = new TreeMap<>();
    values.put("Client", stored.owner().client());
    values.put("OAuthOrigin", stored.owner().oauthOrigin());
    values.put("ApiOrigin", stored.owner().apiOrigin());
    values.put("AccessToken", stored.tokens().accessToken());
    values.put("RefreshToken", stored.tokens().refreshToken());
    values.put("IssuedAt", stored.tokens().issuedAt().toString());
    Instant end = stored.tokens().expiresAt();
    values.put("ExpiresAt", end == null ? "" : end.toString());
    return write(values);
  }

  /** Returns the tokens in a text, or null when it is damaged or something else. */
  static @Nullable StoredTokens tokens(Map<String, String> values) {
    try {
      String end = value(values, "ExpiresAt");
      return new StoredTokens(
          new TokenOwner(
              value(values, "Client"), value(values, "OAuthOrigin"), value(values, "ApiOrigin")),
          new Tokens(
              value(values, "AccessToken"),
              value(values, "RefreshToken"),
              Instant.parse(value(values, "IssuedAt")),
              end.isEmpty() ? null : Instant.parse(end)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  /** Returns values as text. */
  static String write(Map<String, String> values) {
    Properties properties = new Properties();
    properties.setProperty(FORMAT, VERSION);
    properties.putAll(values);
    properties.setProperty(CHECK, check(properties));
    StringWriter out = new StringWriter();
    try {
      properties.store(out, "Tokens of bitbucket-jdbc: keep this file secret");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has none
    }
    return out.toString();
  }

  /** Returns the values in a text, or an empty map when it is damaged or something else. */
  static Map<String, String> read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      return Map.of();
    }
    Object check = properties.remove(CHECK);
    if (!VERSION.equals(properties.getProperty(FORMAT)) || !check(properties).equals(check)) {
      return Map.of();
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }

  private static String check(Properties properties) {
    return TokenOwner.digest(new TreeMap<>(properties).toString());
  }
}
