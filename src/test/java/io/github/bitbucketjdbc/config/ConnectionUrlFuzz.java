package io.github.bitbucketjdbc.config;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** A URL is refused with our own error, or says the same when it is written again and read. */
public final class ConnectionUrlFuzz {
  private ConnectionUrlFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    ConnectionUrl url;
    try {
      url = ConnectionUrl.parse(ConnectionUrl.PREFIX + text);
    } catch (BitbucketException e) {
      return;
    }
    Map<ConnectionProperty, String> open = new EnumMap<>(ConnectionProperty.class);
    url.values()
        .forEach(
            (property, value) -> {
              if (!property.isSecret()) {
                open.put(property, value);
              }
            });
    Map<ConnectionProperty, String> again = ConnectionUrl.parse(url.withoutSecrets()).values();
    if (!again.equals(open)) {
      throw new AssertionError(url.withoutSecrets() + " is read as " + again + ", not " + open);
    }
    try {
      DriverConfig.of(ConnectionUrl.PREFIX + text, new Properties());
    } catch (BitbucketException e) {
      return;
    }
  }
}
