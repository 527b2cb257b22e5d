package io.github.bitbucketjdbc.calcite;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDelete;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUpdate;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The names that a statement mentions, in lower case: of the tables in FROM, and of the columns in
 * conditions.
 */
record StatementNames(Set<String> tables, Set<String> filtered) {
  static StatementNames of(SqlNode statement) {
    StatementNames names = new StatementNames(new HashSet<>(), new HashSet<>());
    statement.accept(names.new Clauses());
    return names;
  }

  /** Looks for FROM clauses and conditions. */
  private final class Clauses extends SqlBasicVisitor<@Nullable Void> {
    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlSelect select) {
        addFrom(select.getFrom());
        addNames(select.getWhere(), filtered);
        addNames(select.getHaving(), filtered);
      } else if (call instanceof SqlJoin join) {
        addNames(join.getCondition(), filtered);
      } else if (call instanceof SqlUpdate update) {
        addFrom(update.getTargetTable());
        addNames(update.getCondition(), filtered);
      } else if (call instanceof SqlDelete delete) {
        addFrom(delete.getTargetTable());
        addNames(delete.getCondition(), filtered);
      } else if (call instanceof SqlInsert insert) {
        addFrom(insert.getTargetTable());
      }
      return super.visit(call);
    }
  }

  private void addFrom(@Nullable SqlNode from) {
    if (from instanceof SqlJoin join) {
      addFrom(join.getLeft());
      addFrom(join.getRight());
    } else if (from instanceof SqlIdentifier name) {
      tables.add(last(name));
    } else if (from instanceof SqlBasicCall call && call.getKind() == SqlKind.AS) {
      addFrom(call.operand(0));
    }
  }

  private static void addNames(@Nullable SqlNode node, Set<String> names) {
    if (node != null) {
      node.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier identifier) {
              names.add(last(identifier));
              return null;
            }
          });
    }
  }

  private static String last(SqlIdentifier identifier) {
    int count = identifier.names.size();
    return count == 0 ? "" : identifier.names.get(count - 1).toLowerCase(Locale.ROOT);
  }
}
