package io.github.bitbucketjdbc.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Before an endpoint is removed, its good answers carry {@code Deprecation: @1771545600} and {@code
 * Sunset: Fri, 21 Aug 2026 00:00:00 UTC} (seen 2026-03-23). This is the only warning users get.
 */
final class DeprecationNotice {
  private DeprecationNotice() {}

  /** Returns a warning, or null. */
  static @Nullable String of(Headers headers, CallContext context) {
    String deprecated = headers.get("Deprecation");
    String sunset = headers.get("Sunset");
    if (deprecated == null && sunset == null) {
      return null;
    }
    StringBuilder out = new StringBuilder("Bitbucket gives up what ");
    out.append(context.place()).append(" reads");
    if (sunset != null) {
      out.append("; it ends on ").append(shown(sunset));
    } else if (deprecated != null && deprecated.matches("@[0-9]{1,12}")) {
      Instant since = Instant.ofEpochSecond(Long.parseLong(deprecated.substring(1)));
      out.append("; deprecated since ").append(since.atOffset(ZoneOffset.UTC).toLocalDate());
    }
    return out.append(". Look for a newer driver").toString();
  }

  private static String shown(String header) {
    String line = header.trim();
    return line.length() <= 40 ? line : line.substring(0, 40);
  }
}
