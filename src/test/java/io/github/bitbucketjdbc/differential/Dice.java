package io.github.bitbucketjdbc.differential;

import java.util.List;
import java.util.Random;

/** Chance, always the same for the same seed. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... some) {
    return some[random.nextInt(some.length)];
  }
}
