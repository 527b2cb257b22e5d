package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The latest requests, in the order in which they arrived. */
final class RequestLog {
  private static final int LONGEST = 100_000;

  private final boolean enabled;
  private final AtomicLong arrivals = new AtomicLong();
  private final ConcurrentSkipListMap<Long, DemoRequest> requests = new ConcurrentSkipListMap<>();

  RequestLog(boolean enabled) {
    this.enabled = enabled;
  }

  /** The place of a request that has just arrived. */
  long arrive() {
    return arrivals.getAndIncrement();
  }

  void add(long arrival, DemoRequest request) {
    if (enabled) {
      requests.put(arrival, request);
      requests.headMap(arrivals.get() - LONGEST).clear();
    }
  }

  List<DemoRequest> all() {
    return List.copyOf(requests.values());
  }

  void clear() {
    requests.clear();
  }
}
