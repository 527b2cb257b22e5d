package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of this process that keep their tokens in one place share: a lock, and the
 * tokens themselves when the place is the memory. It outlives connections on purpose, holds no
 * thread, and there is one for each place that was ever used.
 */
final class SharedPlace {
  private static final Map<String, SharedPlace> PLACES = new ConcurrentHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicReference<@Nullable StoredTokens> memory = new AtomicReference<>();
  private volatile Attempt last = new Attempt(0, null);

  /** How many attempts failed, and how the last one did. */
  private record Attempt(long failures, @Nullable BitbucketException failure) {}

  private SharedPlace() {}

  static SharedPlace named(String name) {
    return PLACES.computeIfAbsent(name, n -> new SharedPlace());
  }

  AtomicReference<@Nullable StoredTokens> memory() {
    return memory;
  }

  /**
   * Does work alone. Those who waited while somebody failed fail like him: eight statements that
   * wait for one person to sign in must not open eight browsers one after the other.
   */
  Tokens alone(Supplier<Tokens> work) {
    long failuresBefore = last.failures();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BitbucketException(
          SqlState.CANCELED, "The thread was interrupted while it waited for an access token", e);
    }
    try {
      BitbucketException failure = last.failure();
      if (failure != null && last.failures() > failuresBefore) {
        throw new BitbucketException(failure.state(), failure.getMessage(), failure);
      }
      return work.get();
    } catch (BitbucketException e) {
      last = new Attempt(last.failures() + 1, e);
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
