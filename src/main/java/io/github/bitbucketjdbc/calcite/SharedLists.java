package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ForeignKey;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.plan.ComparisonOperator;
import io.github.bitbucketjdbc.plan.Predicate;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.SharedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Finds scans that are joined by the whole key and come with one list: pull requests and their
 * reviewers, for example. The scan of what stands inside the elements is then asked only for the
 * elements that the other scan lists, with the same requests.
 */
final class SharedLists {
  private final Map<RestScan, Integer> uses = new IdentityHashMap<>();
  private final Map<RestScan, List<RestScan>> led = new IdentityHashMap<>();

  private SharedLists() {}

  /** Returns the plan in which such scans name their list, or the same plan when there are none. */
  static RelNode in(RelNode plan) {
    SharedLists lists = new SharedLists();
    lists.count(plan);
    lists.find(plan, false);
    return lists.led.isEmpty() ? plan : lists.marked(plan);
  }

  private void count(RelNode node) {
    node.getInputs().forEach(this::count);
    if (node instanceof RestScan scan) {
      uses.merge(scan, 1, Integer::sum);
    }
  }

  /**
   * Looks for joins.
   *
   * @param mayEndEarly whether a few rows of this node may be enough; a lookup then asks for less
   */
  private void find(RelNode node, boolean mayEndEarly) {
    boolean early = (EarlyEnds.leavesFewRows(node) || mayEndEarly) && !OriginalScan.readsAll(node);
    node.getInputs().forEach(input -> find(input, early));
    if (node instanceof Join join && !early) {
      JoinInfo info = join.analyzeCondition();
      if (leavesOutRight(join.getJoinType())) {
        add(join.getLeft(), info.leftKeys, join.getRight(), info.rightKeys);
      }
      if (leavesOutLeft(join.getJoinType())) {
        add(join.getRight(), info.rightKeys, join.getLeft(), info.leftKeys);
      }
    }
  }

  /** Returns whether rows of the right side without a partner do not matter. */
  private static boolean leavesOutRight(JoinRelType type) {
    return switch (type) {
      case INNER, LEFT, SEMI, ANTI -> true;
      default -> false;
    };
  }

  private static boolean leavesOutLeft(JoinRelType type) {
    return switch (type) {
      case INNER, RIGHT, SEMI -> true;
      default -> false;
    };
  }

  private void add(RelNode leads, List<Integer> keys, RelNode follows, List<Integer> itsKeys) {
    Map<RestScan, Map<Integer, Integer>> pairs = new HashMap<>();
    @Nullable RestScan inside = null;
    for (int i = 0; i < keys.size(); i++) {
      Optional<KeyedInput> own = KeyedInput.of(follows, List.of(itsKeys.get(i)));
      Optional<Pair<RestScan, Integer>> other = OriginalScan.of(leads, keys.get(i));
      if (own.isPresent() && other.isPresent()) {
        inside = own.get().scan();
        int from = inside.spec().columns().get(own.get().columns().get(0));
        int to = other.get().left.spec().columns().get(other.get().right);
        pairs.computeIfAbsent(other.get().left, k -> new HashMap<>()).put(from, to);
      }
    }
    for (Map.Entry<RestScan, Map<Integer, Integer>> lead : pairs.entrySet()) {
      if (inside != null && fits(lead.getKey(), inside, lead.getValue())) {
        led.computeIfAbsent(lead.getKey(), k -> new ArrayList<>()).add(inside);
        return;
      }
    }
  }

  private boolean fits(RestScan lead, RestScan inside, Map<Integer, Integer> pairs) {
    boolean free =
        isWhole(lead.spec())
            && isWhole(inside.spec())
            && uses.getOrDefault(inside, 0) == 1
            && led.values().stream().noneMatch(l -> l.contains(inside));
    RequestPlanner planner = PlanningContext.of(lead.getCluster()).requests();
    return free
        && hasWholeKey(lead.spec(), inside.spec(), pairs)
        && planner.readOneList(lead.spec(), inside.spec());
  }

  private static boolean isWhole(ScanSpec spec) {
    return spec.pushdown()
        && !spec.isSummary()
        && spec.limit() == null
        && spec.offset() == null
        && spec.order().isEmpty();
  }

