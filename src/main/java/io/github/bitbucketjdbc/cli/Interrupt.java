package io.github.bitbucketjdbc.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C into a canceled statement and exit status 1. Java reports the signal as the start of
 * a shutdown, so this is a shutdown hook that a normal end removes in time.
 */
final class Interrupt {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(2);
  private static final int FAILED = 1;

  private final Runnable farewell;
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Thread hook = new Thread(this::interrupted, "bitbucket-jdbc-interrupt");
  private volatile Runnable cancel = () -> {};

  private Interrupt(Runnable farewell) {
    this.farewell = farewell;
  }

  /**
   * Begins the watch.
   *
   * @param farewell the last thing to be done, which says that an interrupt ended the program
   */
  static Interrupt install(Runnable farewell) {
    Interrupt interrupt = new Interrupt(farewell);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /** Sets what an interrupt has to stop. */
  void onInterrupt(Runnable action) {
    cancel = action;
  }

  /**
   * Ends the watch. When an interrupt came first this waits for it to end the process, so that its
   * message is the only one.
   */
  void remove() {
    if (settled.compareAndSet(false, true)) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the shutdown began a moment ago; the hook sees that all is settled
      }
    } else if (hook.isAlive()) {
      join(hook);
    }
  }

  /** Canceling may itself wait for the network, which must not keep the user waiting. */
  private void interrupted() {
    if (!settled.compareAndSet(false, true)) {
      return;
    }
    Thread canceling = new Thread(cancel, "bitbucket-jdbc-cancel");
    canceling.setDaemon(true);
    canceling.start();
    join(canceling);
    farewell.run();
    Runtime.getRuntime().halt(FAILED);
  }

  private static void join(Thread thread) {
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
