package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.SentRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests of one connection; the oldest are forgotten. Safe for several threads. */
final class RequestLog {
  private static final int KEPT = 1000;

  private final Deque<SentRequest> sent = new ArrayDeque<>();

  synchronized void add(SentRequest request) {
    if (sent.size() == KEPT) {
      sent.removeFirst();
    }
    sent.addLast(request);
  }

  synchronized List<SentRequest> all() {
    return List.copyOf(sent);
  }
}
