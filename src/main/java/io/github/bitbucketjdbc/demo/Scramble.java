package io.github.bitbucketjdbc.demo;

/**
 * A permutation of 0..size-1: fixed, but of no use to anyone. It multiplies by a stride that shares
 * no factor with the size.
 */
record Scramble(int size, long stride) {

  static Scramble of(int size) {
    long stride = Math.max(1, (long) (size * 0.618));
    while (greatestDivisor(stride, size) > 1) {
      stride++;
    }
    return new Scramble(size, stride);
  }

  int apply(int position) {
    return (int) ((position * stride + size / 3) % size);
  }

  private static long greatestDivisor(long a, long b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }
}
