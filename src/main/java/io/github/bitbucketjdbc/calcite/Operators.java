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
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The functions and operators of the driver's SQL. {@code USER} without quotes is a column here,
 * not the function of that name, which would be a silently wrong answer.
 */
final class Operators implements SqlOperatorTable {
  private final SqlOperatorTable libraries =
      SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
          EnumSet.of(
              SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL, SqlLibrary.MYSQL, SqlLibrary.BIG_QUERY));

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
