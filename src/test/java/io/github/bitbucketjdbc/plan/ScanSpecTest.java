package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScanSpecTest {
  private final Conditions pulls = Conditions.on("PullRequests");
  private final ScanSpec all = pulls.scan(List.of("Id", "Title"));
  private final Predicate open = pulls.equal("State", "OPEN");

  @Test
  void filtersComeFirst() {
    ScanSpec limited = all.withSort(List.of(), null, Operand.literal(5L)).orElseThrow();
    ScanSpec skipped = all.withSort(List.of(), Operand.literal(5L), null).orElseThrow();
    ScanSpec counted = all.withCount().orElseThrow();
    assertThat(all.withFilter(open).orElseThrow().filter()).isEqualTo(open);
    assertThat(limited.withFilter(open)).isEmpty();
    assertThat(skipped.withFilter(open)).isEmpty();
    assertThat(counted.withFilter(open)).isEmpty();
  }

  @Test
  void anOrderMayBeReplacedButNotALimit() {
    ScanSpec.Order byId = new ScanSpec.Order(pulls.at("Id"), false, false);
    ScanSpec ordered = all.withSort(List.of(byId), null, null).orElseThrow();
    ScanSpec limited = ordered.withSort(List.of(), null, Operand.literal(5L)).orElseThrow();
    assertThat(limited.order()).containsExactly(byId);
    assertThat(limited.limitValue()).isEqualTo(5);
    assertThat(limited.withSort(List.of(byId), null, null)).isEmpty();
    assertThat(limited.withCount()).isEmpty();
    assertThat(ordered.withCount().orElseThrow().order()).isEmpty();
  }

  @Test
  void oneRowIsEnoughForEachKeyThatIsAskedFor() {
    int id = pulls.at("Id");
    int title = pulls.at("Title");
    ScanSpec sought = all.withOnePer(List.of(id, title));
    Predicate one = pulls.equal("Id", 1L);
    Predicate tuples =
        new Predicate.TupleIn(
            List.of(id, title), List.of(List.of(1L, "a"), List.of(1L, "b"), List.of(2L, "a")));
    assertThat(sought.combinations()).as("any number").isZero();
    assertThat(sought.withFilterReplaced(one).combinations()).isZero();
    assertThat(sought.withFilterReplaced(tuples).combinations()).isEqualTo(3);
    assertThat(sought.withFilterReplaced(tuples).withoutSurplus().limit()).isNull();
    Predicate both = Predicate.and(List.of(one, pulls.equal("Title", "a")));
    assertThat(sought.withFilterReplaced(both).withoutSurplus().limitValue()).isEqualTo(1);
    assertThat(all.withFilterReplaced(both).withoutSurplus().limit()).isNull();
  }

  @Test
  void nothingFollowsACount() {
    ScanSpec counted = all.withFilter(open).orElseThrow().withCount().orElseThrow();
    assertThat(counted.withCount()).isEmpty();
    assertThat(counted.withProject(List.of())).isEmpty();
    assertThat(counted.withSort(List.of(), null, Operand.literal(1L))).isEmpty();
    assertThat(counted.withoutSummary().filter()).isEqualTo(open);
  }

  @Test
  void projectsAmongThePresentColumns() {
    assertThat(all.withProject(List.of(1, 1)).orElseThrow().columns())
        .containsExactly(pulls.at("Title"), pulls.at("Title"));
  }

  @Test
  void bindsSlots() {
    ScanSpec spec =
        all.withFilterReplaced(
                new Predicate.Comparison(pulls.at("Id"), ComparisonOperator.EQ, Operand.slot(0)))
            .withOrder(List.of(), null, Operand.slot(1));
    assertThat(Predicate.isBound(spec.filter())).isFalse();
    ScanSpec bound = spec.bind(new Object[] {17L, 3});
    assertThat(bound.filter()).isEqualTo(pulls.equal("Id", 17L));
    assertThat(bound.limitValue()).isEqualTo(3);
    assertThat(spec.bind(new Object[] {null, 3}).filter()).isEqualTo(Predicate.FALSE);
  }

  @Test
  void nullsInListsFollowSql() {
    Predicate in =
        new Predicate.In(pulls.at("Id"), List.of(Operand.slot(0), Operand.slot(1)), false);
    Predicate notIn =
        new Predicate.In(pulls.at("Id"), List.of(Operand.slot(0), Operand.slot(1)), true);
    Object[] oneNull = {5L, null};
    assertThat(Predicate.bind(in, oneNull)).isEqualTo(pulls.in("Id", 5L));
    assertThat(Predicate.bind(in, new Object[] {null, null})).isEqualTo(Predicate.FALSE);
    assertThat(Predicate.bind(notIn, oneNull)).isEqualTo(Predicate.FALSE);
  }
}
