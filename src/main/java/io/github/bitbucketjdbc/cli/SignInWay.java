package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.ConnectionProperty;

/** The ways to sign in as a person chooses between them. */
enum SignInWay {
  API_TOKEN(
      AuthScheme.API_TOKEN,
      "API token",
      "as yourself; the simplest",
      ConnectionProperty.API_TOKEN,
      """
      Make the token with "Create API token with scopes", for Bitbucket, at
        https://id.atlassian.com/manage-profile/security/api-tokens
      To read all main tables, choose these scopes, each with :bitbucket at its end:
        read:user read:workspace read:project read:repository read:pullrequest read:pipeline
        read:runner read:webhook read:snippet read:ssh-key read:gpg-key
      """),
  ACCESS_TOKEN(
      AuthScheme.ACCESS_TOKEN,
      "Access token",
      "of a repository, project or workspace; belongs to no person",
      ConnectionProperty.ACCESS_TOKEN,
      """
      Make the token in the settings of the repository, the project or the workspace, under
      Access tokens; the last two need Premium. It cannot read permissions.
      """),
  OAUTH(
      AuthScheme.OAUTH,
      "OAuth with a browser",
      "with an OAuth consumer; no token is typed anywhere",
      ConnectionProperty.OAUTH_CLIENT_SECRET,
      """
      Make the consumer in the workspace settings, OAuth consumers, Add consumer. Its callback
      URL is the one asked for below. For reading, give it these permissions:
        account email project repository pullrequest pipeline runner webhook snippet
      """),
  OAUTH_CLIENT(
      AuthScheme.OAUTH_CLIENT,
      "OAuth client credentials",
      "with an OAuth consumer, on a server that nobody sits at",
      ConnectionProperty.OAUTH_CLIENT_SECRET,
      """
      Make the consumer in the workspace settings, OAuth consumers, Add consumer. Mark it as a
      private consumer. For reading, give it these permissions:
        account email project repository pullrequest pipeline runner webhook snippet
      """),
  NONE(
      AuthScheme.NONE,
      "Not at all",
      "public data only, 60 requests an hour",
      ConnectionProperty.API_TOKEN,
      "");

  private final AuthScheme scheme;
  private final String label;
  private final String note;
  private final ConnectionProperty secret;
  private final String needs;

  SignInWay(AuthScheme scheme, String label, String note, ConnectionProperty secret, String needs) {
    this.scheme = scheme;
    this.label = label;
    this.note = note;
    this.secret = secret;
    this.needs = needs;
  }

  AuthScheme scheme() {
    return scheme;
  }

  /** Returns a line for a list of choices. */
  String choice() {
    return String.format("%-26s%s", label, note);
  }

  boolean hasSecret() {
    return this != NONE;
  }

  boolean hasConsumer() {
    return secret == ConnectionProperty.OAUTH_CLIENT_SECRET;
  }

  /** Returns whether JDBC's password carries the secret. */
  boolean isPassword() {
    return hasSecret() && !hasConsumer();
  }

  /** Returns the property of the secret. */
  ConnectionProperty secret() {
    return secret;
  }

  /** Returns what the secret is called. */
  String secretName() {
    return hasConsumer() ? "Secret of the consumer" : label;
  }

  /** Returns the variable from which the program takes the secret. */
  String variable() {
    return hasConsumer() ? ClientCredentials.CLIENT_SECRET : ClientCredentials.TOKEN;
  }

  /** Returns what it takes, and where to get it. */
  String needs() {
    return needs;
  }
}
