package io.github.bitbucketjdbc.calcite;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;

/** A rule that lets a {@link RestScan} take in the node above it. */
final class ScanRule<N extends RelNode> extends RelRule<ScanRule.Config<N>> {
  private ScanRule(Config<N> config) {
    super(config);
  }

  /**
   * Makes a rule.
   *
   * @param above the class of the node above the scan
   * @param absorb gives the replacement of both, or empty when the scan may not take it in
   */
  static <N extends RelNode> ScanRule<N> of(
      String description, Class<N> above, BiFunction<N, RestScan, Optional<RelNode>> absorb) {
    OperandTransform operands =
        b -> b.operand(above).oneInput(s -> s.operand(RestScan.class).noInputs());
    return new ScanRule<>(new Config<>(description, operands, absorb));
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    N above = call.rel(0);
    RestScan scan = call.rel(1);
    if (scan.spec().isSummary()) {
      return; // what counts takes in nothing more
    }
    config.absorb().apply(above, scan).ifPresent(call::transformTo);
  }

  /** What makes one rule different from another. */
  record Config<N extends RelNode>(
      String description,
      OperandTransform operandSupplier,
      BiFunction<N, RestScan, Optional<RelNode>> absorb)
      implements RelRule.Config {
    @Override
    public ScanRule<N> toRule() {
      return new ScanRule<>(this);
    }

    @Override
    public RelBuilderFactory relBuilderFactory() {
      return RelFactories.LOGICAL_BUILDER;
    }

    @Override
    public Config<N> withRelBuilderFactory(RelBuilderFactory factory) {
      return this;
    }

    @Override
    public Config<N> withDescription(String text) {
      return new Config<>(text, operandSupplier, absorb);
    }

    @Override
    public Config<N> withOperandSupplier(OperandTransform transform) {
      return new Config<>(description, transform, absorb);
    }
  }
}
