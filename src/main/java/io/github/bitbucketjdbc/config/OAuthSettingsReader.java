package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the properties of OAuth. */
final class OAuthSettingsReader {
  /** Only variables made for this purpose: others hold what is no business of a URL. */
  private static final Pattern KEY = Pattern.compile("env:BITBUCKET_JDBC_[A-Z0-9_]+|command");

  private static final List<ConnectionProperty> TEXTS =
      List.of(
          ConnectionProperty.OAUTH_CLIENT_ID,
          ConnectionProperty.OAUTH_CLIENT_SECRET,
          ConnectionProperty.OAUTH_VERIFIER,
          ConnectionProperty.OAUTH_ACCESS_TOKEN,
          ConnectionProperty.OAUTH_REFRESH_TOKEN,
          ConnectionProperty.OAUTH_SETTINGS_LOCATION,
          ConnectionProperty.SCOPE);

  private final DriverConfigReader reader;

  OAuthSettingsReader(DriverConfigReader reader) {
    this.reader = reader;
  }

  OAuthSettings read(AuthScheme scheme) {
    if (scheme != AuthScheme.OAUTH && scheme != AuthScheme.OAUTH_CLIENT) {
      return OAuthSettings.NONE;
    }
    TEXTS.forEach(p -> DriverConfigReader.requirePlain(p, reader.text(p)));
    OAuthSettings settings =
        new OAuthSettings(
            reader.address(ConnectionProperty.OAUTH_URL, true),
            InitiateOAuth.valueOf(reader.choice(ConnectionProperty.INITIATE_OAUTH)),
            reader.text(ConnectionProperty.OAUTH_CLIENT_ID),
            reader.text(ConnectionProperty.OAUTH_CLIENT_SECRET),
            reader.address(ConnectionProperty.CALLBACK_URL, true),
            reader.text(ConnectionProperty.OAUTH_VERIFIER),
            reader.text(ConnectionProperty.OAUTH_ACCESS_TOKEN),
            reader.text(ConnectionProperty.OAUTH_REFRESH_TOKEN),
            Duration.ofSeconds(
                reader.number(ConnectionProperty.OAUTH_EXPIRES_IN, 0, Integer.MAX_VALUE)),
            reader.text(ConnectionProperty.OAUTH_SETTINGS_LOCATION),
            key(),
            reader.text(ConnectionProperty.SCOPE));
    boolean onlyToken =
        scheme == AuthScheme.OAUTH
            && settings.initiate() == InitiateOAuth.OFF
            && !settings.accessToken().isEmpty();
    if (!onlyToken) {
      reader.require(scheme, ConnectionProperty.OAUTH_CLIENT_ID, "the key of the OAuth consumer");
      reader.require(
          scheme, ConnectionProperty.OAUTH_CLIENT_SECRET, "the secret of the OAuth consumer");
    }
    requireFile(settings);
    return settings;
  }

  private String key() {
    String key = reader.text(ConnectionProperty.OAUTH_SETTINGS_KEY);
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.OAUTH_SETTINGS_KEY,
          "must be env:NAME, where NAME starts with BITBUCKET_JDBC_, or command; never the key");
    }
    return key;
  }

  private static void requireFile(OAuthSettings settings) {
    String location = settings.location();
    if (location.equalsIgnoreCase(OAuthSettings.MEMORY)) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.OAUTH_SETTINGS_LOCATION, "must name the memory, as in memory://mine");
    }
    if (location.startsWith(OAuthSettings.MEMORY) && !settings.key().isEmpty()) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "The connection property OAuthSettingsKey encrypts a file, and OAuthSettingsLocation"
              + " names none");
    }
  }
}
