package io.github.bitbucketjdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measures everything and writes the page; a target that is missed is written as it is. */
@Tag("bench")
class BenchmarksIT {
  private static final Path PAGE = Path.of("docs/benchmarks.md");

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void writesThePage() throws Exception {
    Benchmarks benchmarks = new Benchmarks(Sizes.full(), "full");
    List<Figure> figures;
    try (Fork service = benchmarks.service()) {
      URI address = service.address();
      figures = new ArrayList<>(benchmarks.warm(address));
      Path jar = Path.of(System.getProperty("bitbucket.allJar"));
      for (Path home : homes()) {
        figures.addAll(
            ColdStart.figures(new Scene(address, Sizes.full()), home, version(home), jar));
      }
    }
    Files.writeString(PAGE, Report.of(figures));

    assertThat(figures).extracting(Figure::what).doesNotHaveDuplicates().hasSizeGreaterThan(15);
  }

  private static List<Path> homes() {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    for (String more : System.getProperty("bench.javaHomes", "").split(",")) {
      if (!more.isBlank()) {
        homes.add(Path.of(more.strip()));
      }
    }
    return homes;
  }

  private static int version(Path home) throws IOException {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
