package io.github.bitbucketjdbc.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Measures two ways of doing the same, in turns, so that what disturbs one disturbs the other. */
final class Rounds {
  private final double[] wall;
  private final double[] cpu;
  private final double[] wallRatio;
  private final double[] cpuRatio;
  private final double[] difference;

  /** One way of doing it. */
  @FunctionalInterface
  interface Side {
    void run() throws Exception;
  }

  private record Time(double wall, double cpu) {
    /** The processor clock moves in steps; what is shorter than one took a part of it. */
    private static final double STEP = 10;

    static Time of(Side side) throws Exception {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      side.run();
      long end = System.nanoTime();
      double used = (system.getProcessCpuTime() - cpu) / 1e6;
      return new Time((end - start) / 1e6, Math.max(STEP, used));
    }
  }

  private Rounds(int count) {
    wall = new double[count];
    cpu = new double[count];
    wallRatio = new double[count];
    cpuRatio = new double[count];
    difference = new double[count];
  }

  /** Runs both in turns, first without measuring. */
  static Rounds of(int warmUps, int count, Side ours, Side theirs) throws Exception {
    for (int i = 0; i < warmUps; i++) {
      ours.run();
      theirs.run();
    }
    Rounds rounds = new Rounds(count);
    for (int i = 0; i < count; i++) {
      boolean first = i % 2 == 0;
      Time one = Time.of(first ? ours : theirs);
      Time other = Time.of(first ? theirs : ours);
      rounds.set(i, first ? one : other, first ? other : one);
    }
    return rounds;
  }

  private void set(int round, Time ours, Time theirs) {
    wall[round] = ours.wall();
    cpu[round] = ours.cpu();
    wallRatio[round] = ours.wall() / theirs.wall();
    cpuRatio[round] = ours.cpu() / theirs.cpu();
    difference[round] = ours.wall() - theirs.wall();
  }

  /** Our milliseconds. */
  double wall() {
    return median(wall);
  }

  /** Our milliseconds of processor time. */
  double cpu() {
    return median(cpu);
  }

  /** Our time divided by theirs. */
  double wallRatio() {
    return median(wallRatio);
  }

  /** Our processor time divided by theirs. */
  double cpuRatio() {
    return median(cpuRatio);
  }

  /** Our milliseconds less theirs. */
  double difference() {
    return median(difference);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
