package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestPlannerTest {
  private static final int LONGEST_LINE = 4000;

  private final RequestPlanner planner = new RequestPlanner(BitbucketCatalog.get(), "acme", 0);
  private final Conditions pulls = Conditions.on("PullRequests");
  private final Conditions comments = Conditions.on("PullRequestComments");
  private final Conditions repositories = Conditions.on("Repositories");
  private final Predicate inApi = pulls.equal("RepositorySlug", "api");

  private ScanPlan.Walk walk(ScanSpec spec) {
    return (ScanPlan.Walk) planner.plan(spec);
  }

  /** All walks of a plan whose parts need no answer to be known. */
  private List<ScanPlan.Walk> walks(ScanPlan plan) {
    if (plan instanceof ScanPlan.Walk walk) {
      return List.of(walk);
    }
    List<ScanPlan.Walk> all = new ArrayList<>();
    ((ScanPlan.Union) plan).parts().forEach(p -> all.addAll(walks(planner.plan(p))));
    return all;
  }

  @Test
  void choosesTheObjectForAKeyAndTheListOtherwise() {
    assertThat(walk(repositories.scan(List.of("Slug"), repositories.equal("Slug", "api"))))
        .satisfies(w -> assertThat(w.endpoint().isSingle()).isTrue());
    assertThat(walk(repositories.scan(List.of("Slug"), repositories.equal("Name", "api"))))
        .satisfies(w -> assertThat(w.endpoint().isSingle()).isFalse());
  }

  @Test
  void asksNothingForContradictions() {
    ScanSpec both = pulls.scan(List.of("Id"), inApi, pulls.equal("RepositorySlug", "web"));
    assertThat(planner.plan(both)).isInstanceOf(ScanPlan.Nothing.class);
    assertThat(planner.plan(pulls.scan(List.of("Id"), Predicate.FALSE)))
        .isInstanceOf(ScanPlan.Nothing.class);
    assertThat(planner.plan(pulls.scan(List.of("Id"), inApi, pulls.in("RepositorySlug", ""))))
        .isInstanceOf(ScanPlan.Nothing.class);
  }

  @Test
  void listsParentsWhenKeysAreMissing() {
    ScanPlan plan =
        planner.plan(
            comments.scan(
                List.of("Id"),
                comments.equal("RepositorySlug", "api"),
                comments.compare("PullRequestId", ComparisonOperator.LT, 4L)));
    assertThat(plan).isInstanceOf(ScanPlan.FanOut.class);
    ScanSpec parents = ((ScanPlan.FanOut) plan).parents();
    assertThat(parents.table().name()).isEqualTo("PullRequests");
    assertThat(walk(parents).request().toString()).contains("id");
  }

  @Test
  void splitsLongListsBelowTheLongestLine() {
    Object[] ids = LongStream.range(1_000_000, 1_003_000).boxed().toArray();
    List<ScanPlan.Walk> parts =
        walks(planner.plan(pulls.scan(List.of("Id"), inApi, pulls.in("Id", ids))));
    assertThat(parts)
        .hasSizeBetween(6, 16)
        .allSatisfy(w -> assertThat(w.request().target()).hasSizeLessThanOrEqualTo(LONGEST_LINE));
  }

  @Test
  void doesNotSplitListsThatAreDecidedHere() {
    Object[] urls = LongStream.range(0, 500).mapToObj(i -> "https://" + i).toArray();
    Object[] titles = LongStream.range(0, 300).mapToObj(i -> "Fix number " + i).toArray();
    ScanSpec spec =
        pulls.scan(List.of("Id"), inApi, pulls.in("URL", urls), pulls.in("Title", titles));
    assertThat(walks(planner.plan(spec))).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void decidesLongConditionsHere() {
    Object[] ids = LongStream.range(1_000_000, 1_003_000).boxed().toArray();
    ScanPlan.Walk walk =
        walk(pulls.scan(List.of("Id"), inApi, pulls.notIn("Id", ids), pulls.equal("Draft", true)));
    assertThat(walk.request().target()).hasSizeLessThanOrEqualTo(LONGEST_LINE);
    assertThat(walk.request().toString()).contains("draft");
    assertThat(Predicate.columns(walk.residual())).containsExactly(pulls.at("Id"));
    String text = "ü".repeat(3000);
    assertThat(walk(pulls.scan(List.of("Id"), inApi, pulls.equal("Title", text))).residual())
        .isEqualTo(pulls.equal("Title", text));
  }

  @Test
  void oneAddressForEachTuple() {
    Predicate tuples =
        new Predicate.TupleIn(
            List.of(comments.at("RepositorySlug"), comments.at("PullRequestId")),
            List.of(List.of("api", 3L), List.of("web", 4L), List.of("api", 3L)));
    List<ScanPlan.Walk> parts = walks(planner.plan(comments.scan(List.of("Id"), tuples)));
    assertThat(parts)
        .extracting(w -> w.request().path())
        .containsExactly(
            "/repositories/acme/api/pullrequests/3/comments",
            "/repositories/acme/web/pullrequests/4/comments");
  }

  @Test
  void tuplesBecomeAListInOneRepository() {
    Predicate tuples =
        new Predicate.TupleIn(
            List.of(pulls.at("RepositorySlug"), pulls.at("Id")),
            List.of(List.of("api", 3L), List.of("api", 5L)));
    List<ScanPlan.Walk> parts = walks(planner.plan(pulls.scan(List.of("Id"), tuples)));
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).request().toString()).contains("id IN (3, 5)");
  }

  @Test
  void limitsGoDownOnlyWithExactConditions() {
    ScanSpec exact =
        pulls
            .scan(List.of("Id"), inApi, pulls.equal("State", "OPEN"))
            .withOrder(List.of(), Operand.literal(2L), Operand.literal(3L));
    assertThat(walk(exact).pageLength()).isEqualTo(5);
    assertThat(walk(exact).rowsWanted()).isEqualTo(5);
    ScanSpec fuzzy =
        pulls
            .scan(List.of("Id"), inApi, pulls.equal("Title", "x"))
            .withOrder(List.of(), null, Operand.literal(3L));
    assertThat(walk(fuzzy).pageLength()).isEqualTo(50);
    assertThat(walk(fuzzy).rowsWanted()).isZero();
  }

  @Test
  void openSlotsDoNotBreakEstimates() {
    Predicate some =
        new Predicate.In(
            comments.at("PullRequestId"),
            List.of(Operand.slot(0), Operand.literal(4L), Operand.slot(1)),
            false);
    ScanSpec spec = comments.scan(List.of("Id"), comments.equal("RepositorySlug", "api"), some);
    assertThat(planner.estimate(spec).requests()).isPositive();
  }

  @Test
  void needsAWorkspace() {
    RequestPlanner lost = new RequestPlanner(BitbucketCatalog.get(), "", 0);
    assertThatExceptionOfType(BitbucketException.class)
        .isThrownBy(() -> lost.plan(pulls.scan(List.of("Id"), inApi)))
        .withMessageContaining("Workspace");
  }
}
