package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.json.ErrorBody;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which endpoints take only small pages. The documented largest {@code pagelen} is no
 * promise: pull requests refused 100 with 400 "Invalid pagelen" (seen 2026-03-23), while 50 has
 * been accepted everywhere.
 */
final class PageLengths {
  private static final String PARAMETER = "pagelen";
  private static final int SMALL = 50;

  private final Set<String> smallOnly = ConcurrentHashMap.newKeySet();

  /** Returns the address with a {@code pagelen} that the endpoint is not known to refuse. */
  HttpUrl adapt(HttpUrl url, String endpoint) {
    return smallOnly.contains(endpoint) && of(url, 0) > SMALL
        ? url.newBuilder().setQueryParameter(PARAMETER, String.valueOf(SMALL)).build()
        : url;
  }

  /** Returns whether the answer refuses the page length, and if so remembers it. */
  boolean refused(int status, ErrorBody error, HttpUrl url, String endpoint) {
    boolean refused =
        status == 400
            && error.message().toLowerCase(Locale.ROOT).contains("invalid pagelen")
            && of(url, 0) > SMALL;
    if (refused) {
      smallOnly.add(endpoint);
    }
    return refused;
  }

  /** Returns the page length that an address asks for. */
  static int of(HttpUrl url, int otherwise) {
    @Nullable String value = url.queryParameter(PARAMETER);
    if (value == null || !value.matches("[0-9]{1,6}")) {
      return otherwise;
    }
    return Integer.parseInt(value);
  }
}
