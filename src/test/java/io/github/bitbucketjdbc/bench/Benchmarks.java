package io.github.bitbucketjdbc.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that is measured, each measure and each service in a process of its own. */
final class Benchmarks {
  private final Sizes sizes;
  private final String name;

  Benchmarks(Sizes sizes, String name) {
    this.sizes = sizes;
    this.name = name;
  }

  /** Opens a service that holds its answers and has the pull requests of the full scan. */
  Fork service() throws IOException {
    return Fork.of(List.of(), PageServer.class, sizes.rows(), sizes.repositories(), 0, true);
  }

  /** Measures all but the cold start, which needs the finished jar. */
  List<Figure> warm(URI service) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>(figures(Measure.FULL_SCAN, service));
    try (Fork slow =
        Fork.of(
            List.of(),
            PageServer.class,
            sizes.pages() * 50,
            sizes.repositories(),
            sizes.delayMillis(),
            true)) {
      figures.addAll(figures(Measure.DELAYED, slow.address()));
    }
    figures.addAll(figures(Measure.SHORT, service));
    figures.addAll(figures(Measure.PLANNING, service));
    try (Fork large = Fork.of(List.of(), PageServer.class, sizes.manyRows(), 1, 0, false)) {
      figures.addAll(figures(Measure.SMALL_HEAP, large.address(), "-Xmx96m"));
    }
    figures.addAll(figures(Measure.GROWTH, service));
    return figures;
  }

  List<Figure> figures(Measure measure, URI service, String... jvmOptions)
      throws IOException, InterruptedException {
    String which = measure.name().toLowerCase(Locale.ROOT);
    try (Fork process = Fork.of(List.of(jvmOptions), Measure.class, which, service, name)) {
      return Figure.in(process.output());
    }
  }
}
