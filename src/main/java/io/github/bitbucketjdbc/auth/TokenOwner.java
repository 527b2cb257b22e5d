package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.DriverConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Whose stored tokens are, and where they may go. It is stored with them, and compared when they
 * are read: whoever may write a connection URL could otherwise point it at another user's file of
 * tokens and at a server of his own. Knowing the client secret is what opens a file.
 *
 * @param client a digest of the key and the secret of the OAuth consumer
 * @param oauthOrigin where refresh tokens go
 * @param apiOrigin where access tokens go
 */
record TokenOwner(String client, String oauthOrigin, String apiOrigin) {

  static TokenOwner of(DriverConfig config) {
    String pair = config.oauth().clientId() + '\n' + config.oauth().clientSecret();
    return new TokenOwner(digest(pair), origin(config.oauth().url()), origin(config.baseUrl()));
  }

  /** Returns 64 hexadecimal digits that stand for a text. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
  }
}