  /** Each part of the leading table's key is joined, or has the same value in both. */
  private static boolean hasWholeKey(ScanSpec lead, ScanSpec inside, Map<Integer, Integer> pairs) {
    Map<Integer, Integer> key = commonKey(lead.table(), inside.table());
    return !key.isEmpty()
        && key.entrySet().stream()
            .allMatch(part -> pairs.entrySet().contains(part) || haveOneValue(lead, inside, part));
  }

  /**
   * Returns the columns of a table that hold the key of the elements in which its rows stand, each
   * with the column there; none when its rows stand elsewhere.
   */
  private static Map<Integer, Integer> commonKey(TableDef lead, TableDef inside) {
    Map<Integer, Integer> common = new HashMap<>();
    for (ForeignKey key : inside.foreignKeys()) {
      if (key.parent() && key.table().equals(lead.name())) {
        for (String theirs : lead.primaryKey()) {
          int at = key.tableColumns().indexOf(theirs);
          String own = at < 0 ? theirs : key.columns().get(at);
          common.put(inside.indexOf(own), lead.indexOf(theirs));
        }
      }
    }
    return common;
  }

  private static boolean haveOneValue(
      ScanSpec lead, ScanSpec inside, Map.Entry<Integer, Integer> part) {
    return Predicate.conjuncts(lead.filter()).stream()
        .filter(p -> p instanceof Predicate.Comparison c && c.operator() == ComparisonOperator.EQ)
        .map(Predicate.Comparison.class::cast)
        .filter(c -> c.column() == part.getValue() && c.operand().isBound())
        .map(c -> new Predicate.Comparison(part.getKey(), c.operator(), c.operand()))
        .anyMatch(Predicate.conjuncts(inside.filter())::contains);
  }

  private RelNode marked(RelNode plan) {
    Map<List<Object>, SharedList> leads = new HashMap<>();
    Map<RestScan, RestScan> follows = new IdentityHashMap<>();
    led.forEach(
        (lead, insides) -> {
          SharedList list = new SharedList(lead.spec(), readers(insides));
          leads.put(request(lead), list);
          insides.forEach(inside -> follows.put(inside, following(inside, lead, list)));
        });
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            if (!(node instanceof RestScan scan)) {
              return super.visit(node);
            }
            SharedList list = leads.get(request(scan));
            return list == null ? follows.getOrDefault(scan, scan) : leading(scan, list);
          }
        });
  }

  /** What makes scans equal: the others that are like the leading one send its requests too. */
  private static List<Object> request(RestScan scan) {
    return List.of(scan.spec(), scan.slots());
  }

  private static RestScan leading(RestScan scan, SharedList list) {
    return scan.with(scan.spec().withShared(list), scan.slots(), scan.getRowType());
  }

  private static List<SharedList.Reader> readers(List<RestScan> insides) {
    List<SharedList.Reader> readers = new ArrayList<>();
    for (RestScan inside : insides) {
      Set<Integer> columns = new TreeSet<>(inside.spec().columns());
      columns.addAll(Predicate.columns(inside.spec().filter()));
      readers.add(new SharedList.Reader(inside.spec().table(), List.copyOf(columns)));
    }
    return readers;
  }

  /** What the leading scan says of the common key holds for the other scan too. */
  private static RestScan following(RestScan inside, RestScan lead, SharedList list) {
    SlotBuilder slots = new SlotBuilder(inside.slots());
    List<RexNode> theirs = lead.slots();
    ScanSpec leading =
        lead.spec()
            .withFilterReplaced(
                Predicate.withOperands(
                    lead.spec().filter(), o -> o.isBound() ? o : slots.slot(theirs.get(o.slot()))));
    Map<Integer, Integer> own = new HashMap<>();
    commonKey(leading.table(), inside.spec().table()).forEach((from, to) -> own.put(to, from));
    List<Predicate> conditions = new ArrayList<>(Predicate.conjuncts(inside.spec().filter()));
    for (Predicate p : Predicate.conjuncts(leading.filter())) {
      Predicate moved = Predicate.remap(p, c -> own.getOrDefault(c, -1));
      if (moved != null && !conditions.contains(moved)) {
        conditions.add(moved);
      }
    }
    ScanSpec spec =
        inside
            .spec()
            .withFilterReplaced(Predicate.and(conditions))
            .withShared(new SharedList(leading, list.readers()));
    return inside.with(spec, slots.expressions(), inside.getRowType());
  }
}
