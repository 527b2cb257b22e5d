package io.github.bitbucketjdbc.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The sockets of this process and the threads of the driver. */
final class OpenHandles {
  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final Duration SOON = Duration.ofSeconds(20);

  private OpenHandles() {}

  /** Counts sockets, or returns 0 where the system does not tell them. */
  static long sockets() {
    if (!Files.isDirectory(HANDLES)) {
      return 0;
    }
    try (Stream<Path> handles = Files.list(HANDLES)) {
      return handles.filter(OpenHandles::isSocket).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isSocket(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /** Returns the names of the driver's threads. */
  static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("bitbucket-jdbc-"))
        .toList();
  }

  /** Waits until no more sockets are open than these; the other end may close a little later. */
  static void awaitSockets(long most) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (sockets() > most && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(sockets()).as("open sockets").isLessThanOrEqualTo(most);
  }

  /** Waits until the driver's threads are gone. */
  static void awaitNoThreads() throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!threads().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(threads()).isEmpty();
  }
}
