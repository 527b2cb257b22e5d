package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.DeclarationStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ForStatement;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Makes each outer {@code for} loop of generated code ask, in every turn, whether its statement was
 * stopped. The loops inside are left as they are: one of them takes no longer than its rows are
 * many, and all of them together are what takes long.
 */
final class WatchedLoops extends Shuttle {
  private final Expression context;
  private int depth;

  WatchedLoops(Expression context) {
    this.context = context;
  }

  @Override
  public Shuttle preVisit(ForStatement loop) {
    depth++;
    return this;
  }

  @Override
  public ForStatement visit(
      ForStatement loop,
      List<DeclarationStatement> declarations,
      @Nullable Expression condition,
      @Nullable Expression post,
      Statement body) {
    depth--;
    if (depth > 0) {
      return super.visit(loop, declarations, condition, post, body);
    }
    Statement check =
        Expressions.statement(Expressions.call(ScanCalls.class, "checkRunning", context));
    List<Statement> watched = new ArrayList<>(List.of(check));
    watched.addAll(Blocks.toBlock(body).statements);
    return Expressions.for_(declarations, condition, post, Expressions.block(watched));
  }
}
