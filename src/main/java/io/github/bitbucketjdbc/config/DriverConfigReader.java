package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the values of the properties and makes a {@link DriverConfig} of them. */
final class DriverConfigReader {
  private static final Pattern WORKSPACE =
      Pattern.compile(
          "[A-Za-z0-9_][A-Za-z0-9_.-]*|\\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Map<ConnectionProperty, String> values;

  DriverConfigReader(Map<ConnectionProperty, String> values) {
    this.values = values;
  }

  DriverConfig read() {
    NetworkSettingsReader network = new NetworkSettingsReader(this);
    boolean demo = flag(ConnectionProperty.DEMO);
    AuthScheme scheme = demo ? AuthScheme.NONE : authScheme();
    return new DriverConfig(
        workspace(),
        schema(),
        address(ConnectionProperty.BASE_URL, scheme != AuthScheme.NONE),
        scheme,
        scheme == AuthScheme.API_TOKEN ? user() : "",
        secretOf(scheme),
        choice(ConnectionProperty.PUSHDOWN).equals("full"),
        (int) number(ConnectionProperty.MAX_CONCURRENCY, 1, 32),
        (int) number(ConnectionProperty.PAGESIZE, 0, 1000),
        Duration.ofSeconds(number(ConnectionProperty.TIMEOUT, 0, 86_400)),
        Duration.ofSeconds(number(ConnectionProperty.QUERY_TIMEOUT, 0, Integer.MAX_VALUE)),
        number(ConnectionProperty.MAX_ROWS, 0, Long.MAX_VALUE),
        number(ConnectionProperty.MAX_REQUESTS, 0, Long.MAX_VALUE),
        flag(ConnectionProperty.READONLY),
        number(ConnectionProperty.MAX_WRITES, 0, Long.MAX_VALUE),
        Duration.ofSeconds(number(ConnectionProperty.CACHE_TTL, 0, Integer.MAX_VALUE)),
        flag(ConnectionProperty.LOCAL_FILES),
        flag(ConnectionProperty.INCLUDE_DELETED),
        flag(ConnectionProperty.CONNECT_ON_OPEN),
        demo,
        new Browsing(
            list(ConnectionProperty.BROWSABLE_SCHEMAS),
            list(ConnectionProperty.TABLES),
            list(ConnectionProperty.VIEWS)),
        text(ConnectionProperty.USER_DEFINED_VIEWS),
        network.network(),
        network.logging(),
        new OAuthSettingsReader(this).read(scheme));
  }

  private List<String> list(ConnectionProperty property) {
    return Stream.of(text(property).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  String text(ConnectionProperty property) {
    String value = values.getOrDefault(property, "").trim();
    return value.isEmpty() ? property.defaultValue() : value;
  }

  private String workspace() {
    String value = text(ConnectionProperty.WORKSPACE);
    if (!value.isEmpty() && !WORKSPACE.matcher(value).matches()) {
      throw invalid(
          ConnectionProperty.WORKSPACE,
          "is not the slug of a workspace (letters, digits, '-', '_' and '.') or its {UUID}");
    }
    return value;
  }

  private String schema() {
    String value = text(ConnectionProperty.SCHEMA);
    requirePlain(ConnectionProperty.SCHEMA, value);
    return value;
  }

  private AuthScheme authScheme() {
    String wanted = choice(ConnectionProperty.AUTH_SCHEME);
    AuthScheme scheme = wanted.isEmpty() ? inferred() : schemeNamed(wanted);
    switch (scheme) {
      case API_TOKEN -> {
        require(scheme, ConnectionProperty.USER, "the e-mail address of the Atlassian account");
        require(scheme, ConnectionProperty.API_TOKEN, "a scoped API token of that account");
      }
      case ACCESS_TOKEN ->
          require(scheme, accessToken(), "a repository, project or workspace token");
      case OAUTH, OAUTH_CLIENT, NONE -> {} // OAuthSettingsReader
    }
    return scheme;
  }

  private static AuthScheme schemeNamed(String text) {
    for (AuthScheme scheme : AuthScheme.values()) {
      if (scheme.text().equals(text)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException("AuthScheme has a choice that is not in the enum");
  }

  private AuthScheme inferred() {
    boolean pair =
        !text(ConnectionProperty.API_TOKEN).isEmpty() || !text(ConnectionProperty.USER).isEmpty();
    List<ConnectionProperty> given =
        Stream.of(
                ConnectionProperty.API_TOKEN,
                ConnectionProperty.ACCESS_TOKEN,
                ConnectionProperty.OAUTH_CLIENT_ID,
                ConnectionProperty.OAUTH_ACCESS_TOKEN)
            .filter(property -> !text(property).isEmpty())
            .toList();
    ConnectionProperty first = given.isEmpty() ? ConnectionProperty.USER : given.get(0);
    for (ConnectionProperty other : given) {
      if (schemeOf(other) != schemeOf(first)) {
        throw invalid(
            ConnectionProperty.AUTH_SCHEME,
            "must be given, because both " + first.text() + " and " + other.text() + " are");
      }
    }
    return given.isEmpty() && !pair ? AuthScheme.NONE : schemeOf(first);
  }

  private static AuthScheme schemeOf(ConnectionProperty credential) {
    return switch (credential) {
      case ACCESS_TOKEN -> AuthScheme.ACCESS_TOKEN;
      case OAUTH_CLIENT_ID, OAUTH_ACCESS_TOKEN -> AuthScheme.OAUTH;
      default -> AuthScheme.API_TOKEN;
    };
  }

  void require(AuthScheme scheme, ConnectionProperty property, String what) {
    if (text(property).isEmpty()) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "AuthScheme " + scheme.text() + " needs the property " + property.text() + ": " + what);
    }
    requirePlain(property, text(property));
  }

  private String user() {
    String user = text(ConnectionProperty.USER);
    if (user.indexOf(':') >= 0) {
      throw invalid(ConnectionProperty.USER, "must not hold a colon");
    }
    return user;
  }

  private String secretOf(AuthScheme scheme) {
    return switch (scheme) {
      case API_TOKEN -> text(ConnectionProperty.API_TOKEN);
      case ACCESS_TOKEN -> text(accessToken());
      case OAUTH, OAUTH_CLIENT, NONE -> "";
    };
  }

  /**
   * Returns the property that holds the access token: JDBC's password may, since tools keep a
   * password in a safer place than other properties.
   */
  private ConnectionProperty accessToken() {
    boolean password =
        text(ConnectionProperty.ACCESS_TOKEN).isEmpty()
            && !text(ConnectionProperty.API_TOKEN).isEmpty();
    return password ? ConnectionProperty.API_TOKEN : ConnectionProperty.ACCESS_TOKEN;
  }

  static void requirePlain(ConnectionProperty property, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(property, "holds a control character");
    }
  }

  /** Reads an address; credentials go to https only, except on this machine. */
  URI address(ConnectionProperty property, boolean credentials) {
    URI uri = uri(property);
    String protocol = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!protocol.equals("https") && !protocol.equals("http")) {
      throw invalid(property, "must start with https:// or http://");
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      throw invalid(property, "must name a host, without user or password");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw invalid(property, "must not have a query or a fragment");
    }
    if (protocol.equals("http") && !isLoopback(uri) && credentials) {
      throw invalid(property, "must be https, because credentials would be readable");
    }
    return uri;
  }

  /** Returns whether an address names this machine, and no name server decides about it. */
  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT));
  }

  private URI uri(ConnectionProperty property) {
    // A callback URL is compared with the registered one, letter by letter.
    boolean exact = property == ConnectionProperty.CALLBACK_URL;
    String text = exact ? text(property) : text(property).replaceFirst("/+$", "");
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw invalid(property, "is not a URL");
    }
  }

  long number(ConnectionProperty property, long least, long most) {
    long value;
    try {
      value = Long.parseLong(text(property));
    } catch (NumberFormatException e) {
      throw invalid(property, "must be a whole number");
    }
    if (value < least || value > most) {
      String upTo = most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
      throw invalid(property, "must be " + upTo);
    }
    return value;
  }

  boolean flag(ConnectionProperty property) {
    return choice(property).equals("true");
  }

  String choice(ConnectionProperty property) {
    String value = text(property);
    if (value.isEmpty()) {
      return value;
    }
    String choice = property.choice(value);
    if (choice == null) {
      throw invalid(property, "must be one of " + String.join(", ", property.choices()));
    }
    return choice;
  }

  static BitbucketException invalid(ConnectionProperty property, String why) {
    return new BitbucketException(
        SqlState.INVALID_PROPERTY, "The connection property " + property.text() + " " + why);
  }
}
