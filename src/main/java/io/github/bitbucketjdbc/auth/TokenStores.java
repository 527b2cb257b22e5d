package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the place for the tokens of a configuration. */
final class TokenStores {
  private static final int NAME_LENGTH = 16;

  private TokenStores() {}

  /**
   * Returns the store of a configuration.
   *
   * @throws BitbucketException when OAuthSettingsLocation is no place
   */
  static TokenStore of(DriverConfig config) {
    OAuthSettings settings = config.oauth();
    TokenOwner owner = TokenOwner.of(config);
    String location = settings.location();
    if (location.isEmpty() && config.authScheme() == AuthScheme.OAUTH_CLIENT) {
      location = OAuthSettings.MEMORY + TokenOwner.digest(owner + settings.scope());
    }
    if (location.startsWith(OAuthSettings.MEMORY)) {
      return new MemoryTokenStore(SharedPlace.named(location), owner);
    }
    Path path = location.isEmpty() ? usual(settings.clientId()) : path(location);
    SettingsCipher cipher =
        settings.key().isEmpty() ? null : new SettingsCipher(SettingsKey.of(settings.key()));
    return new FileTokenStore(path, SharedPlace.named(path.toString()), owner, cipher);
  }

  private static Path path(String location) {
    try {
      return real(Path.of(location).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw noFile();
    }
  }

  /** Follows links, so that one file has one lock, and a link is not what gets replaced. */
  private static Path real(Path path) {
    try {
      if (Files.isDirectory(path) || path.getFileName() == null) {
        throw noFile();
      }
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      return path;
    }
  }

  private static BitbucketException noFile() {
    return new BitbucketException(
        SqlState.INVALID_PROPERTY,
        "The connection property OAuthSettingsLocation is not the name of a file");
  }

  private static Path usual(String clientId) {
    Path directory =
        directory(
            System.getProperty("os.name", ""), System.getProperty("user.home"), System::getenv);
    String name = "oauth-" + TokenOwner.digest(clientId).substring(0, NAME_LENGTH) + ".properties";
    return real(directory.resolve(name).toAbsolutePath());
  }

  /** Returns the directory where a user's settings of this driver are, by system. */
  static Path directory(
      String system, String home, Function<String, @Nullable String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      String appData = environment.apply("APPDATA");
      return appData == null || appData.isBlank()
          ? Path.of(home, "AppData", "Roaming", "bitbucket-jdbc")
          : Path.of(appData, "bitbucket-jdbc");
    }
    if (os.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "bitbucket-jdbc");
    }
    String configured = environment.apply("XDG_CONFIG_HOME");
    return configured == null || !Path.of(configured).isAbsolute()
        ? Path.of(home, ".config", "bitbucket-jdbc")
        : Path.of(configured, "bitbucket-jdbc");
  }
}
