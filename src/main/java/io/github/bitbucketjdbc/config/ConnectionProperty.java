package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every connection property there is. {@code Driver.getPropertyInfo}, the setters of the data
 * source and the documentation follow from this list. The names are those of CData's driver where
 * it has the property.
 */
public enum ConnectionProperty {
  /** The workspace. */
  WORKSPACE(
      "Workspace",
      "",
      "The workspace to read, by its slug (the first part of a repository's address). Without it"
          + " only Workspaces and the tables of the signed-in user can be read."),
  /** The schema of unqualified names. */
  SCHEMA(
      "Schema",
      "Information",
      "The schema in which unqualified table names are looked up: Information, AllRepositories, or"
          + " the slug of a repository."),
  /** How to sign in. */
  AUTH_SCHEME(
      "AuthScheme",
      "",
      "How to sign in. When empty it follows from the credentials given: APIToken for User and"
          + " APIToken, AccessToken for AccessToken, OAuth for OAuthClientId or OAuthAccessToken, else"
          + " None. OAuthClient, also written client, is never guessed.",
      "APIToken",
      "AccessToken",
      "OAuth",
      "OAuthClient",
      "None"),
  /** The account of an API token. */
  USER("User", "", "The e-mail address of the Atlassian account to which the API token belongs."),
  /** The API token. */
  API_TOKEN(
      "APIToken",
      "",
      "A scoped API token of the account named by User. JDBC's password is the same property; with"
          + " AuthScheme=AccessToken the password may be that token.",
      true),
  /** A bearer token. */
  ACCESS_TOKEN(
      "AccessToken", "", "An access token of a repository, a project or a workspace.", true),
  /** The address that gives tokens. */
  OAUTH_URL(
      "OAuthURL",
      "https://bitbucket.org/site/oauth2",
      "The address below which authorize and access_token are. The client secret and refresh tokens"
          + " go to this origin only; it must be https, except on this machine."),
  /** How far the driver goes for a token. */
  INITIATE_OAUTH(
      "InitiateOAuth",
      "OFF",
      "OFF: OAuthAccessToken is used as it is. REFRESH: tokens are refreshed, starting with the"
          + " stored ones or OAuthRefreshToken. GETANDREFRESH: the driver also signs in, in a"
          + " browser or with OAuthVerifier.",
      "OFF",
      "REFRESH",
      "GETANDREFRESH"),
  /** The consumer's key. */
  OAUTH_CLIENT_ID("OAuthClientId", "", "The key of the OAuth consumer."),
  /** The consumer's secret. */
  OAUTH_CLIENT_SECRET(
      "OAuthClientSecret",
      "",
      "The secret of the OAuth consumer; Bitbucket always wants it.",
      true),
  /** Where the browser comes back. */
  CALLBACK_URL(
      "CallbackURL",
      "http://localhost:33333",
      "Where the browser is sent after signing in; the callback URL of the OAuth consumer. The"
          + " driver listens there itself, so it must be a port of this machine, except for web"
          + " applications, which receive the code themselves."),
  /** The code of a browser elsewhere. */
  OAUTH_VERIFIER(
      "OAuthVerifier",
      "",
      "The code that a browser elsewhere came back with, for machines without one. Works once; the"
          + " tokens are stored, and it is ignored from then on.",
      true),
  /** A token given. */
  OAUTH_ACCESS_TOKEN("OAuthAccessToken", "", "An access token obtained elsewhere.", true),
  /** A refresh token given. */
  OAUTH_REFRESH_TOKEN(
      "OAuthRefreshToken",
      "",
      "A refresh token obtained elsewhere. It works once: what it is exchanged for is stored, and"
          + " stored tokens come first.",
      true),
  /** Seconds that a token lasts. */
  OAUTH_EXPIRES_IN(
      "OAuthExpiresIn",
      "0",
      "Seconds that OAuthAccessToken is good for, counted from the opening of the connection; 0"
          + " when unknown."),
  /** Where tokens are kept. */
  OAUTH_SETTINGS_LOCATION(
      "OAuthSettingsLocation",
      "",
      "The file that keeps the tokens, or memory://NAME to keep them in this process. When empty, a"
          + " file of the user's configuration directory, one for each OAuthClientId; for"
          + " OAuthClient the memory."),
  /** What the file of tokens is encrypted with. */
  OAUTH_SETTINGS_KEY(
      "OAuthSettingsKey",
      "",
      "Encrypts the file of tokens. env:NAME takes the key from an environment variable, whose name"
          + " must start with BITBUCKET_JDBC_; command takes it from the output of the command in"
          + " the system property bitbucket.jdbc.settingsKeyCommand. Never the key itself.",
      true),
  /** What is asked for. */
  SCOPE(
      "Scope",
      "",
      "The scopes to ask for when signing in, separated by spaces; those of the OAuth consumer when"
          + " empty."),
  /** The address of the service. */
  BASE_URL(
      "BaseURL",
      "https://api.bitbucket.org/2.0",
      "The address of the REST API. Credentials go to this origin only."),
  /** Whether work is given to the service. */
  PUSHDOWN(
      "Pushdown",
      "full",
      "full: filters, sorting, limits, counts and the choice of fields are done by Bitbucket where"
          + " it can. none: whole lists are read and everything is done locally; slow, but useful"
          + " to compare.",
      "full",
      "none"),
  /** Parallel requests. */
  MAX_CONCURRENCY(
      "MaxConcurrency",
      "4",
      "The most requests of one statement that are under way at the same time (1 to 32)."),
  /** Rows a page. */
  PAGESIZE(
      "Pagesize",
      "0",
      "Rows per request. 0 means as many as each list allows (50 for pull requests, else 100); more"
          + " than that is never sent."),
  /** Seconds for one request. */
  TIMEOUT(
      "Timeout",
      "60",
      "Seconds to wait for the service to accept a connection or to send more data; 0 waits for"
          + " ever."),
  /** Seconds for one statement. */
  QUERY_TIMEOUT(
      "QueryTimeout",
      "0",
      "Seconds a statement may take in all, when Statement.setQueryTimeout is not used; 0 for no"
          + " limit."),
  /** Rows of a result. */
  MAX_ROWS(
      "MaxRows",
      "0",
      "The most rows a result gives, when Statement.setMaxRows is not used; 0 for no limit. The"
          + " result carries a warning when it was cut."),
  /** Requests of a statement. */
  MAX_REQUESTS(
      "MaxRequests",
      "0",
      "The most requests one statement may send; 0 for no limit. A statement that needs more fails"
          + " instead of spending the hourly budget."),
  /** Refuse writes. */
  READONLY(
      "Readonly",
      "false",
      "Whether INSERT, UPDATE, DELETE and procedures that change something are refused.",
      "true",
      "false"),
  /** Rows of a write without a condition. */
  MAX_WRITES(
      "MaxWrites",
      "100",
      "The most rows that an UPDATE or DELETE without WHERE may change; 0 for no limit. With more"
          + " rows nothing is changed, and the error tells how many they are."),
  /** Files of this machine. */
  LOCAL_FILES(
      "LocalFiles",
      "false",
      "Whether procedures may read and write files of this machine by their LocalPath. Off unless"
          + " said otherwise, because who may write SQL, in a report or through a server, is not"
          + " always who may read the machine's files.",
      "true",
      "false"),
  /** Seconds of waiting for a rate limit. */
  RETRY_WAIT(
      "RetryWait",
      "60",
      "Seconds a statement waits in all when Bitbucket takes no more requests for a while (HTTP"
          + " 429); 0 never waits. A statement that would have to wait longer fails at once and"
          + " says when requests are taken again."),
  /** The JVM's proxy. */
  PROXY_AUTO_DETECT(
      "ProxyAutoDetect",
      "true",
      "Whether the proxy that the JVM is configured with (http.proxyHost, java.net.useSystemProxies"
          + " and the like) is used when ProxyServer is empty.",
      "true",
      "false"),
  /** A proxy. */
  PROXY_SERVER(
      "ProxyServer", "", "The host of an HTTP proxy through which the service is reached."),
  /** The proxy's port. */
  PROXY_PORT("ProxyPort", "80", "The port of ProxyServer."),
  /** The proxy's user. */
  PROXY_USER(
      "ProxyUser",
      "",
      "The user for the proxy, sent with Basic authentication to the proxy only; empty for none."),
  /** The proxy's password. */
  PROXY_PASSWORD("ProxyPassword", "", "The password of ProxyUser.", true),
  /** Hosts without proxy. */
  PROXY_EXCEPTIONS(
      "ProxyExceptions",
      "",
      "Hosts that are reached without the proxy, separated by semicolons or commas; * stands for"
          + " any characters, as in *.example.com."),
  /** A certificate to trust. */
  SSL_SERVER_CERT(
      "SSLServerCert",
      "",
      "A certificate that is trusted besides those that the JVM trusts: PEM text, the path of a PEM"
          + " or DER file, or the SHA-1 or SHA-256 thumbprint of the server's own certificate in"
          + " hexadecimal. The host name is checked in any case. There is no way to trust all."),
  /** The log file. */
  LOGFILE(
      "Logfile",
      "",
      "A file to which this connection writes what it does; it never holds secrets."),
  /** How much is logged. */
  VERBOSITY(
      "Verbosity",
      "1",
      "What Logfile holds: 1 errors; 2 also statements with their durations and requests; 3 also"
          + " requests with their status; 4 also headers; 5 also the beginnings of bodies."),
  /** When a new log file begins. */
  MAX_LOG_FILE_SIZE(
      "MaxLogFileSize",
      "0",
      "The size at which a new log file begins, in bytes or as 100MB; 0 for one file without"
          + " limit. With a limit, .0, .1 and so on follow the name, the latest file being .0."),
  /** How many log files are kept. */
  MAX_LOG_FILE_COUNT(
      "MaxLogFileCount", "5", "How many log files are kept when MaxLogFileSize is set."),
  /** Kept answers. */
  CACHE_TTL(
      "CacheTTL",
      "0",
      "Seconds for which answers are kept, so that the same request is not sent again by other"
          + " statements of the connection; 0 keeps nothing. A write through the connection forgets"
          + " all of them. sys_requests tells which answers were kept ones."),
  /** Deleted comments. */
  INCLUDE_DELETED(
      "IncludeDeleted",
      "false",
      "Whether deleted comments are shown. They are also shown by a query that filters the column"
          + " Deleted.",
      "true",
      "false"),
  /** Schemas of metadata. */
  BROWSABLE_SCHEMAS(
      "BrowsableSchemas",
      "",
      "The schemas that metadata shows, separated by commas; all when empty. Queries reach the"
          + " others too."),
  /** Tables of metadata. */
  TABLES(
      "Tables",
      "",
      "The tables that metadata shows, separated by commas; all when empty. Queries reach the"
          + " others too."),
  /** Views of metadata. */
  VIEWS("Views", "", "The views that metadata shows, separated by commas; all when empty."),
  /** Named queries. */
  USER_DEFINED_VIEWS(
      "UserDefinedViews",
      "",
      "A JSON file of named queries, such as {\"OpenPullRequests\": {\"query\": \"SELECT …\"}}, which"
          + " become views in the schema UserViews."),
  /** Check at once. */
  CONNECT_ON_OPEN(
      "ConnectOnOpen",
      "false",
      "Whether opening a connection sends one request to check the workspace and the credentials.",
      "true",
      "false"),
  /** The demo workspace. */
  DEMO(
      "Demo",
      "false",
      "Whether to read a demo workspace that is served inside this process, without network or"
          + " account.",
      "true",
      "false");

