package io.github.bitbucketjdbc.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the properties of the network and of the log file. */
final class NetworkSettingsReader {
  private static final Pattern SIZE = Pattern.compile("(?i)([0-9]{1,12}) *(|k|m|g)b?");

  private final DriverConfigReader reader;

  NetworkSettingsReader(DriverConfigReader reader) {
    this.reader = reader;
  }

  NetworkSettings network() {
    return new NetworkSettings(
        Duration.ofSeconds(reader.number(ConnectionProperty.RETRY_WAIT, 0, 86_400)),
        reader.flag(ConnectionProperty.PROXY_AUTO_DETECT),
        proxyServer(),
        (int) reader.number(ConnectionProperty.PROXY_PORT, 1, 65_535),
        proxyUser(),
        reader.text(ConnectionProperty.PROXY_PASSWORD),
        proxyExceptions(),
        serverCertificate());
  }

  private String proxyServer() {
    String host = reader.text(ConnectionProperty.PROXY_SERVER);
    if (host.indexOf('/') >= 0 || host.indexOf('@') >= 0 || host.indexOf(' ') >= 0) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.PROXY_SERVER,
          "must be the name of a host only; ProxyPort, ProxyUser and ProxyPassword hold the rest");
    }
    return host;
  }

  private String proxyUser() {
    String user = reader.text(ConnectionProperty.PROXY_USER);
    if (user.indexOf(':') >= 0) {
      throw DriverConfigReader.invalid(ConnectionProperty.PROXY_USER, "must not hold a colon");
    }
    if (user.isEmpty() && !reader.text(ConnectionProperty.PROXY_PASSWORD).isEmpty()) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.PROXY_USER, "is missing, although ProxyPassword is given");
    }
    return user;
  }

  private List<String> proxyExceptions() {
    return Stream.of(reader.text(ConnectionProperty.PROXY_EXCEPTIONS).split("[;,]"))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .toList();
  }

  private String serverCertificate() {
    String value = reader.text(ConnectionProperty.SSL_SERVER_CERT);
    if (value.equals("*")) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.SSL_SERVER_CERT,
          "must name a certificate: trusting all of them would give the token to anyone who answers");
    }
    return value;
  }

  LogSettings logging() {
    return new LogSettings(
        reader.text(ConnectionProperty.LOGFILE),
        (int) reader.number(ConnectionProperty.VERBOSITY, 1, 5),
        size(),
        (int) reader.number(ConnectionProperty.MAX_LOG_FILE_COUNT, 1, 1000));
  }

  private long size() {
    Matcher size = SIZE.matcher(reader.text(ConnectionProperty.MAX_LOG_FILE_SIZE));
    if (!size.matches()) {
      throw DriverConfigReader.invalid(
          ConnectionProperty.MAX_LOG_FILE_SIZE, "must be a number of bytes, KB, MB or GB");
    }
    int power =
        switch (size.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Long.parseLong(size.group(1)) << power;
  }
}
