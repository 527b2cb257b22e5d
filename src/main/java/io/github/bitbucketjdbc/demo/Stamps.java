package io.github.bitbucketjdbc.demo;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The timestamp shapes of the API, from instants counted in microseconds: six digits or none with
 * {@code +00:00} on core objects, trimmed fractions with {@code Z} on pipelines, nine digits on
 * steps, the author's own offset on commits, and no zone at all on memberships.
 */
final class Stamps {
  static final long SECOND = 1_000_000L;
  static final long HOUR = 3600 * SECOND;
  static final long DAY = 24 * HOUR;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})(?:-(\\d{2}))?"
              + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
              + "(Z|z|[+-]\\d{2}(?::?\\d{2})?)?");

  /** The fixed present of the invented data, 2026-11-20T12:00:00Z. */
  static final long NOW = parse("2026-11-20T12:00:00Z");

  private Stamps() {}

  static String core(long micros) {
    StringBuilder text = dateTime(micros, 0);
    int fraction = (int) Math.floorMod(micros, SECOND);
    if (fraction != 0) {
      digits(text.append('.'), fraction, 6);
    }
    return text.append("+00:00").toString();
  }

  static String zulu(long micros) {
    StringBuilder text = dateTime(micros, 0);
    digits(text.append('.'), (int) Math.floorMod(micros, SECOND), 6);
    while (text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
    if (text.charAt(text.length() - 1) == '.') {
      text.setLength(text.length() - 1);
    }
    return text.append('Z').toString();
  }

  static String nanos(long micros, int nanos) {
    StringBuilder text = dateTime(micros, 0);
    digits(text.append('.'), (int) Math.floorMod(micros, SECOND), 6);
    return digits(text, nanos, 3).append('Z').toString();
  }

  static String withOffset(long micros, int offsetMinutes) {
    StringBuilder text = dateTime(micros, offsetMinutes).append(offsetMinutes < 0 ? '-' : '+');
    int minutes = Math.abs(offsetMinutes);
    digits(digits(text, minutes / 60, 2).append(':'), minutes % 60, 2);
    return text.toString();
  }

  static String withoutZone(long micros) {
    StringBuilder text = dateTime(micros, 0).append('.');
    return digits(text, (int) (Math.floorMod(micros, SECOND) / 1000), 3).toString();
  }

  /** Microseconds since the epoch; no offset means UTC, a missing time means midnight. */
  static long parse(String text) {
    Matcher iso = ISO.matcher(text);
    if (!iso.matches()) {
      throw new DateTimeException("not an ISO-8601 date-time: " + text);
    }
    LocalDateTime local =
        LocalDateTime.of(
            part(iso, 1, 0),
            part(iso, 2, 1),
            part(iso, 3, 1),
            part(iso, 4, 0),
            part(iso, 5, 0),
            part(iso, 6, 0));
    String fraction = iso.group(7) == null ? "" : iso.group(7);
    int micros = Integer.parseInt((fraction + "000000").substring(0, 6));
    return local.toEpochSecond(offset(iso.group(8))) * SECOND + micros;
  }

  private static ZoneOffset offset(@Nullable String zone) {
    return zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static int part(Matcher iso, int group, int otherwise) {
    String digits = iso.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static StringBuilder dateTime(long micros, int offsetMinutes) {
    long seconds = Math.floorDiv(micros, SECOND) + offsetMinutes * 60L;
    LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(35);
    digits(text, local.getYear(), 4).append('-');
    digits(text, local.getMonthValue(), 2).append('-');
    digits(text, local.getDayOfMonth(), 2).append('T');
    digits(text, local.getHour(), 2).append(':');
    digits(text, local.getMinute(), 2).append(':');
    return digits(text, local.getSecond(), 2);
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }
}
