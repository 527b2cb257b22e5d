package io.github.bitbucketjdbc.cli;

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
    Program program =
        new Program(Console.ofProcess(), System.getenv(), DriverManager::getConnection);
    System.exit(program.run(args));
  }
}
