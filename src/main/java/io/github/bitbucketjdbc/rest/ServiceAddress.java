package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The configured address of the service. Credentials go to its origin only: addresses inside
 * answers have been seen to name other hosts, even internal ones (seen 2026-03-23).
 */
final class ServiceAddress {
  private static final Pattern ASTRAY = Pattern.compile("(?i)/(\\.|%2e){0,2}(/|$)");

  private final HttpUrl base;
  private final String prefix;

  ServiceAddress(URI baseUrl) {
    HttpUrl parsed = HttpUrl.parse(baseUrl.toString());
    if (parsed == null) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY, "BaseURL is not an http or https address with a host");
    }
    base = parsed;
    String path = parsed.encodedPath();
    prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * Returns the address of a request.
   *
   * @throws BitbucketException when a segment of the path is empty, {@code ..} or the like, which
   *     would lead elsewhere: nothing in Bitbucket has such a name
   */
  HttpUrl of(RestRequest request, CallContext context) {
    HttpUrl url = HttpUrl.parse(base.scheme() + "://" + authority() + prefix + request.target());
    String path = request.path();
    if (context.endpoint().path().endsWith("/")) {
      path = path.substring(0, path.length() - 1); // as the root directory of a commit is asked for
    }
    if (url == null || ASTRAY.matcher(path).find()) {
      throw new BitbucketException(
          SqlState.UNDEFINED_OBJECT,
          "Nothing in Bitbucket can have the name that was asked for: " + context.doing());
    }
    return url;
  }

  private String authority() {
    String host = base.host().indexOf(':') >= 0 ? "[" + base.host() + "]" : base.host();
    return host + ":" + base.port();
  }

  /** Returns whether an address is on the configured origin. */
  boolean isOwn(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  /** Returns the configured host. */
  String host() {
    return base.host();
  }

  /** Returns the address of the next page as the service gave it, or null when it leads astray. */
  @Nullable HttpUrl next(HttpUrl from, String next, HttpUrl first) {
    HttpUrl url = from.resolve(next);
    if (url == null || !isOwn(url)) {
      return null;
    }
    return samePath(url, from) || samePath(url, first) ? url : null;
  }

  /** Paths are compared decoded, and a trailing slash, which some services add, does not count. */
  private static boolean samePath(HttpUrl one, HttpUrl other) {
    return decoded(one).equalsIgnoreCase(decoded(other));
  }

  private static String decoded(HttpUrl url) {
    String path = String.join("/", url.pathSegments());
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
