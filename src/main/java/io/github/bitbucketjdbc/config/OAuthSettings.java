package io.github.bitbucketjdbc.config;

import java.net.URI;
import java.time.Duration;

/**
 * How OAuth gets its tokens.
 *
 * @param url the address below which {@code authorize} and {@code access_token} are, without a
 *     trailing slash
 * @param initiate how far the driver goes for a token
 * @param clientId the key of the OAuth consumer, or ""
 * @param clientSecret the secret of the OAuth consumer, or ""
 * @param callbackUrl where the browser comes back
 * @param verifier a code that a browser elsewhere came back with, or ""
 * @param accessToken an access token obtained elsewhere, or ""
 * @param refreshToken a refresh token obtained elsewhere, or ""
 * @param expiresIn how long {@code accessToken} is good for, zero when unknown
 * @param location the file of the tokens, {@code memory://NAME}, or "" for the usual place
 * @param key where the key of the file comes from, or "" to keep it in the clear
 * @param scope the scopes to ask for, or ""
 */
public record OAuthSettings(
    URI url,
    InitiateOAuth initiate,
    String clientId,
    String clientSecret,
    URI callbackUrl,
    String verifier,
    String accessToken,
    String refreshToken,
    Duration expiresIn,
    String location,
    String key,
    String scope) {

  /** How {@link #location()} starts when the tokens stay in this process. */
  public static final String MEMORY = "memory://";

  /** The settings of a connection that does not use OAuth. */
  public static final OAuthSettings NONE =
      new OAuthSettings(
          URI.create(ConnectionProperty.OAUTH_URL.defaultValue()),
          InitiateOAuth.OFF,
          "",
          "",
          URI.create(ConnectionProperty.CALLBACK_URL.defaultValue()),
          "",
          "",
          "",
          Duration.ZERO,
          "",
          "",
          "");

  /** Returns the value of a property as it would be written in a URL, or "" for a secret. */
  String text(ConnectionProperty property) {
    return switch (property) {
      case OAUTH_URL -> url.toString();
      case INITIATE_OAUTH -> initiate.name();
      case OAUTH_CLIENT_ID -> clientId;
      case CALLBACK_URL -> callbackUrl.toString();
      case OAUTH_EXPIRES_IN -> String.valueOf(expiresIn.toSeconds());
      case OAUTH_SETTINGS_LOCATION -> location;
      case SCOPE -> scope;
      default -> "";
    };
  }

  /** Returns the settings without secrets. */
  @Override
  public String toString() {
    return "OAuthSettings[url=" + url + ", initiate=" + initiate + "]";
  }
}
