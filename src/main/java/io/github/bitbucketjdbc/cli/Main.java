package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.BitbucketDriver;
import java.sql.DriverManager;

/** The main class of the executable jar. */
public final class Main {
  private Main() {}

  /**
   * Runs the program and ends the virtual machine with its exit status, 0 or 1.
   *
   * @param args as {@code --help} describes them
   */
  public static void main(String[] args) {
    preload();
    Program program =
        new Program(Console.ofProcess(), System.getenv(), DriverManager::getConnection);
    System.exit(program.run(args));
  }

  /** Uses the second processor while this thread looks at the terminal and connects. */
  private static void preload() {
    Thread loading = new Thread(BitbucketDriver::preload, "bitbucket-jdbc-preload");
    loading.setDaemon(true);
    // Whatever is wrong will be said again by the statement, and better.
    loading.setUncaughtExceptionHandler((thread, failure) -> {});
    loading.start();
  }
}
