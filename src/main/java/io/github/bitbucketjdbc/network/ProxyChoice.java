package io.github.bitbucketjdbc.network;

import io.github.bitbucketjdbc.config.NetworkSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which proxy leads to a server: the one of the properties, else that of the JVM, or none. */
public final class ProxyChoice extends ProxySelector {
  private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);

  private final @Nullable Proxy proxy;
  private final @Nullable ProxySelector system;
  private final List<Pattern> exceptions;

  private ProxyChoice(
      @Nullable Proxy proxy, @Nullable ProxySelector system, List<Pattern> exceptions) {
    this.proxy = proxy;
    this.system = system;
    this.exceptions = exceptions;
  }

  /** Returns the choice that the properties make. */
  public static ProxyChoice of(NetworkSettings settings) {
    Proxy proxy =
        settings.proxyServer().isEmpty()
            ? null
            : new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(settings.proxyServer(), settings.proxyPort()));
    ProxySelector system = settings.proxyAutoDetect() ? ProxySelector.getDefault() : null;
    return new ProxyChoice(
        proxy, system, settings.proxyExceptions().stream().map(ProxyChoice::pattern).toList());
  }

  /** Returns the choice that always is none. */
  public static ProxyChoice direct() {
    return new ProxyChoice(null, null, List.of());
  }

  private static Pattern pattern(String host) {
    String quoted = Pattern.quote(host).replace("*", "\\E.*\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost());
    if (exceptions.stream().anyMatch(e -> e.matcher(host).matches())) {
      return NONE;
    }
    if (proxy != null) {
      return List.of(proxy);
    }
    List<Proxy> found = system == null ? NONE : system.select(uri);
    return found == null || found.isEmpty() ? NONE : found;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (system != null && proxy == null) {
      system.connectFailed(uri, address, failure);
    }
  }
}
