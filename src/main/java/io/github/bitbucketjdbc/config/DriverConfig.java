package io.github.bitbucketjdbc.config;

import java.net.URI;
import java.time.Duration;
import java.util.Properties;

/**
 * The checked properties of one connection.
 *
 * @param workspace the workspace's slug, or "" when none was given
 * @param schema the schema of unqualified names
 * @param baseUrl the REST API, without a trailing slash
 * @param authScheme how to sign in
 * @param user the e-mail address for {@link AuthScheme#API_TOKEN}, or ""
 * @param secret the token of the scheme, or ""
 * @param pushdown whether work is given to the service
 * @param maxConcurrency the most requests of one statement at the same time
 * @param pageSize rows per request, 0 for the most that a list allows
 * @param timeout the longest silence of the service, zero for no limit
 * @param queryTimeout the longest a statement may take, zero for no limit
 * @param maxRows the most rows of a result, 0 for no limit
 * @param maxRequests the most requests of a statement, 0 for no limit
 * @param readOnly whether writes are refused
 * @param maxWrites the most rows that a write without a condition may change, 0 for no limit
 * @param cacheTtl for how long answers are kept for other statements, zero for not at all
 * @param localFiles whether procedures may read and write files of this machine
 * @param includeDeleted whether deleted comments are shown
 * @param connectOnOpen whether opening a connection sends a request
 * @param demo whether the demo workspace is read
 * @param browsing what metadata shows
 * @param userDefinedViews the file of named queries, or ""
 * @param network how the service is reached
 * @param logging what is written to a log file
 * @param oauth how OAuth gets its tokens
 */
public record DriverConfig(
    String workspace,
    String schema,
    URI baseUrl,
    AuthScheme authScheme,
    String user,
    String secret,
    boolean pushdown,
    int maxConcurrency,
    int pageSize,
    Duration timeout,
    Duration queryTimeout,
    long maxRows,
    long maxRequests,
    boolean readOnly,
    long maxWrites,
    Duration cacheTtl,
    boolean localFiles,
    boolean includeDeleted,
    boolean connectOnOpen,
    boolean demo,
    Browsing browsing,
    String userDefinedViews,
    NetworkSettings network,
    LogSettings logging,
    OAuthSettings oauth) {

  /**
   * Reads and checks the properties of a connection.
   *
   * @param url gives properties, which win over those of {@code info}
   * @param info gives more properties; {@code user} and {@code password} are User and APIToken
   * @throws io.github.bitbucketjdbc.error.BitbucketException when a property is unknown or its
   *     value is not acceptable; the message never holds a secret
   */
  public static DriverConfig of(String url, Properties info) {
    return of(ConnectionUrl.parse(url).with(info));
  }

  /** Checks the properties of a URL to which others may have been added. */
  public static DriverConfig of(ConnectionUrl url) {
    return new DriverConfigReader(url.values()).read();
  }

  /** Returns this configuration for another address of the service, as the demo needs it. */
  public DriverConfig withBaseUrl(URI url) {
    return with(workspace, url);
  }

  /** Returns this configuration for another workspace, as the demo needs it. */
  public DriverConfig withWorkspace(String slug) {
    return with(slug, baseUrl);
  }

  private DriverConfig with(String slug, URI address) {
    return new DriverConfig(
        slug,
        schema,
        address,
        authScheme,
        user,
        secret,
        pushdown,
        maxConcurrency,
        pageSize,
        timeout,
        queryTimeout,
        maxRows,
        maxRequests,
        readOnly,
        maxWrites,
        cacheTtl,
        localFiles,
        includeDeleted,
        connectOnOpen,
        demo,
        browsing,
        userDefinedViews,
        network,
        logging,
        oauth);
  }

  /** Returns the value of a property that is no secret, as it would be written in a URL. */
  public String text(ConnectionProperty property) {
    return switch (property) {
      case WORKSPACE -> workspace;
      case SCHEMA -> schema;
      case AUTH_SCHEME -> authScheme.text();
      case USER -> user;
      case API_TOKEN, ACCESS_TOKEN, PROXY_PASSWORD -> "";
      case OAUTH_URL,
          INITIATE_OAUTH,
          OAUTH_CLIENT_ID,
          OAUTH_CLIENT_SECRET,
          CALLBACK_URL,
          OAUTH_VERIFIER,
          OAUTH_ACCESS_TOKEN,
          OAUTH_REFRESH_TOKEN,
          OAUTH_EXPIRES_IN,
          OAUTH_SETTINGS_LOCATION,
          OAUTH_SETTINGS_KEY,
          SCOPE ->
          oauth.text(property);
      case BASE_URL -> baseUrl.toString();
      case PUSHDOWN -> pushdown ? "full" : "none";
      case MAX_CONCURRENCY -> String.valueOf(maxConcurrency);
      case PAGESIZE -> String.valueOf(pageSize);
      case TIMEOUT -> String.valueOf(timeout.toSeconds());
      case QUERY_TIMEOUT -> String.valueOf(queryTimeout.toSeconds());
      case MAX_ROWS -> String.valueOf(maxRows);
      case MAX_REQUESTS -> String.valueOf(maxRequests);
      case READONLY -> String.valueOf(readOnly);
      case MAX_WRITES -> String.valueOf(maxWrites);
      case RETRY_WAIT -> String.valueOf(network.retryWait().toSeconds());
      case LOCAL_FILES -> String.valueOf(localFiles);
      case PROXY_AUTO_DETECT -> String.valueOf(network.proxyAutoDetect());
      case PROXY_SERVER -> network.proxyServer();
      case PROXY_PORT -> String.valueOf(network.proxyPort());
      case PROXY_USER -> network.proxyUser();
      case PROXY_EXCEPTIONS -> String.join(";", network.proxyExceptions());
      case SSL_SERVER_CERT -> network.sslServerCert();
      case LOGFILE -> logging.file();
      case VERBOSITY -> String.valueOf(logging.verbosity());
      case MAX_LOG_FILE_SIZE -> String.valueOf(logging.maxFileSize());
      case MAX_LOG_FILE_COUNT -> String.valueOf(logging.maxFileCount());
      case CACHE_TTL -> String.valueOf(cacheTtl.toSeconds());
      case INCLUDE_DELETED -> String.valueOf(includeDeleted);
      case BROWSABLE_SCHEMAS -> String.join(",", browsing.schemas());
      case TABLES -> String.join(",", browsing.tables());
      case VIEWS -> String.join(",", browsing.views());
      case USER_DEFINED_VIEWS -> userDefinedViews;
      case CONNECT_ON_OPEN -> String.valueOf(connectOnOpen);
      case DEMO -> String.valueOf(demo);
    };
  }

  /** Returns the configuration without user or secret. */
  @Override
  public String toString() {
    return "DriverConfig[workspace="
        + workspace
        + ", schema="
        + schema
        + ", baseUrl="
        + baseUrl
        + ", authScheme="
        + authScheme.text()
        + "]";
  }
}
