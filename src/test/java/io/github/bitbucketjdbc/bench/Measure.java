package io.github.bitbucketjdbc.bench;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Something that is measured, in a JVM that does nothing else. */
enum Measure {
  FULL_SCAN(FullScan::figures),
  DELAYED(Delayed::figures),
  SHORT(ShortQueries::figures),
  PLANNING(Planning::figures),
  SMALL_HEAP(SmallHeap::figures),
  GROWTH(Growth::figures);

  private final Source source;

  /** Where figures come from. */
  @FunctionalInterface
  private interface Source {
    List<Figure> figures(Scene scene) throws Exception;
  }

  Measure(Source source) {
    this.source = source;
  }

  /** Measures here. */
  List<Figure> figures(Scene scene) throws Exception {
    return source.figures(scene);
  }

  /**
   * Measures once in this process and writes the figures.
   *
   * @param args the measure, the root of the API, {@code full} or {@code tiny}
   */
  public static void main(String[] args) throws Exception {
    Sizes sizes = args[2].equals("full") ? Sizes.full() : Sizes.tiny();
    Measure measure = valueOf(args[0].toUpperCase(Locale.ROOT));
    for (Figure figure : measure.figures(new Scene(URI.create(args[1]), sizes))) {
      System.out.println(figure.line());
    }
    System.exit(0); // OkHttp's threads would linger
  }
}
