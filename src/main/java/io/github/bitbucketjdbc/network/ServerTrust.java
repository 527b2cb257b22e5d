package io.github.bitbucketjdbc.network;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are trusted: those of the JVM and one more. Of the one more, PEM text or a
 * file may be a server's own or an authority's; a thumbprint names a server's own certificate,
 * which must be valid at the time. Neither says anything about the host name, which is checked as
 * well.
 */
public final class ServerTrust implements X509TrustManager {
  private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final String PEM = "-----BEGIN CERTIFICATE-----";
  private static final int SHA_1_BYTES = 20;

  private final X509TrustManager usual;
  private final @Nullable X509TrustManager more;
  private final byte @Nullable [] thumbprint;

  private ServerTrust(
      X509TrustManager usual, @Nullable X509TrustManager more, byte @Nullable [] thumbprint) {
    this.usual = usual;
    this.more = more;
    this.thumbprint = thumbprint;
  }

  /**
   * Reads what {@code SSLServerCert} names.
   *
   * @throws BitbucketException when that is no certificate
   */
  public static ServerTrust of(String certificate) {
    String digits = certificate.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    try {
      X509TrustManager usual = SystemTrust.get().manager();
      if (THUMBPRINT.matcher(digits).matches()) {
        return new ServerTrust(usual, null, HexFormat.of().parseHex(digits));
      }
      return new ServerTrust(usual, SystemTrust.manager(store(bytes(certificate))), null);
    } catch (IOException | InvalidPathException e) {
      throw invalid("names a file that cannot be read; it is PEM text, a file or a thumbprint", e);
    } catch (GeneralSecurityException e) {
      throw invalid("holds no certificate that can be read", e);
    }
  }

  private static BitbucketException invalid(String why, Exception cause) {
    return new BitbucketException(
        SqlState.INVALID_PROPERTY, "The connection property SSLServerCert " + why, cause);
  }

  private static byte[] bytes(String certificate) throws IOException {
    return certificate.contains(PEM)
        ? certificate.getBytes(StandardCharsets.US_ASCII)
        : Files.readAllBytes(Path.of(certificate));
  }

  private static KeyStore store(byte[] certificates) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    Collection<? extends Certificate> all;
    try (InputStream in = new ByteArrayInputStream(certificates)) {
      all = CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
    for (Certificate certificate : all) {
      store.setCertificateEntry("c" + store.size(), certificate);
    }
    if (store.size() == 0) {
      throw new CertificateException("empty");
    }
    return store;
  }

  /** Returns a context in which connections are made with this trust. */
  public SSLContext context() {
    try {
      return SystemTrust.context(this);
    } catch (GeneralSecurityException e) {
      throw new BitbucketException(SqlState.INTERNAL_ERROR, "This JVM offers no TLS", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      usual.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      if (more != null) {
        more.checkServerTrusted(chain, type);
      } else if (!isNamed(chain[0])) {
        throw e;
      }
    }
  }

  private boolean isNamed(X509Certificate certificate) throws CertificateException {
    if (thumbprint == null) {
      return false;
    }
    String algorithm = thumbprint.length == SHA_1_BYTES ? "SHA-1" : "SHA-256";
    byte[] digest;
    try {
      digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
    certificate.checkValidity();
    return MessageDigest.isEqual(digest, thumbprint);
  }

  /** Refuses: nobody connects to this driver. */
  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("This is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    X509Certificate[] known = usual.getAcceptedIssuers();
    if (more == null) {
      return known;
    }
    X509Certificate[] others = more.getAcceptedIssuers();
    X509Certificate[] all = Arrays.copyOf(known, known.length + others.length);
    System.arraycopy(others, 0, all, known.length, others.length);
    return all;
  }
}
