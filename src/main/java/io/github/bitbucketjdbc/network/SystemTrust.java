package io.github.bitbucketjdbc.network;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that the JVM trusts. They are read once, because they are the same for every
 * connection and are more than a hundred; as in the JVM's own default context, a change of the file
 * is seen by the next process.
 */
record SystemTrust(X509TrustManager manager, SSLSocketFactory sockets) {
  private static @Nullable SystemTrust known;

  /**
   * Returns what the JVM trusts.
   *
   * @throws BitbucketException when it cannot be read
   */
  static synchronized SystemTrust get() {
    if (known == null) {
      try {
        X509TrustManager manager = manager(null);
        known = new SystemTrust(manager, context(manager).getSocketFactory());
      } catch (GeneralSecurityException e) {
        throw new BitbucketException(
            SqlState.INTERNAL_ERROR, "The certificates that this JVM trusts cannot be read", e);
      }
    }
    return known;
  }

  /** Returns who trusts the certificates of a store, or of the JVM when that is null. */
  static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new CertificateException("no trust manager");
  }

  /** Returns a context in which connections are made with a trust. */
  static SSLContext context(X509TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context;
  }
}
