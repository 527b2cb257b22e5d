package io.github.bitbucketjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BbqlWriterTest {
  private final Conditions pulls = Conditions.on("PullRequests");
  private final BbqlWriter writer = new BbqlWriter(pulls.table());

  private String exact(Predicate predicate) {
    assertThat(writer.write(predicate)).map(BbqlWriter.Written::exact).contains(true);
    return writer.write(predicate).orElseThrow().text();
  }

  private String superset(Predicate predicate) {
    assertThat(writer.write(predicate)).map(BbqlWriter.Written::exact).contains(false);
    return writer.write(predicate).orElseThrow().text();
  }

  private void nothing(Predicate predicate) {
    assertThat(writer.write(predicate)).isEmpty();
  }

  @Test
  void comparesNumbersExactly() {
    assertThat(exact(pulls.equal("Id", 17L))).isEqualTo("id = 17");
    assertThat(exact(pulls.compare("Id", ComparisonOperator.GE, -3L))).isEqualTo("id >= -3");
    assertThat(exact(pulls.in("Id", 1L, 2L, 1L))).isEqualTo("id IN (1, 2)");
    assertThat(exact(pulls.notIn("Id", 1L))).isEqualTo("id NOT IN (1)");
    BigDecimal fraction = new BigDecimal("-1.5");
    assertThat(exact(pulls.equal("Id", fraction))).isEqualTo("(id <= -2 AND id > -2)");
    assertThat(exact(pulls.compare("Id", ComparisonOperator.LT, fraction))).isEqualTo("id <= -2");
    assertThat(exact(pulls.compare("Id", ComparisonOperator.GE, fraction))).isEqualTo("id > -2");
    nothing(pulls.compare("Id", ComparisonOperator.NE, fraction));
    nothing(pulls.compare("Id", ComparisonOperator.LT, 17.5));
  }

  @Test
  void guardsAgainstNulls() {
    assertThat(exact(pulls.compare("CommentCount", ComparisonOperator.NE, 3L)))
        .isEqualTo("(comment_count != 3 AND comment_count != null)");
    assertThat(exact(pulls.notIn("CommentCount", 3L, 4L)))
        .isEqualTo("(comment_count NOT IN (3, 4) AND comment_count != null)");
    assertThat(exact(pulls.compare("State", ComparisonOperator.NE, "OPEN")))
        .as("never null")
        .isEqualTo("state != \"OPEN\"");
  }

  @Test
  void takesOnlyKnownValues() {
    assertThat(exact(pulls.in("State", "OPEN", "MERGED")))
        .isEqualTo("state IN (\"OPEN\", \"MERGED\")");
    nothing(pulls.equal("State", "open"));
    nothing(pulls.compare("State", ComparisonOperator.LT, "OPEN"));
  }

  @Test
  void textsAreSupersets() {
    assertThat(superset(pulls.equal("Title", "Fix it"))).isEqualTo("title = \"Fix it\"");
    assertThat(superset(pulls.in("Title", "a", "b"))).isEqualTo("title IN (\"a\", \"b\")");
    assertThat(superset(pulls.like("Title", "Fix %_orbit%")))
        .isEqualTo("title ~ \"Fix\" AND title ~ \"orbit\"");
    nothing(pulls.compare("Title", ComparisonOperator.NE, "Fix it"));
    nothing(pulls.compare("Title", ComparisonOperator.GT, "Fix it"));
    nothing(pulls.notIn("Title", "Fix it"));
    nothing(pulls.like("Title", "%"));
    nothing(pulls.equal("Title", ""));
    nothing(pulls.equal("Title", " padded "));
    nothing(pulls.equal("Title", "two\nlines"));
    nothing(pulls.equal("SummaryRaw", "not filterable"));
  }

  @Test
  void nothingInATextCanEndIt() {
    assertThat(superset(pulls.equal("Title", "\" OR id > 0 OR title = \"")))
        .isEqualTo("title = \"\\\" OR id > 0 OR title = \\\"\"");
    assertThat(superset(pulls.equal("Title", "\\"))).isEqualTo("title = \"\\\\\"");
    assertThat(superset(pulls.equal("Title", "\\\""))).isEqualTo("title = \"\\\\\\\"\"");
    assertThat(BbqlWriter.quote("a\\\\\"")).isEqualTo("\"a\\\\\\\\\\\"\"");
  }

  @Test
  void widensInstantsToTheirMillisecond() {
    long noon = Instant.parse("2026-01-31T12:00:00.999Z").toEpochMilli();
    String start = "2026-01-31T12:00:00.999+00:00";
    String end = "2026-01-31T12:00:01.000+00:00";
    assertThat(exact(pulls.equal("CreatedOn", noon)))
        .isEqualTo("(created_on >= " + start + " AND created_on < " + end + ")");
    assertThat(exact(pulls.compare("CreatedOn", ComparisonOperator.NE, noon)))
        .isEqualTo("(created_on < " + start + " OR created_on >= " + end + ")");
    assertThat(exact(pulls.compare("CreatedOn", ComparisonOperator.LE, noon)))
        .isEqualTo("created_on < " + end);
    assertThat(exact(pulls.compare("CreatedOn", ComparisonOperator.GT, noon)))
        .isEqualTo("created_on >= " + end);
    assertThat(exact(pulls.compare("CreatedOn", ComparisonOperator.LT, noon)))
        .isEqualTo("created_on < " + start);
    assertThat(exact(pulls.notIn("CreatedOn", noon))).contains(" OR ");
    nothing(pulls.equal("CreatedOn", Long.MAX_VALUE));
  }

  @Test
  void junctionsAreAsExactAsTheirParts() {
    Predicate id = pulls.equal("Id", 17L);
    Predicate title = pulls.equal("Title", "x");
    Predicate url = pulls.equal("URL", "x");
    assertThat(exact(Predicate.or(List.of(id, pulls.equal("Draft", true)))))
        .isEqualTo("(id = 17 OR draft = true)");
    assertThat(superset(Predicate.or(List.of(id, title)))).isEqualTo("(id = 17 OR title = \"x\")");
    nothing(Predicate.or(List.of(id, url)));
    assertThat(superset(Predicate.and(List.of(id, url)))).isEqualTo("id = 17");
    nothing(Predicate.and(List.of(url, pulls.isNull("URL"))));
  }

  @Test
  void testsNullsWhereTheServiceAnswers() {
    assertThat(exact(pulls.isNull("AuthorUUID"))).isEqualTo("author.uuid = null");
    nothing(pulls.isNull("Title"));
  }
}
