package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowFilterTest {
  private final Conditions pulls = Conditions.on("PullRequests");

  /** A row with one column, whichever it is. */
  private static boolean accepts(Predicate predicate, @Nullable Object value) {
    return RowFilter.of(predicate, column -> 0).accepts(new Object[] {value});
  }

  @Test
  void comparesNumbersByValue() {
    assertThat(accepts(pulls.equal("CommentCount", 3L), 3)).isTrue();
    assertThat(accepts(pulls.equal("CommentCount", new BigDecimal("3.0")), 3)).isTrue();
    assertThat(accepts(pulls.in("CommentCount", new BigDecimal("3.0"), 4L), 3)).isTrue();
    assertThat(accepts(pulls.in("CommentCount", new BigDecimal("3.5")), 3)).isFalse();
    assertThat(accepts(pulls.compare("Id", ComparisonOperator.LT, new BigDecimal("3.5")), 3L))
        .isTrue();
    assertThat(accepts(pulls.notIn("Id", 3L), 4L)).isTrue();
  }

  @Test
  void nothingIsTrueOfNull() {
    for (Predicate p :
        List.of(
            pulls.equal("Id", 3L),
            pulls.compare("Id", ComparisonOperator.NE, 3L),
            pulls.in("Id", 3L),
            pulls.notIn("Id", 3L),
            pulls.like("Title", "%"))) {
      assertThat(accepts(p, null)).as(p.toString()).isFalse();
    }
    assertThat(accepts(pulls.isNull("Id"), null)).isTrue();
  }

  @Test
  void comparesTextsByCodeUnit() {
    assertThat(accepts(pulls.compare("Title", ComparisonOperator.LT, "a"), "Z")).isTrue();
    assertThat(accepts(pulls.equal("Title", "a"), "a ")).isFalse();
    assertThat(accepts(pulls.equal("Title", "a"), "A")).isFalse();
  }

  @Test
  void matchesPatterns() {
    assertThat(accepts(pulls.like("Title", "a%c"), "a\nb\nc")).isTrue();
    assertThat(accepts(pulls.like("Title", "a_c"), "a🚀c")).isTrue();
    assertThat(accepts(pulls.like("Title", "a.c"), "abc")).isFalse();
    assertThat(accepts(pulls.like("Title", "\\E%"), "\\Ex")).isTrue();
    assertThat(accepts(pulls.like("Title", "a%"), "Ab")).isFalse();
    assertThat(accepts(escaped("100!%"), "100%")).isTrue();
    assertThat(accepts(escaped("100!%"), "1000")).isFalse();
    assertThat(accepts(escaped("a!!b"), "a!b")).isTrue();
    assertThatExceptionOfType(BitbucketException.class)
        .isThrownBy(() -> accepts(escaped("a!b"), "x"));
  }

  private Predicate escaped(String pattern) {
    return new Predicate.Like(pulls.at("Title"), Operand.literal(pattern), '!', false, false);
  }

  @Test
  void comparesTuples() {
    Predicate in =
        new Predicate.TupleIn(
            List.of(pulls.at("RepositorySlug"), pulls.at("Id")),
            List.of(List.of("api", 3L), List.of("web", 4L)));
    RowFilter filter = RowFilter.of(in, column -> column == pulls.at("Id") ? 1 : 0);
    assertThat(filter.accepts(new Object[] {"api", 3L})).isTrue();
    assertThat(filter.accepts(new Object[] {"api", 4L})).isFalse();
    assertThat(filter.accepts(new Object[] {null, 4L})).isFalse();
  }
}
