package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Scans of one statement that want the same rows. They are given the same columns, all that any of
 * them wants, so that they send the same requests, which are then sent once.
 */
final class SharedScans {
  private SharedScans() {}

  /** Returns whether requests may be the same in several places of a plan. */
  static boolean areIn(RelNode plan) {
    Map<String, Integer> uses = new HashMap<>();
    count(plan, uses);
    return uses.values().stream().anyMatch(n -> n > 1);
  }

  private static void count(RelNode node, Map<String, Integer> uses) {
    node.getInputs().forEach(input -> count(input, uses));
    if (node instanceof RestScan scan) {
      listed(scan).forEach(t -> uses.merge(t, 1, Integer::sum));
    } else if (node instanceof LookupJoin join) {
      uses.merge(join.right().spec().table().name(), 1, Integer::sum);
    }
  }

  /** The tables that a scan may list: its own, and those of its parents. */
  private static Set<String> listed(RestScan scan) {
    TableDef table = scan.spec().table();
    Set<String> names = new HashSet<>();
    names.add(table.name());
    table.foreignKeys().stream().filter(ForeignKey::parent).forEach(k -> names.add(k.table()));
    return names;
  }

  /** Gives scans that differ in nothing but their columns the same ones. */
  static RelNode withCommonColumns(RelNode plan) {
    Map<Object, Set<Integer>> wanted = new LinkedHashMap<>();
    Map<Object, Integer> scans = new HashMap<>();
    plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            if (node instanceof RestScan scan && !scan.spec().isSummary()) {
              wanted
                  .computeIfAbsent(rows(scan), k -> new TreeSet<>())
                  .addAll(scan.spec().columns());
              scans.merge(rows(scan), 1, Integer::sum);
            }
            return super.visit(node);
          }
        });
    if (scans.values().stream().noneMatch(n -> n > 1)) {
      return plan;
    }
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            if (node instanceof RestScan scan && !scan.spec().isSummary()) {
              List<Integer> all = new ArrayList<>(wanted.getOrDefault(rows(scan), Set.of()));
              return all.equals(scan.spec().columns()) ? scan : widened(scan, all);
            }
            return super.visit(node);
          }
        });
  }

  /** What decides which rows a scan gives. */
  private static Object rows(RestScan scan) {
    return List.of(scan.spec().withColumns(List.of()), scan.slots());
  }

  private static RelNode widened(RestScan scan, List<Integer> columns) {
    ScanSpec spec = scan.spec();
    BitbucketTypeFactory types = (BitbucketTypeFactory) scan.getCluster().getTypeFactory();
    RelDataTypeFactory.Builder row = types.builder();
    for (int column : columns) {
      int own = spec.columns().indexOf(column);
      RelDataType type =
          own >= 0
              ? scan.getRowType().getFieldList().get(own).getType()
              : types.typeOf(spec.table().columns().get(column));
      row.add(spec.table().columns().get(column).name(), type);
    }
    RestScan wide = scan.with(spec.withColumns(columns), scan.slots(), row.build());
    List<RexNode> fields = new ArrayList<>();
    for (int column : spec.columns()) {
      fields.add(RexInputRef.of(columns.indexOf(column), wide.getRowType()));
    }
    return LogicalProject.create(
        wide, List.of(), fields, scan.getRowType().getFieldNames(), Set.of());
  }
}
