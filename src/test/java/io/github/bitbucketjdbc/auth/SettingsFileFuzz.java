package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** Whatever a settings file holds, it gives tokens or our own error, and stays as it is. */
public final class SettingsFileFuzz {
  private static final Path FILE = file();
  private static final TokenStore STORE =
      TokenStores.of(
          DriverConfig.of(
              "jdbc:bitbucket:AuthScheme=OAuth;OAuthClientId=i;OAuthClientSecret=s;"
                  + "InitiateOAuth=REFRESH;OAuthSettingsLocation="
                  + FILE,
              new Properties()));

  private SettingsFileFuzz() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("settings", ".fuzz");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    boolean refused = isRefused(STORE::read);
    if (isRefused(STORE::prepare) && !refused) {
      throw new AssertionError("read, but not prepared");
    }
    if (!Arrays.equals(input, Files.readAllBytes(FILE))) {
      throw new AssertionError("the file was changed");
    }
  }

  private static boolean isRefused(Runnable work) {
    try {
      work.run();
      return false;
    } catch (BitbucketException e) {
      return true;
    }
  }
}
