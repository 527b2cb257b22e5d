package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Pair;

/**
 * A possible lookup: a scan and the keys that the other side would supply.
 *
 * @param scan the scan that would be asked
 * @param columns the key columns, by position in the table's definition
 * @param possible whether keys of these types, and this scan, can be looked up at all
 */
record Lookup(RestScan scan, List<Integer> columns, boolean possible) {

  static Lookup of(
      RelNode left, RestScan scan, List<Pair<Integer, Integer>> keys, boolean nullsMatch) {
    ScanSpec spec = scan.spec();
    boolean plain =
        !spec.count()
            && spec.limit() == null
            && spec.offset() == null
            && spec.order().isEmpty()
            && !keys.isEmpty()
            && !nullsMatch
            && spec.pushdown()
            && spec.shared() == null;
    boolean typed =
        keys.stream().allMatch(k -> comparable(type(left, k.left), type(scan, k.right)));
    List<Integer> columns =
        plain ? keys.stream().map(k -> spec.columns().get(k.right)).toList() : List.of();
    return new Lookup(scan, columns, plain && typed);
  }

  private static RelDataType type(RelNode node, int field) {
    return node.getRowType().getFieldList().get(field).getType();
  }

  private static boolean comparable(RelDataType left, RelDataType right) {
    SqlTypeName l = left.getSqlTypeName();
    SqlTypeName r = right.getSqlTypeName();
    return (SqlTypeName.INT_TYPES.contains(l) && SqlTypeName.INT_TYPES.contains(r))
        || (SqlTypeName.CHAR_TYPES.contains(l) && SqlTypeName.CHAR_TYPES.contains(r));
  }

  /** Returns the requests for this many keys; infinite when lookups cannot be made. */
  double requests(double keys) {
    return possible
        ? PlanningContext.of(scan.getCluster())
            .requests()
            .lookupRequests(scan.spec(), columns, keys)
        : Double.POSITIVE_INFINITY;
  }
}
