package io.github.bitbucketjdbc.auth;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what must not end halfway. A connection that is closed interrupts its threads, and an
 * interrupt closes the socket or file that a thread works on: between spending a refresh token and
 * storing its successor, that would sign everybody out who shares the file.
 */
final class Undisturbed {
  private Undisturbed() {}

  /** Does work on a thread of its own, waits for it whatever happens, and gives its outcome. */
  static <T extends @Nullable Object> T get(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "bitbucket-jdbc-refresh");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
