package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * The properties that {@code jdbc:bitbucket:Name=value;Name=value} gives. Names ignore case; a
 * value in single or double quotes may hold semicolons, and a doubled quote in it stands for one.
 */
public final class ConnectionUrl {
  /** How every URL of this driver starts. */
  public static final String PREFIX = "jdbc:bitbucket:";

  private final Map<ConnectionProperty, String> values;

  private ConnectionUrl(Map<ConnectionProperty, String> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Returns whether a URL is meant for this driver. */
  public static boolean accepts(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * Reads a URL.
   *
   * @throws BitbucketException when it is malformed or names an unknown property
   */
  public static ConnectionUrl parse(String url) {
    if (!accepts(url)) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY, "The URL does not start with " + PREFIX);
    }
    return new ConnectionUrl(new UrlParser(url.substring(PREFIX.length())).parse());
  }

  /**
   * Returns this URL with the properties that were given beside it. Where both give a property the
   * URL wins. Keys without a value are left out, because tools pass an empty user and password.
   *
   * @throws BitbucketException when a key is unknown
   */
  public ConnectionUrl with(Properties info) {
    Map<ConnectionProperty, String> given = new EnumMap<>(ConnectionProperty.class);
    for (String key : info.stringPropertyNames()) {
      add(given, key, info.getProperty(key));
    }
    info.forEach(
        (key, value) -> {
          if (!(value instanceof String)) {
            add(given, String.valueOf(key), String.valueOf(value));
          }
        });
    given.putAll(values);
    return new ConnectionUrl(given);
  }

  private static void add(Map<ConnectionProperty, String> given, String key, String value) {
    if (value.isBlank()) {
      return;
    }
    ConnectionProperty property =
        ConnectionProperty.named(key)
            .orElseThrow(
                () ->
                    new BitbucketException(
                        SqlState.INVALID_PROPERTY,
                        "Unknown connection property '"
                            + key
                            + "'."
                            + ConnectionProperty.hint(key)));
    String before = given.putIfAbsent(property, value);
    if (before != null && !before.equals(value)) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "The properties give " + property.text() + " under two names with different values");
    }
  }

  /** Returns the values given, by property; a property without a value is absent or "". */
  public Map<ConnectionProperty, String> values() {
    return values;
  }

  /** Returns the URL that gives the same properties, without the secret ones. */
  public String withoutSecrets() {
    return text(property -> !property.isSecret());
  }

  /** Returns the URL that gives the same properties, for those who ask to see their secrets. */
  public String withSecrets() {
    return text(property -> true);
  }

  private String text(Predicate<ConnectionProperty> shown) {
    StringBuilder out = new StringBuilder(PREFIX);
    values.forEach(
        (property, value) -> {
          if (shown.test(property)) {
            out.append(property.text()).append('=').append(quoted(value)).append(';');
          }
        });
    return out.toString();
  }

  private static String quoted(String value) {
    boolean plain =
        value.indexOf(';') < 0
            && value.equals(value.trim())
            && !value.startsWith("'")
            && !value.startsWith("\"");
    return plain ? value : "'" + value.replace("'", "''") + "'";
  }

  /** Returns {@link #withoutSecrets()}. */
  @Override
  public String toString() {
    return withoutSecrets();
  }
}
