package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.List;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.util.Pair;

/**
 * What generated code needs to run a lookup join. Public because generated code names it.
 *
 * @param right the scan that is asked, without the keys
 * @param slots the values of its slots
 * @param keys pairs of a position in the left rows and a position in the right rows
 * @param asksForEachKey whether each key costs a request of its own
 * @param rightWidth the number of fields of a right row
 * @param width the number of fields of a joined row
 */
public record LookupCall(
    ScanSpec right,
    SlotValues slots,
    JoinRelType joinType,
    List<Pair<Integer, Integer>> keys,
    boolean asksForEachKey,
    int rightWidth,
    int width) {}
