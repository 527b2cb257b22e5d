package io.github.bitbucketjdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmarks run, and count what they read; how long it takes is not asked here. */
class BenchmarksTest {
  private static final Sizes SIZES = Sizes.tiny();

  private static PageServer service;

  @BeforeAll
  static void open() throws Exception {
    service = new PageServer(SIZES.rows(), SIZES.repositories(), SIZES.delayMillis(), true);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMALL_HEAP")
  void measures(Measure measure) throws Exception {
    List<Figure> figures = measure.figures(new Scene(service.baseUrl(), SIZES));

    assertThat(figures).isNotEmpty().allMatch(f -> f.measured().matches(".*\\d.*"));
    assertThat(
            Figure.in(figures.stream().map(Figure::line).reduce("noise\n", (a, b) -> a + b + "\n")))
        .isEqualTo(figures);
    assertThat(Report.of(figures)).contains("| " + figures.get(0).what() + " | ");
  }

  @Test
  void measuresInAProcessWithASmallHeap() throws Exception {
    Benchmarks benchmarks = new Benchmarks(SIZES, "tiny");
    try (Fork large = Fork.of(List.of(), PageServer.class, SIZES.manyRows(), 1, 0, false)) {
      URI address = large.address();
      List<Figure> figures = benchmarks.figures(Measure.SMALL_HEAP, address, "-Xmx96m");

      assertThat(figures)
          .singleElement()
          .matches(Figure::met)
          .matches(f -> f.what().contains("96 MB"));
    }
  }
}
