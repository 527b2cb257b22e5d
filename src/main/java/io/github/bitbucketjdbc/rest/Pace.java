package io.github.bitbucketjdbc.rest;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The time that waits go by; tests put one in its place that does not pass by itself. */
interface Pace {
  /** The time of this machine. */
  Pace REAL =
      new Pace() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void await(Object lock, long nanos) throws InterruptedException {
          if (nanos == 0) {
            lock.wait();
          } else {
            TimeUnit.NANOSECONDS.timedWait(lock, nanos);
          }
        }
      };

  /** Returns the time in nanoseconds, from any origin. */
  long nanos();

  /** Returns the time of day. */
  Instant now();

  /**
   * Waits until the object, whose monitor the caller holds, is notified, or so much time has
   * passed; 0 sets no limit.
   */
  void await(Object lock, long nanos) throws InterruptedException;
}
