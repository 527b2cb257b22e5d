package io.github.bitbucketjdbc.calcite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * PERCENT_RANK and CUME_DIST, which Calcite can parse but not run, as what the SQL standard defines
 * them to be: ranks and counts over the window and over its whole partition.
 */
final class RelativeRanks {
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "PERCENT_RANK",
          "CASE WHEN COUNT(*) OVER _2 > 1"
              + " THEN (RANK() OVER _1 - 1) / CAST(COUNT(*) OVER _2 - 1 AS DOUBLE) ELSE 0e0 END",
          "CUME_DIST",
          "COUNT(*) OVER _1 / CAST(COUNT(*) OVER _2 AS DOUBLE)");

  private RelativeRanks() {}

  /** Returns what a call with OVER means; one over a named window is left as it is. */
  static Optional<SqlNode> meaning(SqlCall over) {
    boolean own = over.operand(1) instanceof SqlWindow window && window.getRefName() == null;
    if (!own || !(over.operand(0) instanceof SqlCall function)) {
      return Optional.empty();
    }
    SqlWindow window = over.operand(1);
    String name = function.getOperator().getName().toUpperCase(Locale.ROOT);
    return Optional.ofNullable(TEMPLATES.get(name))
        .map(t -> Templates.expand(t, over, List.of(window, partition(window))));
  }

  private static SqlNode partition(SqlWindow window) {
    SqlParserPos place = window.getParserPosition();
    return SqlWindow.create(
        null,
        null,
        window.getPartitionList(),
        SqlNodeList.EMPTY,
        SqlLiteral.createBoolean(false, place),
        null,
        null,
        null,
        place);
  }
}
