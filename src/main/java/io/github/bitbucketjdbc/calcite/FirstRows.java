package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a query for those who read no more than some of its rows ({@code setMaxRows}): they
 * are those of the same query with LIMIT. The one that was used last is kept.
 */
final class FirstRows {
  /** For queries whose rows are all read. */
  static final FirstRows UNKNOWN =
      new FirstRows(
          0,
          (most, execution) -> {
            throw new IllegalStateException("All rows of this query are read");
          });

  /** Compiles the query with a limit, for an execution that waits for it. */
  @FunctionalInterface
  interface Compiler {
    Compiled compile(long most, Execution execution);
  }

  private final long ownLimit;
  private final Compiler compiler;
  private long most;
  private @Nullable CompiledQuery last;

  /**
   * The plans of one query.
   *
   * @param rows the query, as it is written
   * @param compiler compiles it with a limit
   */
  static FirstRows of(RelNode rows, Compiler compiler) {
    // a limit that is a parameter is known only when it is too late to plan
    long unlimited = fetch(rows) == null ? Long.MAX_VALUE : 0;
    return new FirstRows(mostRows(rows).orElse(unlimited), compiler);
  }

  private FirstRows(long ownLimit, Compiler compiler) {
    this.ownLimit = ownLimit;
    this.compiler = compiler;
  }

  /**
   * Returns the query for the rows that an execution reads; the same one where a limit saves
   * nothing.
   */
  synchronized CompiledQuery of(CompiledQuery query, Execution execution) {
    long wanted = execution.resultLimit();
    boolean less = wanted > 0 && wanted < ownLimit && wanted <= Integer.MAX_VALUE;
    if (!less || !mayEndEarly(query.plan())) {
      return query;
    }
    CompiledQuery known = last;
    if (known == null || most != wanted) {
      known = (CompiledQuery) compiler.compile(wanted, execution);
      last = known;
      most = wanted;
    }
    return known;
  }

  /** Returns how many rows the limit of a query leaves, when it has one that is known. */
  static OptionalLong mostRows(RelNode rows) {
    return fetch(rows) instanceof RexLiteral literal
        ? OptionalLong.of(RexLiteral.intValue(literal))
        : OptionalLong.empty();
  }

  private static @Nullable RexNode fetch(RelNode rows) {
    RelNode made = rows instanceof Project project ? project.getInput() : rows;
    return made instanceof Sort sort ? sort.fetch : null;
  }

  /** Returns the rows with a limit, which takes the place of a larger one. */
  static RelNode limited(RelNode rows, long most) {
    if (rows instanceof Project project && project.getInput() instanceof Sort) {
      return project.copy(project.getTraitSet(), List.of(limited(project.getInput(), most)));
    }
    RexNode fetch =
        rows.getCluster()
            .getRexBuilder()
            .makeExactLiteral(
                BigDecimal.valueOf(most),
                rows.getCluster().getTypeFactory().createSqlType(SqlTypeName.INTEGER));
    return rows instanceof Sort sort
        ? sort.copy(sort.getTraitSet(), sort.getInput(), sort.getCollation(), sort.offset, fetch)
        : LogicalSort.create(rows, RelCollations.EMPTY, null, fetch);
  }

  /** Returns whether the first rows may cost less than all of them. */
  private static boolean mayEndEarly(RelNode plan) {
    RelNode made = plan;
    while (made instanceof Filter
        || (made instanceof Project project && !project.containsOver())
        || (made instanceof Sort sort && sort.fetch == null)) {
      made = made.getInput(0);
    }
    boolean whole =
        made instanceof RestScan scan ? scan.spec().isSummary() : OriginalScan.readsAll(made);
    return !whole && asks(made);
  }

  private static boolean asks(RelNode plan) {
    return plan instanceof RestScan || plan.getInputs().stream().anyMatch(FirstRows::asks);
  }
}
