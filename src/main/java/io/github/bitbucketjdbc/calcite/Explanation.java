package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.PlanText;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.WritePlan;
import io.github.bitbucketjdbc.plan.WriteText;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlExplainLevel;

/** Writes what EXPLAIN PLAN FOR shows: the requests with their estimate, then the local plan. */
final class Explanation {
  private Explanation() {}

  /** Explains a write: the requests that find its rows, and the one for each of them. */
  static String of(
      RelNode plan, QueryProgram program, RequestPlanner requests, WritePlan write, boolean keyed) {
    String each = "then for each row: " + WriteText.of(write);
    if (keyed) {
      return "Requests: one a row, whose keys the condition names\n  " + each;
    }
    return of(plan, program, requests) + "\n" + each;
  }

  static String of(RelNode plan, QueryProgram program, RequestPlanner requests) {
    List<String> lines = new ArrayList<>();
    scans(plan, requests, lines);
    StringBuilder text = new StringBuilder();
    text.append("Requests: ").append(StatementPrice.of(plan, requests).text()).append('\n');
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    if (plan instanceof RestScan) {
      return text.append("Local plan: none, the rows come as they are wanted").toString();
    }
    String local =
        RelOptUtil.toString(program.implementable(plan), SqlExplainLevel.EXPPLAN_ATTRIBUTES);
    text.append("Local plan:\n");
    local.strip().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString().strip();
  }

  private static void scans(RelNode node, RequestPlanner requests, List<String> lines) {
    node.getInputs().forEach(input -> scans(input, requests, lines));
    if (node instanceof RestScan scan) {
      lines.addAll(PlanText.lines(requests, scan.spec()));
    } else if (node instanceof LookupJoin join) {
      List<Integer> columns = join.keyColumns();
      lines.addAll(
          PlanText.lookupLines(
              requests, join.right().spec(), columns, StatementPrice.ofLookup(join)));
    }
  }
}
