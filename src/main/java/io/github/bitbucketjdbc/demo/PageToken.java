package io.github.bitbucketjdbc.demo;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The position within a forward-only list, in the form {@code ctx=HEX&page=TOKEN}. Tokens belong to
 * one path and query, and cannot be made up or counted upwards.
 */
final class PageToken {
  private static final long MASK = (1L << 44) - 1;

  private final long key;

  PageToken(String request) {
    long mixed = 7;
    for (int i = 0; i < request.length(); i++) {
      mixed = Dice.mix(mixed + request.charAt(i));
    }
    key = mixed;
  }

  String query(int offset) {
    return "ctx=" + context() + "&page=" + token(offset);
  }

  /** The position of a token; zero without one. */
  int offset(@Nullable String token, @Nullable String context) {
    if (token == null && context == null) {
      return 0;
    }
    if (token == null || !context().equals(context) || !token.matches("[0-9a-z]{1,9}")) {
      throw ApiError.badRequest("Invalid page");
    }
    long offset = (Long.parseLong(token, 36) ^ key) & MASK;
    if (offset > Integer.MAX_VALUE / 2 || !token.equals(token((int) offset))) {
      throw ApiError.badRequest("Invalid page");
    }
    return (int) offset;
  }

  private String token(int offset) {
    return Long.toString((offset ^ key) & MASK, 36);
  }

  private String context() {
    return HexFormat.of().toHexDigits(Dice.mix(key));
  }
}
