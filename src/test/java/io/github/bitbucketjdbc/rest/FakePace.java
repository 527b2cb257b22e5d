package io.github.bitbucketjdbc.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only where somebody waits for it, and then at once. */
final class FakePace implements Pace {
  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private long nanos = 1_000;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos - 1_000);
  }

  @Override
  public void await(Object lock, long length) throws InterruptedException {
    if (length == 0) {
      lock.wait();
      return;
    }
    synchronized (this) {
      waits.add(Duration.ofNanos(length));
      nanos += length;
    }
  }

  /** Returns the waits so far. */
  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
