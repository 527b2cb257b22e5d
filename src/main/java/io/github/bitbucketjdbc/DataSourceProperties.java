package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import org.jspecify.annotations.Nullable;

/**
 * The bean properties of the data source: with those of OAuth, one for each connection property.
 */
public abstract class DataSourceProperties extends OAuthProperties {
  DataSourceProperties() {}

  /** Returns the workspace to read, by its slug. */
  public String getWorkspace() {
    return text(ConnectionProperty.WORKSPACE);
  }

  /** Sets the workspace to read, by its slug. */
  public void setWorkspace(@Nullable String value) {
    set(ConnectionProperty.WORKSPACE, value);
  }

  /** Returns the schema of unqualified names. */
  public String getSchema() {
    return text(ConnectionProperty.SCHEMA);
  }

  /** Sets the schema of unqualified names. */
  public void setSchema(@Nullable String value) {
    set(ConnectionProperty.SCHEMA, value);
  }

  /** Returns how to sign in. */
  public String getAuthScheme() {
    return text(ConnectionProperty.AUTH_SCHEME);
  }

  /** Sets how to sign in. */
  public void setAuthScheme(@Nullable String value) {
    set(ConnectionProperty.AUTH_SCHEME, value);
  }

  /** Returns the e-mail address of the account. */
  public String getUser() {
    return text(ConnectionProperty.USER);
  }

  /** Sets the e-mail address of the account. */
  public void setUser(@Nullable String value) {
    set(ConnectionProperty.USER, value);
  }

  /** Returns the API token of the account. */
  public String getAPIToken() {
    return text(ConnectionProperty.API_TOKEN);
  }

  /** Sets the API token of the account. */
  public void setAPIToken(@Nullable String value) {
    set(ConnectionProperty.API_TOKEN, value);
  }

  /** Returns the token of a repository, project or workspace. */
  public String getAccessToken() {
    return text(ConnectionProperty.ACCESS_TOKEN);
  }

  /** Sets the token of a repository, project or workspace. */
  public void setAccessToken(@Nullable String value) {
    set(ConnectionProperty.ACCESS_TOKEN, value);
  }

  /** Returns the address of the REST API. */
  public String getBaseURL() {
    return text(ConnectionProperty.BASE_URL);
  }

  /** Sets the address of the REST API. */
  public void setBaseURL(@Nullable String value) {
    set(ConnectionProperty.BASE_URL, value);
  }

  /** Returns whether work is given to the service. */
  public String getPushdown() {
    return text(ConnectionProperty.PUSHDOWN);
  }

  /** Sets whether work is given to the service. */
  public void setPushdown(@Nullable String value) {
    set(ConnectionProperty.PUSHDOWN, value);
  }

  /** Returns the most requests of one statement at the same time. */
  public int getMaxConcurrency() {
    return number(ConnectionProperty.MAX_CONCURRENCY);
  }

  /** Sets the most requests of one statement at the same time. */
  public void setMaxConcurrency(int value) {
    set(ConnectionProperty.MAX_CONCURRENCY, String.valueOf(value));
  }

  /** Returns rows per request. */
  public int getPagesize() {
    return number(ConnectionProperty.PAGESIZE);
  }

  /** Sets rows per request. */
  public void setPagesize(int value) {
    set(ConnectionProperty.PAGESIZE, String.valueOf(value));
  }

  /** Returns seconds of silence after which a request fails. */
  public int getTimeout() {
    return number(ConnectionProperty.TIMEOUT);
  }

  /** Sets seconds of silence after which a request fails. */
  public void setTimeout(int value) {
    set(ConnectionProperty.TIMEOUT, String.valueOf(value));
  }

  /** Returns seconds a statement may take. */
  public int getQueryTimeout() {
    return number(ConnectionProperty.QUERY_TIMEOUT);
  }

  /** Sets seconds a statement may take. */
  public void setQueryTimeout(int value) {
    set(ConnectionProperty.QUERY_TIMEOUT, String.valueOf(value));
  }

  /** Returns the most rows of a result. */
  public long getMaxRows() {
    return largeNumber(ConnectionProperty.MAX_ROWS);
  }

