package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyConstraintsTest {
  private final Conditions comments = Conditions.on("PullRequestComments");
  private final int slug = comments.at("RepositorySlug");
  private final int pull = comments.at("PullRequestId");

  private KeyConstraints of(Predicate... conditions) {
    return KeyConstraints.of(comments.scan(List.of("Id"), conditions));
  }

  @Test
  void intersectsEqualitiesAndLists() {
    KeyConstraints keys =
        of(comments.in("PullRequestId", 1L, 2L, 3L), comments.in("PullRequestId", 2L, 3L, 4L));
    assertThat(keys.valuesOf(pull)).containsExactly(2L, 3L);
    assertThat(keys.isConstrained(slug)).isFalse();
    assertThat(keys.valuesOf(slug)).isNull();
  }

  @Test
  void onlyEqualitiesConstrain() {
    KeyConstraints keys =
        of(
            comments.notIn("PullRequestId", 1L),
            comments.compare("PullRequestId", ComparisonOperator.GT, 1L),
            Predicate.or(List.of(comments.equal("PullRequestId", 1L), comments.equal("Id", 1L))));
    assertThat(keys.isConstrained(pull)).isFalse();
  }

  @Test
  void leavesOutWhatNoAddressCanHold() {
    assertThat(
            of(comments.in("PullRequestId", new BigDecimal("1.5"), new BigDecimal("2.0")))
                .valuesOf(pull))
        .containsExactly(2L);
    assertThat(of(comments.in("RepositorySlug", "", ".", "..", "a b", "{x}", "api")).valuesOf(slug))
        .containsExactly("api");
  }

  @Test
  void combinesValues() {
    KeyConstraints keys =
        of(comments.in("RepositorySlug", "api", "web"), comments.in("PullRequestId", 1L, 2L));
    assertThat(keys.combinations(List.of(slug, pull))).isEqualTo(4);
    assertThat(keys.expand(List.of(slug, pull))).hasSize(4);
  }

  @Test
  void tuplesAgreeWithOtherConditions() {
    Predicate tuples =
        new Predicate.TupleIn(List.of(slug, pull), List.of(List.of("api", 1L), List.of("web", 2L)));
    assertThat(of(comments.equal("RepositorySlug", "web"), tuples).expand(List.of(slug, pull)))
        .hasSize(1)
        .allSatisfy(m -> assertThat(m).containsEntry(slug, "web").containsEntry(pull, 2L));
  }

  @Test
  void tuplesThatNoAddressCanHoldAreLeftOut() {
    Predicate tuples =
        new Predicate.TupleIn(
            List.of(slug, pull), List.of(List.of("..", 1L), List.of("", 2L), List.of("web", 2L)));
    assertThat(of(tuples).expand(List.of(slug, pull))).hasSize(1);
  }
}
