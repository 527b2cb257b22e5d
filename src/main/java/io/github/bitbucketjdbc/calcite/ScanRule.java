package io.github.bitbucketjdbc.calcite;

import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilderFactory;

/** A rule that lets a {@link RestScan} take in the node above it, or the two nodes above it. */
final class ScanRule extends RelRule<ScanRule.Config> {
  private ScanRule(Config config) {
    super(config);
  }

  /** Gives the replacement of a node and the scan, or empty when the scan may not take it in. */
  @FunctionalInterface
  interface Absorb<N extends RelNode> {
    Optional<RelNode> apply(N above, RestScan scan);
  }

  /** Gives the replacement of two nodes and the scan. */
  @FunctionalInterface
  interface AbsorbBoth<N extends RelNode, M extends RelNode> {
    Optional<RelNode> apply(N above, M between, RestScan scan);
  }

  /**
   * Makes a rule.
   *
   * @param above the class of the node above the scan
   */
  static <N extends RelNode> ScanRule of(String description, Class<N> above, Absorb<N> absorb) {
    OperandTransform operands =
        b -> b.operand(above).oneInput(s -> s.operand(RestScan.class).noInputs());
    return new ScanRule(
        new Config(
            description, operands, call -> absorb.apply(above.cast(call.rel(0)), call.rel(1))));
  }

  /**
   * Makes a rule.
   *
   * @param above the class of the upper node
   * @param between the class of the node between it and the scan
   */
  static <N extends RelNode, M extends RelNode> ScanRule of(
      String description, Class<N> above, Class<M> between, AbsorbBoth<N, M> absorb) {
    OperandTransform operands =
        b ->
            b.operand(above)
                .oneInput(
                    m -> m.operand(between).oneInput(s -> s.operand(RestScan.class).noInputs()));
    return new ScanRule(
        new Config(
            description,
            operands,
            call -> absorb.apply(above.cast(call.rel(0)), between.cast(call.rel(1)), call.rel(2))));
  }

  @Override
  public void onMatch(RelOptRuleCall call) {
    RestScan scan = call.rel(call.rels.length - 1);
    if (scan.spec().isSummary()) {
      return; // what counts takes in nothing more
    }
    config.absorb().apply(call).ifPresent(call::transformTo);
  }

  /** What makes one rule different from another. */
  record Config(
      String description,
      OperandTransform operandSupplier,
      Function<RelOptRuleCall, Optional<RelNode>> absorb)
      implements RelRule.Config {
    @Override
    public ScanRule toRule() {
      return new ScanRule(this);
    }

    @Override
    public RelBuilderFactory relBuilderFactory() {
      return RelFactories.LOGICAL_BUILDER;
    }

    @Override
    public Config withRelBuilderFactory(RelBuilderFactory factory) {
      return this;
    }

    @Override
    public Config withDescription(String text) {
      return new Config(text, operandSupplier, absorb);
    }

    @Override
    public Config withOperandSupplier(OperandTransform transform) {
      return new Config(description, transform, absorb);
    }
  }
}
