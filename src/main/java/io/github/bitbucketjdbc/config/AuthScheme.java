package io.github.bitbucketjdbc.config;

/** The ways to sign in. */
public enum AuthScheme {
  /** Basic authentication with the Atlassian account's e-mail address and an API token. */
  API_TOKEN("APIToken"),
  /** A repository, project or workspace access token, sent as a bearer token. */
  ACCESS_TOKEN("AccessToken"),
  /** OAuth 2.0 on behalf of a person: the authorization code grant, then refresh tokens. */
  OAUTH("OAuth"),
  /** OAuth 2.0 on behalf of the consumer's owner: the client credentials grant. */
  OAUTH_CLIENT("OAuthClient"),
  /** No credentials: public data only, 60 requests an hour. */
  NONE("None");

  private final String text;

  AuthScheme(String text) {
    this.text = text;
  }

  /** Returns the value as it is written in a URL. */
  public String text() {
    return text;
  }
}
