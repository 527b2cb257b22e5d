package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import java.util.Map;
import java.util.Properties;

/** The OAuth consumer that the environment names, for URLs that say they want one. */
final class ClientCredentials {
  static final String USER = "BITBUCKET_JDBC_USER";
  static final String TOKEN = "BITBUCKET_JDBC_TOKEN";
  static final String CLIENT_ID = "BITBUCKET_JDBC_CLIENT_ID";
  static final String CLIENT_SECRET = "BITBUCKET_JDBC_CLIENT_SECRET";

  private ClientCredentials() {}

  /** Returns the consumer's properties when a URL asks for OAuth, else none. */
  static Properties of(Map<String, String> environment, String url) {
    String scheme =
        ConnectionUrl.parse(url).values().getOrDefault(ConnectionProperty.AUTH_SCHEME, "").trim();
    boolean wanted =
        scheme.regionMatches(true, 0, "OAuth", 0, 5) || scheme.equalsIgnoreCase("client");
    return wanted ? of(environment) : new Properties();
  }

  static Properties of(Map<String, String> environment) {
    Properties properties = new Properties();
    put(properties, ConnectionProperty.OAUTH_CLIENT_ID, environment, CLIENT_ID);
    put(properties, ConnectionProperty.OAUTH_CLIENT_SECRET, environment, CLIENT_SECRET);
    return properties;
  }

  private static void put(
      Properties properties,
      ConnectionProperty property,
      Map<String, String> environment,
      String variable) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      properties.setProperty(property.text(), value);
    }
  }
}
