package io.github.bitbucketjdbc.json;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the timestamps of the service as milliseconds since 1970, rounded down. They come with 0 to
 * 9 digits of fraction and with {@code Z}, an offset, or no zone at all, which means UTC (members
 * of a workspace, seen 2026-03-23). The usual shapes are read without allocating, because java.time
 * needs more than ten times as long and a page has hundreds of them; the others are left to
 * java.time.
 */
final class TimestampParser {
  private static final long NONE = Long.MIN_VALUE;
  private static final long MILLIS_A_DAY = 86_400_000L;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private TimestampParser() {}

  /**
   * Parses a text.
   *
   * @throws DateTimeException when it is not a timestamp
   */
  static long parse(char[] text, int offset, int length) {
    long millis = usual(text, offset, offset + length);
    return millis != NONE ? millis : other(new String(text, offset, length).trim());
  }

  private static long usual(char[] t, int start, int end) {
    if (end - start < 10 || t[start + 4] != '-' || t[start + 7] != '-') {
      return NONE;
    }
    int year = number(t, start, 4);
    int month = number(t, start + 5, 2);
    int day = number(t, start + 8, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
      return NONE;
    }
    long date = epochDay(year, month, day) * MILLIS_A_DAY;
    if (end - start == 10) {
      return date;
    }
    if (end - start < 16
        || (t[start + 10] != 'T' && t[start + 10] != ' ')
        || t[start + 13] != ':') {
      return NONE;
    }
    int hour = number(t, start + 11, 2);
    int minute = number(t, start + 14, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return NONE;
    }
    return secondsAndZone(t, start + 16, end, date + (hour * 60L + minute) * 60_000L);
  }

  private static long secondsAndZone(char[] t, int start, int end, long minutes) {
    int at = start;
    long millis = minutes;
    if (at < end && t[at] == ':') {
      int second = end - at < 3 ? -1 : number(t, at + 1, 2);
      if (second < 0 || second > 59) {
        return NONE;
      }
      millis += second * 1000L;
      at += 3;
      if (at < end && t[at] == '.') {
        int unit = 100;
        at++;
        while (at < end && t[at] >= '0' && t[at] <= '9') {
          millis += (long) (t[at] - '0') * unit;
          unit /= 10;
          at++;
        }
      }
    }
    return inUtc(t, at, end, millis);
  }

  private static long inUtc(char[] t, int at, int end, long local) {
    if (at == end || (t[at] == 'Z' && at + 1 == end)) {
      return local;
    }
    if (t[at] != '+' && t[at] != '-') {
      return NONE;
    }
    int hours = end - at < 3 ? -1 : number(t, at + 1, 2);
    int minutes;
    switch (end - at) {
      case 3 -> minutes = 0;
      case 5 -> minutes = number(t, at + 3, 2);
      case 6 -> minutes = t[at + 3] == ':' ? number(t, at + 4, 2) : -1;
      default -> minutes = -1;
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NONE;
    }
    long shift = (hours * 60L + minutes) * 60_000L;
    return t[at] == '+' ? local - shift : local + shift;
  }

  private static int number(char[] t, int start, int digits) {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = t[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /** Counts days in years that begin in March, so that the leap day is the last one. */
  private static long epochDay(int year, int month, int day) {
    long y = month > 2 ? year : year - 1L;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  private static long other(String text) {
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return parsed instanceof OffsetDateTime zoned
        ? zoned.toInstant().toEpochMilli()
        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
