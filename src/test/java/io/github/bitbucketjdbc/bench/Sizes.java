package io.github.bitbucketjdbc.bench;

/**
 * How much is measured.
 *
 * @param rows the pull requests of the full scan
 * @param manyRows the pull requests that go through a small heap
 * @param pages the pages of the list that is read with a delay, 50 pull requests each
 * @param repositories the repositories whose branches are read with a delay
 * @param delayMillis how long the service takes for each request where it is delayed
 * @param warmUps how often something is done before it is measured
 * @param rounds how often long things are measured
 * @param repeats how often short things are measured
 * @param statements the statements that must leave nothing behind
 * @param connections the connections that must leave nothing behind
 */
record Sizes(
    int rows,
    int manyRows,
    int pages,
    int repositories,
    int delayMillis,
    int warmUps,
    int rounds,
    int repeats,
    int statements,
    int connections) {

  static Sizes full() {
    return new Sizes(100_000, 1_000_000, 16, 40, 50, 3, 7, 300, 10_000, 100);
  }

  /** Enough to see that everything runs. */
  static Sizes tiny() {
    return new Sizes(120, 150, 3, 4, 1, 1, 2, 3, 20, 4);
  }
}