  /** Sets the most rows of a result. */
  public void setMaxRows(long value) {
    set(ConnectionProperty.MAX_ROWS, String.valueOf(value));
  }

  /** Returns the most requests of a statement. */
  public long getMaxRequests() {
    return largeNumber(ConnectionProperty.MAX_REQUESTS);
  }

  /** Sets the most requests of a statement. */
  public void setMaxRequests(long value) {
    set(ConnectionProperty.MAX_REQUESTS, String.valueOf(value));
  }

  /** Returns whether writes are refused. */
  public boolean isReadonly() {
    return flag(ConnectionProperty.READONLY);
  }

  /** Sets whether writes are refused. */
  public void setReadonly(boolean value) {
    set(ConnectionProperty.READONLY, String.valueOf(value));
  }

  /** Returns the most rows that an UPDATE or DELETE without a condition may change. */
  public long getMaxWrites() {
    return largeNumber(ConnectionProperty.MAX_WRITES);
  }

  /** Sets the most rows that an UPDATE or DELETE without a condition may change. */
  public void setMaxWrites(long value) {
    set(ConnectionProperty.MAX_WRITES, String.valueOf(value));
  }

  /** Returns the seconds for which answers are kept. */
  public int getCacheTTL() {
    return number(ConnectionProperty.CACHE_TTL);
  }

  /** Sets the seconds for which answers are kept. */
  public void setCacheTTL(int value) {
    set(ConnectionProperty.CACHE_TTL, String.valueOf(value));
  }

  /** Returns the seconds a statement waits for a rate limit. */
  public int getRetryWait() {
    return number(ConnectionProperty.RETRY_WAIT);
  }

  /** Sets the seconds a statement waits for a rate limit. */
  public void setRetryWait(int value) {
    set(ConnectionProperty.RETRY_WAIT, String.valueOf(value));
  }

  /** Returns whether procedures may read and write files of this machine. */
  public boolean isLocalFiles() {
    return flag(ConnectionProperty.LOCAL_FILES);
  }

  /** Sets whether procedures may read and write files of this machine. */
  public void setLocalFiles(boolean value) {
    set(ConnectionProperty.LOCAL_FILES, String.valueOf(value));
  }

  /** Returns whether the proxy of the JVM is used. */
  public boolean isProxyAutoDetect() {
    return flag(ConnectionProperty.PROXY_AUTO_DETECT);
  }

  /** Sets whether the proxy of the JVM is used. */
  public void setProxyAutoDetect(boolean value) {
    set(ConnectionProperty.PROXY_AUTO_DETECT, String.valueOf(value));
  }

  /** Returns the host of the proxy. */
  public String getProxyServer() {
    return text(ConnectionProperty.PROXY_SERVER);
  }

  /** Sets the host of the proxy. */
  public void setProxyServer(String value) {
    set(ConnectionProperty.PROXY_SERVER, value);
  }

  /** Returns the port of the proxy. */
  public int getProxyPort() {
    return number(ConnectionProperty.PROXY_PORT);
  }

  /** Sets the port of the proxy. */
  public void setProxyPort(int value) {
    set(ConnectionProperty.PROXY_PORT, String.valueOf(value));
  }

  /** Returns the user for the proxy. */
  public String getProxyUser() {
    return text(ConnectionProperty.PROXY_USER);
  }

  /** Sets the user for the proxy. */
  public void setProxyUser(String value) {
    set(ConnectionProperty.PROXY_USER, value);
  }

  /** Returns the password for the proxy. */
  public String getProxyPassword() {
    return text(ConnectionProperty.PROXY_PASSWORD);
  }

  /** Sets the password for the proxy. */
  public void setProxyPassword(@Nullable String value) {
    set(ConnectionProperty.PROXY_PASSWORD, value);
  }

  /** Returns the hosts that are reached without a proxy. */
  public String getProxyExceptions() {
    return text(ConnectionProperty.PROXY_EXCEPTIONS);
  }

