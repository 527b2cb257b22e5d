package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.WritePlan;
import io.github.bitbucketjdbc.query.ParameterColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUpdate;

/** Makes of Calcite's table-modify node the query for its rows and the plan to write them. */
final class WriteCompiler {
  private final TableModify modify;
  private final TableDef table;
  private final RestTable shown;
  private final WriteDef def;
  private final List<ParameterColumn> parameters;
  private final Queries queries;

  /** Compiles the query for the rows. */
  @FunctionalInterface
  interface Queries {
    /** Returns a query for a tree. */
    CompiledQuery of(RelNode tree);
  }

  WriteCompiler(TableModify modify, List<ParameterColumn> parameters, Queries queries) {
    this.modify = modify;
    this.parameters = parameters;
    this.queries = queries;
    this.shown = target(modify.getTable());
    this.table = shown.definition();
    this.def = definition(kind(modify), table);
  }

  private static WriteDef.Kind kind(TableModify modify) {
    return switch (modify.getOperation()) {
      case INSERT -> WriteDef.Kind.INSERT;
      case UPDATE -> WriteDef.Kind.UPDATE;
      case DELETE -> WriteDef.Kind.DELETE;
      case MERGE ->
          throw new BitbucketException(
              SqlState.FEATURE_NOT_SUPPORTED, "MERGE is not supported; use INSERT and UPDATE");
    };
  }

  private static RestTable target(RelOptTable target) {
    RestTable found = target.unwrap(RestTable.class);
    if (found == null) {
      List<String> name = target.getQualifiedName();
      throw new BitbucketException(
          SqlState.FEATURE_NOT_SUPPORTED,
          name.get(name.size() - 1) + " is no table of the service and cannot be written");
    }
    return found;
  }

  private static WriteDef definition(WriteDef.Kind kind, TableDef table) {
    return table
        .write(kind)
        .orElseThrow(
            () -> {
              List<String> others =
                  table.writes().stream().map(w -> w.kind().name()).sorted().toList();
              return new BitbucketException(
                  SqlState.FEATURE_NOT_SUPPORTED,
                  "Bitbucket has no "
                      + kind
                      + " for "
                      + table.name()
                      + (others.isEmpty()
                          ? ", which can only be read"
                          : "; it has " + String.join(" and ", others)));
            });
  }

  CompiledWrite compile(SqlNode statement) {
    return switch (def.kind()) {
      case INSERT -> insert((SqlInsert) statement);
      case UPDATE -> update((SqlUpdate) statement);
      case DELETE -> delete((SqlDelete) statement);
    };
  }

  private CompiledWrite insert(SqlInsert statement) {
    RelNode rows = modify.getInput();
    List<String> fields = rows.getRowType().getFieldNames();
    List<String> columns = new ArrayList<>();
    SqlNodeList list = statement.getTargetColumnList();
    if (list == null) {
      columns.addAll(fields);
      columns.removeIf(c -> !def.takes(c));
    } else {
      list.forEach(name -> columns.add(table.column(lastName(name)).name()));
      columns.forEach(this::requireWritable);
    }
    requireAll(columns, fields);
    List<Integer> positions = columns.stream().map(fields::indexOf).toList();
    return compiled(project(rows, positions), List.of(), columns, Map.of(), List.of(), false);
  }

  private static String lastName(SqlNode name) {
    List<String> names = ((SqlIdentifier) name).names;
    return names.get(names.size() - 1);
  }

  private void requireAll(List<String> given, List<String> fields) {
    List<String> required = def.required().stream().filter(fields::contains).toList();
    if (!given.containsAll(required)) {
      List<String> missing = required.stream().filter(c -> !given.contains(c)).toList();
      throw new BitbucketException(
          SqlState.NOT_NULL_VIOLATION,
          "INSERT INTO "
              + table.name()
              + " lacks "
              + String.join(", ", missing)
              + "; it needs "
              + String.join(", ", required));
    }
  }

  private void requireWritable(String column) {
    if (!def.takes(column)) {
      List<String> allowed = def.fields().stream().map(WriteDef.Field::column).toList();
      throw new BitbucketException(
          SqlState.INVALID_STATEMENT,
          def.kind()
              + " cannot set "
              + table.name()
              + "."
              + column
              + "; it can set "
              + String.join(", ", allowed));
    }
  }

  private CompiledWrite update(SqlUpdate statement) {
    List<String> targets = modify.getUpdateColumnList();
    if (targets == null || !(modify.getInput() instanceof Project source)) {
      throw new IllegalStateException("An UPDATE without columns");
    }
    List<String> set = targets.stream().map(c -> table.column(c).name()).toList();
    set.forEach(this::requireWritable);
    int width = source.getProjects().size() - set.size();
    Map<String, RexNode> constants = new LinkedHashMap<>();
    List<String> computed = new ArrayList<>();
    List<String> present = present();
    List<Integer> positions = new ArrayList<>(positions(source, present));
    for (int i = 0; i < set.size(); i++) {
      RexNode value = source.getProjects().get(width + i);
      if (isConstant(value)) {
        constants.put(set.get(i), value);
      } else {
        computed.add(set.get(i));
        positions.add(width + i);
      }
    }
    boolean all = statement.getCondition() == null;
    return compiled(project(source, positions), present, computed, constants, set, all);
  }

  private static boolean isConstant(RexNode value) {
    return value instanceof RexDynamicParam || RexUtil.isConstant(value);
  }

  private CompiledWrite delete(SqlDelete statement) {
    RelNode rows = modify.getInput();
    List<String> present = present();
    boolean all = statement.getCondition() == null;
    return compiled(
        project(rows, positions(rows, present)), present, List.of(), Map.of(), List.of(), all);
  }

  private CompiledWrite compiled(
      RelNode rows,
      List<String> keys,
      List<String> computed,
      Map<String, RexNode> constants,
      List<String> assigned,
      boolean all) {
    SlotValues values =
        SlotValues.of(rows.getCluster().getRexBuilder(), List.copyOf(constants.values()));
    return new CompiledWrite(
        new WritePlan(table, def, shown.owner(), assigned, all),
        new WriteSource(queries.of(rows), keys, computed, List.copyOf(constants.keySet()), values),
        parameters);
  }

  /** The columns that a row's address needs, and those whose values are sent again. */
  private List<String> present() {
    Set<String> columns = new LinkedHashSet<>(def.pathColumns());
    boolean element = !def.list().isEmpty();
    if (def.complete() || element) {
      def.fields().forEach(f -> columns.add(f.column()));
    }
    columns.retainAll(modify.getInput().getRowType().getFieldNames());
    return new ArrayList<>(columns);
  }

  private static List<Integer> positions(RelNode rows, List<String> columns) {
    List<String> fields = rows.getRowType().getFieldNames();
    return columns.stream().map(fields::indexOf).toList();
  }

  /** A row of a schema that fixes its only key is told by nothing, and still has to be found. */
  private static RelNode project(RelNode rows, List<Integer> wanted) {
    List<Integer> positions = wanted.isEmpty() ? List.of(0) : wanted;
    RexBuilder rex = rows.getCluster().getRexBuilder();
    List<RexNode> chosen = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int position : positions) {
      chosen.add(rex.makeInputRef(rows, position));
      names.add("c" + names.size());
    }
    return LogicalProject.create(rows, List.of(), chosen, names, Set.of());
  }
}
