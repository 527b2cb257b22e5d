package io.github.bitbucketjdbc.demo;

import java.util.List;

/** Stateless chance: the same dice with the same salt always fall the same way. */
record Dice(long state) {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  Dice of(long salt) {
    return new Dice(bits(salt));
  }

  long bits(long salt) {
    return mix(state + STEP * (salt + 1));
  }

  int below(int salt, int bound) {
    return (int) Long.remainderUnsigned(bits(salt), bound);
  }

  long belowLong(int salt, long bound) {
    return Long.remainderUnsigned(bits(salt), bound);
  }

  boolean chance(int salt, int percent) {
    return below(salt, 100) < percent;
  }

  <T> T pick(int salt, List<T> choices) {
    return choices.get(below(salt, choices.size()));
  }
}