  private final String text;
  private final String defaultValue;
  private final String description;
  private final boolean secret;
  private final List<String> choices;

  ConnectionProperty(String text, String defaultValue, String description, String... choices) {
    this(text, defaultValue, description, false, choices);
  }

  ConnectionProperty(
      String text, String defaultValue, String description, boolean secret, String... choices) {
    this.text = text;
    this.defaultValue = defaultValue;
    this.description = description;
    this.secret = secret;
    this.choices = List.of(choices);
  }

  /** Returns the name as it is written in a URL; case does not matter when reading one. */
  public String text() {
    return text;
  }

  /** Returns the value that holds when the property is absent. */
  public String defaultValue() {
    return defaultValue;
  }

  /** Returns what the property does, for people. */
  public String description() {
    return description;
  }

  /** Returns whether the value must never be shown. */
  public boolean isSecret() {
    return secret;
  }

  /** Returns the only values allowed, or an empty list when any is. */
  public List<String> choices() {
    return choices;
  }

  /** Finds a property by name, without regard to case; {@code password} is {@code APIToken}. */
  public static Optional<ConnectionProperty> named(String name) {
    String wanted = name.trim();
    if (wanted.equalsIgnoreCase("password")) {
      return Optional.of(API_TOKEN);
    }
    for (ConnectionProperty p : values()) {
      if (p.text.equalsIgnoreCase(wanted)) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  /** Returns a sentence that names the property nearest to a mistyped name, or "". */
  static String hint(String name) {
    return NearestName.hint(name, Arrays.stream(values()).map(ConnectionProperty::text).toList());
  }

  /** Returns the choice that equals a value without regard to case, or its other name, or null. */
  @Nullable String choice(String value) {
    if (this == AUTH_SCHEME && value.equalsIgnoreCase("client")) {
      return AuthScheme.OAUTH_CLIENT.text();
    }
    for (String c : choices) {
      if (c.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
        return c;
      }
    }
    return null;
  }
}
