package io.github.bitbucketjdbc.calcite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Long lists of values as one search in a set. Calcite makes them so too, but only after it has
 * compared each value with all others again and again: 600 values took it half a minute.
 */
final class ValueSets {
  private static final int LONG = 16;

  private ValueSets() {}

  /** Returns an OR in which a field that is compared with many values is looked for among them. */
  static RexNode in(RexBuilder rex, RexNode or) {
    List<RexNode> rest = new ArrayList<>();
    Map<RexInputRef, List<RexNode>> lists = new LinkedHashMap<>();
    for (RexNode term : RelOptUtil.disjunctions(or)) {
      if (term.getKind() == SqlKind.EQUALS
          && ((RexCall) term).getOperands().get(0) instanceof RexInputRef field
          && ((RexCall) term).getOperands().get(1) instanceof RexLiteral value
          && !value.isNull()) {
        lists.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
      } else {
        rest.add(term);
      }
    }
    if (lists.values().stream().noneMatch(values -> values.size() >= LONG)) {
      return or;
    }
    List<RexNode> terms = new ArrayList<>();
    lists.forEach((field, values) -> terms.add(rex.makeIn(field, values)));
    terms.addAll(rest);
    return RexUtil.composeDisjunction(rex, terms);
  }
}
