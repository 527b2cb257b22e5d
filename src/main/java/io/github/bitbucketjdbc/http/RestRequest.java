package io.github.bitbucketjdbc.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request below the base URL.
 *
 * @param method what it does
 * @param path percent-encoded, with a leading slash
 * @param query parameters in order, not encoded; names may repeat
 * @param content what it carries, or null
 */
public record RestRequest(
    Method method, String path, List<Parameter> query, @Nullable Content content) {
  /** A query parameter, not encoded. */
  public record Parameter(String name, String value) {}

  /** Copies the parameters. */
  public RestRequest {
    query = List.copyOf(query);
  }

  /** A GET without parameters. */
  public RestRequest(String path) {
    this(path, List.of());
  }

  /** A GET. */
  public RestRequest(String path, List<Parameter> query) {
    this(Method.GET, path, query, null);
  }

  /** Returns this request with one more parameter. */
  public RestRequest with(String name, String value) {
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return new RestRequest(method, path, more, content);
  }

  /** Returns this request with the parameter set to one value, in the place it had. */
  public RestRequest withReplaced(String name, String value) {
    List<Parameter> changed = new ArrayList<>();
    boolean found = false;
    for (Parameter p : query) {
      if (!p.name().equals(name)) {
        changed.add(p);
      } else if (!found) {
        changed.add(new Parameter(name, value));
        found = true;
      }
    }
    if (!found) {
      changed.add(new Parameter(name, value));
    }
    return new RestRequest(method, path, changed, content);
  }

  /** Returns this request with something to carry. */
  public RestRequest carrying(Content what) {
    return new RestRequest(method, path, query, what);
  }

  /** Returns the first value of a parameter, or null. */
  public @Nullable String parameter(String name) {
    for (Parameter p : query) {
      if (p.name().equals(name)) {
        return p.value();
      }
    }
    return null;
  }

  /** Returns path and query, percent-encoded, as they stand in the request line. */
  public String target() {
    StringBuilder out = new StringBuilder(path);
    char separator = '?';
    for (Parameter p : query) {
      out.append(separator).append(encode(p.name())).append('=').append(encode(p.value()));
      separator = '&';
    }
    return out.toString();
  }

  /** Percent-encodes one path segment or query value; a space becomes {@code %20}. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
  }

  /** Returns the request as EXPLAIN shows it: readable, not encoded. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(method.name()).append(' ').append(path);
    char separator = '?';
    for (Parameter p : query) {
      out.append(separator).append(p.name()).append('=').append(p.value());
      separator = '&';
    }
    return content == null ? out.toString() : out.append(' ').append(content).toString();
  }
}
