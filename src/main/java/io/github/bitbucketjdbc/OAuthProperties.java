package io.github.bitbucketjdbc;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The values of a data source, and those of its bean properties that are about OAuth. */
public abstract class OAuthProperties {
  private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);

  OAuthProperties() {}

  final synchronized void set(ConnectionProperty property, @Nullable String value) {
    if (value == null) {
      values.remove(property);
    } else {
      values.put(property, value);
    }
  }

  final synchronized String text(ConnectionProperty property) {
    return values.getOrDefault(property, property.defaultValue());
  }

  final int number(ConnectionProperty property) {
    return Integer.parseInt(text(property));
  }

  final long largeNumber(ConnectionProperty property) {
    return Long.parseLong(text(property));
  }

  final boolean flag(ConnectionProperty property) {
    return Boolean.parseBoolean(text(property));
  }

  /** Returns the properties that were set, by name. */
  synchronized Properties toProperties() {
    Properties properties = new Properties();
    values.forEach((property, value) -> properties.setProperty(property.text(), value));
    return properties;
  }

  /** Returns the address that gives tokens. */
  public String getOAuthURL() {
    return text(ConnectionProperty.OAUTH_URL);
  }

  /** Sets the address that gives tokens. */
  public void setOAuthURL(@Nullable String value) {
    set(ConnectionProperty.OAUTH_URL, value);
  }

  /** Returns how far the driver goes for a token. */
  public String getInitiateOAuth() {
    return text(ConnectionProperty.INITIATE_OAUTH);
  }

  /** Sets how far the driver goes for a token. */
  public void setInitiateOAuth(@Nullable String value) {
    set(ConnectionProperty.INITIATE_OAUTH, value);
  }

  /** Returns the key of the OAuth consumer. */
  public String getOAuthClientId() {
    return text(ConnectionProperty.OAUTH_CLIENT_ID);
  }

  /** Sets the key of the OAuth consumer. */
  public void setOAuthClientId(@Nullable String value) {
    set(ConnectionProperty.OAUTH_CLIENT_ID, value);
  }

  /** Returns the secret of the OAuth consumer. */
  public String getOAuthClientSecret() {
    return text(ConnectionProperty.OAUTH_CLIENT_SECRET);
  }

  /** Sets the secret of the OAuth consumer. */
  public void setOAuthClientSecret(@Nullable String value) {
    set(ConnectionProperty.OAUTH_CLIENT_SECRET, value);
  }

  /** Returns where the browser comes back. */
  public String getCallbackURL() {
    return text(ConnectionProperty.CALLBACK_URL);
  }

  /** Sets where the browser comes back. */
  public void setCallbackURL(@Nullable String value) {
    set(ConnectionProperty.CALLBACK_URL, value);
  }

  /** Returns the code of a browser elsewhere. */
  public String getOAuthVerifier() {
    return text(ConnectionProperty.OAUTH_VERIFIER);
  }

  /** Sets the code of a browser elsewhere. */
  public void setOAuthVerifier(@Nullable String value) {
    set(ConnectionProperty.OAUTH_VERIFIER, value);
  }

  /** Returns an access token obtained elsewhere. */
  public String getOAuthAccessToken() {
    return text(ConnectionProperty.OAUTH_ACCESS_TOKEN);
  }

  /** Sets an access token obtained elsewhere. */
  public void setOAuthAccessToken(@Nullable String value) {
    set(ConnectionProperty.OAUTH_ACCESS_TOKEN, value);
  }

  /** Returns a refresh token obtained elsewhere. */
  public String getOAuthRefreshToken() {
    return text(ConnectionProperty.OAUTH_REFRESH_TOKEN);
  }

  /** Sets a refresh token obtained elsewhere. */
  public void setOAuthRefreshToken(@Nullable String value) {
    set(ConnectionProperty.OAUTH_REFRESH_TOKEN, value);
  }

  /** Returns where tokens are kept. */
  public String getOAuthSettingsLocation() {
    return text(ConnectionProperty.OAUTH_SETTINGS_LOCATION);
  }

  /** Sets where tokens are kept. */
  public void setOAuthSettingsLocation(@Nullable String value) {
    set(ConnectionProperty.OAUTH_SETTINGS_LOCATION, value);
  }

  /** Returns where the key of the file of tokens comes from. */
  public String getOAuthSettingsKey() {
    return text(ConnectionProperty.OAUTH_SETTINGS_KEY);
  }

  /** Sets where the key of the file of tokens comes from. */
  public void setOAuthSettingsKey(@Nullable String value) {
    set(ConnectionProperty.OAUTH_SETTINGS_KEY, value);
  }

  /** Returns the scopes to ask for. */
  public String getScope() {
    return text(ConnectionProperty.SCOPE);
  }

  /** Sets the scopes to ask for. */
  public void setScope(@Nullable String value) {
    set(ConnectionProperty.SCOPE, value);
  }

  /** Returns seconds that the access token is good for. */
  public int getOAuthExpiresIn() {
    return number(ConnectionProperty.OAUTH_EXPIRES_IN);
  }

  /** Sets seconds that the access token is good for. */
  public void setOAuthExpiresIn(int value) {
    set(ConnectionProperty.OAUTH_EXPIRES_IN, String.valueOf(value));
  }
}
