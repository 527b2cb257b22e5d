package io.github.bitbucketjdbc.config;

import java.time.Duration;
import java.util.List;

/**
 * How the service is reached.
 *
 * @param retryWait the longest a statement waits in all because of the rate limit, zero for never
 * @param proxyAutoDetect whether the proxy of the JVM is used when {@code proxyServer} is ""
 * @param proxyServer the host of the proxy, or ""
 * @param proxyPort the port of the proxy
 * @param proxyUser the user of whatever proxy is used, or "" to send no credentials
 * @param proxyPassword the password of that user
 * @param proxyExceptions the hosts reached without a proxy; {@code *} stands for any characters
 * @param sslServerCert the certificate that is trusted besides those of the JVM: PEM, a file, or
 *     the hexadecimal digest of one certificate; "" for none
 */
public record NetworkSettings(
    Duration retryWait,
    boolean proxyAutoDetect,
    String proxyServer,
    int proxyPort,
    String proxyUser,
    String proxyPassword,
    List<String> proxyExceptions,
    String sslServerCert) {
  /** What holds when nothing is set. */
  public static final NetworkSettings DEFAULT =
      new NetworkSettings(Duration.ofSeconds(60), true, "", 80, "", "", List.of(), "");

  /** Copies the list. */
  public NetworkSettings {
    proxyExceptions = List.copyOf(proxyExceptions);
  }

  /** Returns the settings without password. */
  @Override
  public String toString() {
    return "NetworkSettings[proxyServer=" + proxyServer + ", proxyPort=" + proxyPort + "]";
  }
}
