package io.github.bitbucketjdbc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code java -jar}, from the start of the process to the first character of the result. */
final class ColdStart {
  private static final String ONE = "SELECT 1";
  private static final String REAL =
      "SELECT Slug, Name, UpdatedOn FROM Repositories WHERE IsPrivate = TRUE ORDER BY UpdatedOn DESC"
          + " LIMIT 5";
  private static final int AOT_IN_ONE_STEP = 25;

  private final Scene scene;
  private final Path java;
  private final Path jar;

  private ColdStart(Scene scene, Path java, Path jar) {
    this.scene = scene;
    this.java = java;
    this.jar = jar;
  }

  /** Measures with one JVM; the archives are made on the way. */
  static List<Figure> figures(Scene scene, Path javaHome, int version, Path jar)
      throws IOException, InterruptedException {
    ColdStart cold = new ColdStart(scene, javaHome, jar);
    Path archive = Files.createTempDirectory("archive").resolve("driver");
    try {
      boolean aot = version >= AOT_IN_ONE_STEP;
      cold.run((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive, REAL);
      String use = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
      String on = ", Java " + version;
      String with = on + (aot ? ", AOT cache" : ", class-data archive");
      return List.of(
          Figure.told("cold " + ONE + on, Figure.number(cold.median("-Xshare:auto", ONE)) + " ms"),
          Figure.atMost("cold first row" + on, cold.median("-Xshare:auto", REAL), 1200),
          Figure.told("cold " + ONE + with, Figure.number(cold.median(use, ONE)) + " ms"),
          Figure.atMost("cold first row" + with, cold.median(use, REAL), 500),
          Figure.told("size of the archive" + on, (Files.size(archive) >> 20) + " MB"));
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(archive.getParent());
    }
  }

  private double median(String option, String sql) throws IOException, InterruptedException {
    double[] times = new double[scene.sizes().rounds()];
    for (int i = 0; i < times.length; i++) {
      times[i] = run(option, sql);
    }
    return Rounds.median(times);
  }

  private double run(String option, String sql) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(option, "-jar", jar.toString()));
    arguments.addAll(List.of(scene.url(), "-e", sql));
    long start = System.nanoTime();
    try (Fork program = Fork.of(java, arguments)) {
      program.awaitOutput();
      double millis = (System.nanoTime() - start) / 1e6;
      program.output();
      return millis;
    }
  }
}
