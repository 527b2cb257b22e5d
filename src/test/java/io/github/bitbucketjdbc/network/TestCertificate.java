package io.github.bitbucketjdbc.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A certificate for {@code localhost} that nobody has signed. */
final class TestCertificate {
  static final String PASSWORD = "password";

  private TestCertificate() {}

  /** Returns the keystore of a server, made at the first call for a directory. */
  static Path keystore(Path directory) throws IOException, InterruptedException {
    Path keystore = directory.resolve("keystore");
    if (Files.exists(keystore)) {
      return keystore;
    }
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias x -keyalg EC -dname CN=test -ext SAN=dns:localhost -storepass "
            + PASSWORD
            + " -keypass "
            + PASSWORD
            + " -validity 10 -keystore "
            + keystore;
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(options.split(" ")));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new AssertionError("keytool failed");
    }
    return keystore;
  }

  /** Asks a server itself for its certificate, trusting anything, as the driver never does. */
  static X509Certificate of(int port) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Gullible()}, new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  static String thumbprint(int port, String algorithm) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance(algorithm).digest(of(port).getEncoded()));
  }

  private static final class Gullible implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
