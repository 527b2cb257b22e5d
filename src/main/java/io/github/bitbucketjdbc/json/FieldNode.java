package io.github.bitbucketjdbc.json;

import io.github.bitbucketjdbc.catalog.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the answer that some column wants, or that leads to one. Everything that has no node
 * is skipped without being decoded.
 */
final class FieldNode {

  /** What is taken from the elements of a list: all of them when {@code field} is "". */
  record Pick(String field, String value, FieldNode element) {}

  /** A column that tells, by a label, that something stands here. */
  record Mark(int column, String label) {}

  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, FieldNode> children = new HashMap<>();
  private final List<Pick> picks = new ArrayList<>();
  private @Nullable Pick rows;
  private @Nullable FieldNode members;
  private boolean alone;
  private int[] names = {};
  private int[] columns = {};
  private int[] below = {};

  /** Notes that one object is expected here, so that a page of a list is none. */
  void standAlone() {
    alone = true;
  }

  /** Returns whether one object is expected here, and no page of a list. */
  boolean standsAlone() {
    return alone;
  }

  /** Leads the value at a path to the column with that position. */
  void add(FieldPath path, int column) {
    if (path.isMemberName()) {
      below = with(below, column);
      names = with(names, column);
      return;
    }
    FieldNode node = leaf(path, column);
    node.columns = with(node.columns, column);
  }

  /** Makes the column with that position tell a label when something stands at a path. */
  void mark(FieldPath path, int column, String label) {
    leaf(path, column).marks.add(new Mark(column, label));
  }

  private FieldNode leaf(FieldPath path, int column) {
    FieldNode node = this;
    node.below = with(node.below, column);
    for (FieldPath.Step step : path.steps()) {
      node = node.children.computeIfAbsent(step.name(), n -> new FieldNode());
      node.below = with(node.below, column);
      if (step.selects()) {
        node = node.picked(step);
        node.below = with(node.below, column);
      }
    }
    return node;
  }

  private FieldNode picked(FieldPath.Step step) {
    for (Pick pick : picks) {
      if (pick.field().equals(step.field()) && pick.value().equals(step.value())) {
        return pick.element();
      }
    }
    Pick pick = new Pick(step.field(), step.value(), new FieldNode());
    picks.add(pick);
    return pick.element();
  }

  /** Makes the elements of the list, or the members of the map, at a path rows of their own. */
  void explode(FieldPath path, FieldNode element) {
    FieldNode node = this;
    for (FieldPath.Step step : path.steps()) {
      node = node.children.computeIfAbsent(step.name(), n -> new FieldNode());
    }
    if (path.last().members()) {
      node.members = element;
    } else {
      node.rows = new Pick(path.last().field(), path.last().value(), element);
    }
  }

  private static int[] with(int[] positions, int more) {
    int[] longer = Arrays.copyOf(positions, positions.length + 1);
    longer[positions.length] = more;
    return longer;
  }

  /** Returns what is wanted of a member, or null. */
  @Nullable FieldNode child(String name) {
    return children.get(name);
  }

  /** Returns the columns whose value stands here. */
  int[] columns() {
    return columns;
  }

  /** Returns the columns that tell that something stands here. */
  List<Mark> marks() {
    return marks;
  }

  /** Returns the columns whose value stands here or below. */
  int[] below() {
    return below;
  }

  /** Returns what is wanted of the elements of a list that stands here. */
  List<Pick> picks() {
    return picks;
  }

  /** Returns which elements of a list that stands here are rows, or null. */
  @Nullable Pick rows() {
    return rows;
  }

  /** Returns what is wanted of each member of an object that stands here, as a row, or null. */
  @Nullable FieldNode members() {
    return members;
  }

  /** Returns the columns that hold the name under which the value here is a member. */
  int[] names() {
    return names;
  }

  /** Returns whether a member of an object that stands here is wanted. */
  boolean wantsMembers() {
    return alone || members != null || !children.isEmpty();
  }

  /** Returns whether something inside the elements of a list that stands here is wanted. */
  boolean wantsElements() {
    return rows != null || !picks.isEmpty();
  }
}
