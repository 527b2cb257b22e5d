package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server may load the driver twice; the two share the process, and so its locks. */
@Timeout(120)
class TwoClassLoadersTest {
  @TempDir Path directory;

  /** Asks, as another process, whether a file is locked; prints true or false. */
  static final class Asker {
    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        System.out.print(lock == null);
      }
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Asker.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return Boolean.parseBoolean(new String(process.getInputStream().readAllBytes()));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Runs the mutex of a class loader of its own. */
  private Object run(Supplier<Object> done, Supplier<Object> work) {
    List<URL> urls = new ArrayList<>();
    try {
      for (String entry : classPath().split(File.pathSeparator)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      try (URLClassLoader loader =
          new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
        Class<?> type = loader.loadClass(FileMutex.class.getName());
        Constructor<?> constructor = type.getDeclaredConstructor(Path.class);
        constructor.setAccessible(true);
        Method run = type.getDeclaredMethod("run", Supplier.class, Supplier.class);
        run.setAccessible(true);
        return run.invoke(constructor.newInstance(lock()), done, work);
      }
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts to work alone, until it is told to end. */
  private CompletableFuture<Object> work(CountDownLatch end) {
    CountDownLatch working = new CountDownLatch(1);
    CompletableFuture<Object> work =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    () -> null,
                    () -> {
                      working.countDown();
                      await(end);
                      return null;
                    }));
    await(working);
    return work;
  }

  private Path lock() {
    return directory.resolve("x.lock");
  }

  @Test
  void whoOnlyWaitsTakesNoLockAway() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Object> first = work(end);
    assertThat(isLocked(lock())).isTrue();
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Object> second =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    () -> {
                      asked.incrementAndGet();
                      return null;
                    },
                    () -> null));
    while (asked.get() < 3) {
      Thread.onSpinWait();
    }
    assertThat(isLocked(lock())).as("the second one waits, the first one works").isTrue();
    assertThat(second).isNotDone();
    end.countDown();
    first.get();
    second.get();
    assertThat(isLocked(lock())).isFalse();
    assertThat(System.getProperties().stringPropertyNames())
        .noneMatch(name -> name.contains(lock().toString()));
  }

  /** What was the fault: whoever is served while he waits goes, and closes the file he opened. */
  @Test
  void whoLeavesWhileHeWaitsTakesNoLockAway() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Object> first = work(end);
    AtomicInteger asked = new AtomicInteger();
    IllegalStateException enough = new IllegalStateException("enough");
    CompletableFuture<Object> second =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    () -> {
                      if (asked.incrementAndGet() == 3) {
                        throw enough;
                      }
                      return null;
                    },
                    () -> null));
    assertThat(second)
        .failsWithin(java.time.Duration.ofSeconds(60))
        .withThrowableThat()
        .havingRootCause()
        .isSameAs(enough);
    assertThat(isLocked(lock())).isTrue();
    end.countDown();
    first.get();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
