package io.github.bitbucketjdbc.demo;

import java.util.HexFormat;

/**
 * UUIDs and commit hashes that carry the number of their row in a scrambled form, so that a row is
 * found by its identifier without an index over millions of rows.
 */
final class Ids {
  private static final int NOT_FOUND = -1;
  private static final long MASK = (1L << 48) - 1;
  private static final long FIRST = 0x5DEECE66DL;
  private static final long SECOND = 0xB492B66FBE99L;
  private static final HexFormat HEX = HexFormat.of();

  private final long key;

  Ids(Dice dice, long salt) {
    key = dice.bits(salt);
  }

  /** An identifier in braces, as the API gives all of its UUIDs. */
  String uuid(int index) {
    String head = HEX.toHexDigits(Dice.mix(key + index));
    return "{"
        + head.substring(0, 8)
        + "-"
        + head.substring(8, 12)
        + "-4"
        + head.substring(12, 15)
        + "-9"
        + head.substring(13, 16)
        + "-"
        + HEX.toHexDigits(scramble(index), 12)
        + "}";
  }

  /** The row of a UUID (braces optional), or -1. */
  int indexOfUuid(String uuid) {
    String bare =
        uuid.startsWith("{") && uuid.endsWith("}") ? uuid.substring(1, uuid.length() - 1) : uuid;
    if (bare.length() != 36) {
      return NOT_FOUND;
    }
    int index = unscramble(bare.substring(24));
    return index >= 0 && uuid(index).equals("{" + bare + "}") ? index : NOT_FOUND;
  }

  /** Forty hexadecimal digits. */
  String hash(int index) {
    long tail = Dice.mix(key ^ index);
    return HEX.toHexDigits(scramble(index), 12)
        + HEX.toHexDigits(tail)
        + HEX.toHexDigits(Dice.mix(tail), 12);
  }

  /** The row of a hash or of a prefix of at least twelve digits, or -1. */
  int indexOfHash(String hash) {
    if (hash.length() < 12 || hash.length() > 40) {
      return NOT_FOUND;
    }
    int index = unscramble(hash.substring(0, 12));
    return index >= 0 && hash(index).startsWith(hash) ? index : NOT_FOUND;
  }

  private long scramble(int index) {
    long x = ((index ^ key) & MASK) * FIRST & MASK;
    return (x ^ x >>> 23) * SECOND & MASK;
  }

  private int unscramble(String digits) {
    if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
      return NOT_FOUND;
    }
    long x = HexFormat.fromHexDigitsToLong(digits) * inverse(SECOND) & MASK;
    x = (x ^ x >>> 23 ^ x >>> 46) * inverse(FIRST) & MASK;
    long index = (x ^ key) & MASK;
    return index <= Integer.MAX_VALUE ? (int) index : NOT_FOUND;
  }

  /** The inverse of an odd number modulo a power of two, by Newton's method. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
