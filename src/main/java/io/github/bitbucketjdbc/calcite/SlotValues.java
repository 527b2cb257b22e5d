package io.github.bitbucketjdbc.calcite;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Evaluates the expressions that fill the slots of a scan, once for each execution. */
public interface SlotValues {
  /** Returns the value of each slot. */
  @Nullable Object[] values(DataContext context);

  /**
   * Returns the evaluation of these expressions. Plain parameters are just read; code is generated
   * only for what needs computing.
   */
  static SlotValues of(RexBuilder rex, List<RexNode> expressions) {
    if (expressions.stream().allMatch(RexDynamicParam.class::isInstance)) {
      List<String> names = expressions.stream().map(e -> ((RexDynamicParam) e).getName()).toList();
      return context -> names.stream().map(context::get).toArray();
    }
    RelDataType noInput = rex.getTypeFactory().builder().build();
    Function1<DataContext, @Nullable Object[]> compiled =
        RexExecutorImpl.getExecutable(rex, expressions, noInput).getFunction();
    return compiled::apply;
  }
}
