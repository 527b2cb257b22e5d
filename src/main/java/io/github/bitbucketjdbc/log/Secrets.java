package io.github.bitbucketjdbc.log;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes secrets out of what is logged. */
public final class Secrets {
  private static final String MASK = "***";
  private static final int SHORTEST = 4;
  private static final int SHORTEST_BEGINNING = 8;
  private static final String NAMES =
      "token|secret|passw|passphrase|authorization|credential|private_?key|signature|cookie|jwt";
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(\"[^\"]*(?:" + NAMES + ")[^\"]*\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\z)");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([?&][^=&\\s]*(?:" + NAMES + "|code|key)[^=&\\s]*=)[^&\\s\"]*");

  /** Headers whose names sound secret but whose values are not. */
  private static final Pattern HARMLESS = Pattern.compile("x-(accepted-)?oauth-scopes");

  private static final Pattern HEADER = Pattern.compile(".*(" + NAMES + "|auth|key|location).*");

  /** Of the secrets that come later, so many are kept; older tokens have ended long since. */
  private static final int KEPT = 64;

  private final List<String> given;
  private final Deque<String> later = new ArrayDeque<>();
  private volatile List<String> known;

  Secrets(List<String> given) {
    this.given = List.copyOf(given);
    this.known = sorted(given.stream());
  }

  /** Hides one more text from now on. Safe for several threads. */
  synchronized void add(String secret) {
    if (secret.length() < SHORTEST || known.contains(secret)) {
      return;
    }
    later.add(secret);
    if (later.size() > KEPT) {
      later.remove();
    }
    known = sorted(Stream.concat(given.stream(), later.stream()));
  }

  /** Longer ones come first, so that none leaves its end behind when it begins with another. */
  private static List<String> sorted(Stream<String> secrets) {
    return secrets
        .filter(s -> s.length() >= SHORTEST)
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  /** Returns the text without what is known or looks like a secret. */
  String masked(String text) {
    String out = text;
    for (String secret : known) {
      out = withoutBeginning(out.replace(secret, MASK), secret);
    }
    out = MEMBER.matcher(out).replaceAll("$1\"" + MASK + "\"");
    return PARAMETER.matcher(out).replaceAll("$1" + MASK);
  }

  /** A text that was cut may end in the middle of a secret. */
  private static String withoutBeginning(String text, String secret) {
    for (int length = secret.length() - 1; length >= SHORTEST_BEGINNING; length--) {
      if (text.regionMatches(text.length() - length, secret, 0, length)) {
        return text.substring(0, text.length() - length) + MASK;
      }
    }
    return text;
  }

  /** Returns the value of a header, or a mask when it may be a secret. */
  public static String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean open = HARMLESS.matcher(lower).matches() || !HEADER.matcher(lower).matches();
    return open ? value : MASK;
  }
}
