package io.github.bitbucketjdbc.calcite;

import java.util.EnumSet;
import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions and operators of the driver's SQL. {@code USER} without quotes is a column here,
 * not the function of that name, which would be a silently wrong answer.
 */
final class Operators implements SqlOperatorTable {
  /** Those of other libraries, whose whole lists would bring other functions of the same names. */
  static final List<SqlOperator> CHOSEN =
      List.of(
          Percentiles.CONTINUOUS_AGGREGATE,
          Percentiles.DISCRETE_AGGREGATE,
          SqlLibraryOperators.ADD_MONTHS,
          SqlLibraryOperators.DECODE,
          SqlLibraryOperators.ENDSWITH,
          SqlLibraryOperators.HEX,
          SqlLibraryOperators.LEN,
          SqlLibraryOperators.LEVENSHTEIN,
          SqlLibraryOperators.NVL,
          SqlLibraryOperators.NVL2,
          SqlLibraryOperators.STARTSWITH,
          SqlLibraryOperators.SUBSTRING_INDEX,
          SqlLibraryOperators.TRY_CAST);

  private final SqlOperatorTable libraries =
      SqlOperatorTables.chain(
          SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
              EnumSet.of(
                  SqlLibrary.STANDARD,
                  SqlLibrary.POSTGRESQL,
                  SqlLibrary.MYSQL,
                  SqlLibrary.BIG_QUERY)),
          SqlOperatorTables.of(CHOSEN));

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    libraries.lookupOperatorOverloads(name, category, syntax, found, matcher);
    found.remove(SqlStdOperatorTable.USER);
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return libraries.getOperatorList().stream()
        .filter(operator -> operator != SqlStdOperatorTable.USER)
        .toList();
  }
}
