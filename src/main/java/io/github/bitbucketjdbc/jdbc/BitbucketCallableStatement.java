package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.NearestName;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a procedure. Its parameters are set by index or by name; its result is a result set, of
 * whose first row every column can also be had as an output.
 */
public final class BitbucketCallableStatement extends BitbucketPreparedStatement
    implements NamedSetters, OutputRegistration, OutputGetters {
  private final OutputQuery query;
  private @Nullable BitbucketResultSet outputs;

  BitbucketCallableStatement(BitbucketConnection connection, OutputQuery query, boolean scrolls) {
    super(connection, query, KeyChoice.NONE, scrolls);
    this.query = query;
  }

  @Override
  public int parameterIndex(String name) throws SQLException {
    checkOpen();
    Boundary.required(name, "The name of the parameter");
    List<String> names = query.parameterNames();
    String plain = name.startsWith("@") ? name.substring(1) : name;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(plain)) {
        return i + 1;
      }
    }
    throw missing("The call has no question mark for a parameter " + plain, plain, names);
  }

  private static SQLException missing(String message, String name, List<String> known) {
    return ErrorTranslator.create(
        SqlState.INVALID_COLUMN_REFERENCE, message + NearestName.clause(name, known));
  }

  @Override
  public void checkOutput(int column) throws SQLException {
    checkOpen();
    int count = query.columns().size();
    if (column < 1 || column > count) {
      throw ErrorTranslator.create(
          SqlState.INVALID_COLUMN_REFERENCE,
          "There is no output " + column + "; outputs are the " + count + " columns of the result");
    }
  }

  @Override
  public void checkOutput(String column) throws SQLException {
    checkOpen();
    Boundary.required(column, "The name of the output");
    List<String> names = query.columns().stream().map(ResultColumn::label).toList();
    if (names.stream().noneMatch(column::equalsIgnoreCase)) {
      throw missing("The result has no column " + column, column, names);
    }
  }

  @Override
  public ResultSet outputs() throws SQLException {
    checkOpen();
    BitbucketResultSet first = query.first();
    if (first == null) {
      throw ErrorTranslator.translate(
          new BitbucketException(
              SqlState.INVALID_STATE, "The call has not run, so it has no outputs"));
    }
    if (first != outputs) {
      first.next();
      outputs = first;
    }
    return first;
  }
}
