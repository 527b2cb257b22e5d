package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;

/** What people write: mostly plain, sometimes what breaks careless quoting. */
final class Words {
  private static final List<String> VERBS =
      List.of(
          "Fix",
          "Add",
          "Remove",
          "Rework",
          "Speed up",
          "Document",
          "Test",
          "Retry",
          "Log",
          "Validate",
          "Cache",
          "Upgrade",
          "Simplify",
          "Split");
  private static final List<String> THINGS =
      List.of(
          "launch window search",
          "ticket queue",
          "orbit solver",
          "weather feed",
          "login page",
          "fuel gauge",
          "pad reservation",
          "countdown clock",
          "crew roster",
          "telemetry parser",
          "abort switch",
          "map tiles",
          "payload manifest",
          "range safety rules",
          "e-mail digest");
  private static final List<String> ENDINGS =
      List.of(
          "",
          "",
          "",
          " for night launches",
          " when the pad answers 503",
          " in the simulator",
          " after the audit",
          " on slow networks");
  private static final List<String> TEAMS =
      List.of("propulsion", "range safety", "ticketing", "weather", "tracking station Kourou");
  private static final List<String> ODD_TITLES =
      List.of(
          "Quote \"T minus 10\" properly",
          "Escape C:\\pad\\39a and \\\"nested\\\" quotes",
          "Raise coverage to 100% of core_engine",
          "Countdown 🚀 reaches 𝟎 before liftoff 👩🏽‍🚀",
          "  padded title  ",
          "fix Launch Window",
          "Fix launch window",
          "FIX LAUNCH WINDOW",
          "Größenänderung für Straße & Übersicht",
          "ロケット発射の手順を更新",
          "It's a 'single' quote; DROP TABLE pads;--",
          "null",
          "İstanbul'da ıslak zemin testi",
          "<script>alert('T-0')</script> & co");
  private static final List<String> TEXTS =
      List.of(
          "Looks good to me.",
          "Could we have a test for this?\r\nThe last one was flaky.",
          "Why not reuse the *existing* parser?",
          "Done in the next commit, thanks!",
          "This breaks on Windows paths such as `C:\\temp\\x`.",
          "👍",
          "Please see https://rockets.example/wiki?a=1&b=2 for \"background\".",
          "Не уверена, что это поможет.",
          "nit: trailing space ");

  private Words() {}

  static String title(Dice dice) {
    return dice.pick(1, VERBS) + " " + dice.pick(2, THINGS) + dice.pick(3, ENDINGS);
  }

  static String oddTitle(int index) {
    return ODD_TITLES.get(index % ODD_TITLES.size());
  }

  static String text(Dice dice) {
    return dice.pick(1, TEXTS);
  }

  static String description(Dice dice) {
    return switch (dice.below(1, 5)) {
      case 0 -> "";
      case 1 -> "Follow-up of ROCK-" + (100 + dice.below(2, 900)) + ", no change in behaviour.";
      case 2 -> "* " + dice.pick(3, THINGS) + "\r\n* " + dice.pick(4, THINGS) + "\r\n";
      default ->
          "This changes the "
              + dice.pick(3, THINGS)
              + " as agreed with the "
              + dice.pick(5, TEAMS)
              + " team.\n";
    };
  }

  static String branch(Dice dice) {
    String kind = dice.pick(1, List.of("feature/", "bugfix/", "hotfix/", "feature/"));
    String about = dice.pick(2, THINGS).toLowerCase(Locale.ROOT).replace(' ', '-');
    return kind + "ROCK-" + (100 + dice.below(3, 900)) + "-" + about;
  }
}