  /** Sets the hosts that are reached without a proxy. */
  public void setProxyExceptions(String value) {
    set(ConnectionProperty.PROXY_EXCEPTIONS, value);
  }

  /** Returns the certificate that is trusted besides those of the JVM. */
  public String getSSLServerCert() {
    return text(ConnectionProperty.SSL_SERVER_CERT);
  }

  /** Sets the certificate that is trusted besides those of the JVM. */
  public void setSSLServerCert(String value) {
    set(ConnectionProperty.SSL_SERVER_CERT, value);
  }

  /** Returns the log file. */
  public String getLogfile() {
    return text(ConnectionProperty.LOGFILE);
  }

  /** Sets the log file. */
  public void setLogfile(String value) {
    set(ConnectionProperty.LOGFILE, value);
  }

  /** Returns how much the log file holds. */
  public int getVerbosity() {
    return number(ConnectionProperty.VERBOSITY);
  }

  /** Sets how much the log file holds. */
  public void setVerbosity(int value) {
    set(ConnectionProperty.VERBOSITY, String.valueOf(value));
  }

  /** Returns the size at which a new log file begins. */
  public String getMaxLogFileSize() {
    return text(ConnectionProperty.MAX_LOG_FILE_SIZE);
  }

  /** Sets the size at which a new log file begins. */
  public void setMaxLogFileSize(String value) {
    set(ConnectionProperty.MAX_LOG_FILE_SIZE, value);
  }

  /** Returns how many log files are kept. */
  public int getMaxLogFileCount() {
    return number(ConnectionProperty.MAX_LOG_FILE_COUNT);
  }

  /** Sets how many log files are kept. */
  public void setMaxLogFileCount(int value) {
    set(ConnectionProperty.MAX_LOG_FILE_COUNT, String.valueOf(value));
  }

  /** Returns whether deleted comments are shown. */
  public boolean isIncludeDeleted() {
    return flag(ConnectionProperty.INCLUDE_DELETED);
  }

  /** Sets whether deleted comments are shown. */
  public void setIncludeDeleted(boolean value) {
    set(ConnectionProperty.INCLUDE_DELETED, String.valueOf(value));
  }

  /** Returns the schemas that metadata shows. */
  public String getBrowsableSchemas() {
    return text(ConnectionProperty.BROWSABLE_SCHEMAS);
  }

  /** Sets the schemas that metadata shows. */
  public void setBrowsableSchemas(String value) {
    set(ConnectionProperty.BROWSABLE_SCHEMAS, value);
  }

  /** Returns the tables that metadata shows. */
  public String getTables() {
    return text(ConnectionProperty.TABLES);
  }

  /** Sets the tables that metadata shows. */
  public void setTables(String value) {
    set(ConnectionProperty.TABLES, value);
  }

  /** Returns the views that metadata shows. */
  public String getViews() {
    return text(ConnectionProperty.VIEWS);
  }

  /** Sets the views that metadata shows. */
  public void setViews(String value) {
    set(ConnectionProperty.VIEWS, value);
  }

  /** Returns the file of named queries. */
  public String getUserDefinedViews() {
    return text(ConnectionProperty.USER_DEFINED_VIEWS);
  }

  /** Sets the file of named queries. */
  public void setUserDefinedViews(String value) {
    set(ConnectionProperty.USER_DEFINED_VIEWS, value);
  }

  /** Returns whether opening a connection sends a request. */
  public boolean isConnectOnOpen() {
    return flag(ConnectionProperty.CONNECT_ON_OPEN);
  }

  /** Sets whether opening a connection sends a request. */
  public void setConnectOnOpen(boolean value) {
    set(ConnectionProperty.CONNECT_ON_OPEN, String.valueOf(value));
  }

  /** Returns whether the demo workspace is read. */
  public boolean isDemo() {
    return flag(ConnectionProperty.DEMO);
  }

  /** Sets whether the demo workspace is read. */
  public void setDemo(boolean value) {
    set(ConnectionProperty.DEMO, String.valueOf(value));
  }

  /** Sets the API token, under the name that pools use. */
  public void setPassword(@Nullable String value) {
    setAPIToken(value);
  }
}
