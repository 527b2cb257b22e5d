package io.github.bitbucketjdbc.demo;

/** Moments that strictly grow with the number of a row, from a start up to the present. */
record Timeline(long start, long step) {

  static Timeline until(long end, int days, int count) {
    long step = days * Stamps.DAY / Math.max(1, count);
    return new Timeline(end - days * Stamps.DAY + step / 8, step);
  }

  /** A history of so many events, at first some days apart and denser the more there are. */
  static Timeline history(int count, int daysApart, int quietDays) {
    int days = Math.min(1400, Math.max(90, count * daysApart));
    return until(Stamps.NOW - Stamps.HOUR / 2 - quietDays * Stamps.DAY, days, count);
  }

  /** Some moments fall on a full second, so that their text has no fraction. */
  long at(int index, Dice dice) {
    long moment = start + step * index + dice.belowLong(90, step * 8 / 10 + 1);
    boolean whole = step > 20 * Stamps.SECOND && dice.chance(91, 4);
    return whole ? moment / Stamps.SECOND * Stamps.SECOND + Stamps.SECOND : moment;
  }
}
