package io.github.bitbucketjdbc.log;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes secrets out of what is logged. */
public final class Secrets {
  private static final String MASK = "***";
  private static final int SHORTEST = 4;
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

  private final List<String> known;

  Secrets(List<String> known) {
    this.known = known.stream().filter(s -> s.length() >= SHORTEST).toList();
  }

  /** Returns the text without what is known or looks like a secret. */
  String masked(String text) {
    String out = text;
    for (String secret : known) {
      out = out.replace(secret, MASK);
    }
    out = MEMBER.matcher(out).replaceAll("$1\"" + MASK + "\"");
    return PARAMETER.matcher(out).replaceAll("$1" + MASK);
  }

  /** Returns the value of a header, or a mask when it may be a secret. */
  public static String header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean open = HARMLESS.matcher(lower).matches() || !HEADER.matcher(lower).matches();
    return open ? value : MASK;
  }
}
