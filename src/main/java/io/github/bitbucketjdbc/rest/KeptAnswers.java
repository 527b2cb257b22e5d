package io.github.bitbucketjdbc.rest;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept for a while, so that the same request is not sent again. One statement has
 * them for self-joins, common table expressions and fan-outs over the same repositories; a
 * connection has them when it is asked to with {@code CacheTTL}. Safe for use by several threads.
 */
final class KeptAnswers {
  private static final long MOST_BYTES = 16_000_000;

  private final long nanos;
  private final Pace pace;
  private final Map<HttpUrl, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Answers that are good for a time; zero for as long as there is somebody to ask. */
  KeptAnswers(Duration time, Pace pace) {
    this.nanos = time.toNanos();
    this.pace = pace;
  }

  /** An answer's body, and where it came from. */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(byte[] body, HttpUrl url) {}

  private static final class Slot {
    final CompletableFuture<Kept> answer = new CompletableFuture<>();
    long since;
    int size;
  }

  /**
   * Returns the answer to a request that was sent before, waiting for it if it is under way, or
   * null when it has to be sent now, and then to be kept or forgotten.
   */
  @Nullable Kept find(HttpUrl url) {
    Slot slot;
    synchronized (this) {
      slot = slots.get(url);
      if (slot == null || isOld(slot)) {
        remove(url);
        slots.put(url, new Slot());
        return null;
      }
    }
    try {
      return slot.answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return null; // it failed for somebody else, and is tried again
    }
  }

  private boolean isOld(Slot slot) {
    return nanos > 0 && slot.answer.isDone() && pace.nanos() - slot.since >= nanos;
  }

  /** Keeps an answer for those who wait for it and those who ask later. */
  synchronized void keep(HttpUrl url, Kept kept) {
    Slot slot = slots.get(url);
    if (slot == null || !slot.answer.complete(kept)) {
      return;
    }
    slot.since = pace.nanos();
    slot.size = kept.body().length;
    bytes += slot.size;
    Iterator<Slot> oldest = slots.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      Slot old = oldest.next();
      if (old.answer.isDone()) {
        bytes -= old.size;
        oldest.remove();
      }
    }
  }

  /** Takes note that a request failed. */
  synchronized void forget(HttpUrl url, Throwable why) {
    Slot slot = slots.get(url);
    if (slot != null && slot.answer.completeExceptionally(why)) {
      slots.remove(url);
    }
  }

  /** Forgets all answers, because something is about to be changed. */
  synchronized void clear() {
    slots.values().removeIf(s -> s.answer.isDone());
    bytes = 0;
  }

  private void remove(HttpUrl url) {
    Slot old = slots.remove(url);
    if (old != null) {
      bytes -= old.size;
    }
  }
}
