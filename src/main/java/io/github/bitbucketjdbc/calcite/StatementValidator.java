package io.github.bitbucketjdbc.calcite;

import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator, which gives the parameters inside a CASE their types before it asks for the
 * type of the CASE. By itself it does so the other way round and refuses them.
 */
final class StatementValidator extends SqlValidatorImpl {
  StatementValidator(
      SqlOperatorTable operators,
      CalciteCatalogReader reader,
      RelDataTypeFactory types,
      Config config) {
    super(operators, reader, types, config);
  }

  @Override
  protected void inferUnknownTypes(
      RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCase branches) {
      branches.getWhenOperands().forEach(when -> inferInside(scope, when));
      branches.getThenOperands().forEach(then -> inferInside(scope, then));
      SqlNode otherwise = branches.getElseOperand();
      if (otherwise != null) {
        inferInside(scope, otherwise);
      }
    }
    // A parameter of which nothing tells the type is a text, as in SELECT ?.
    boolean unknown = node instanceof SqlDynamicParam && inferredType.equals(unknownType);
    super.inferUnknownTypes(
        unknown ? typeFactory.createSqlType(SqlTypeName.VARCHAR) : inferredType, scope, node);
  }

  private void inferInside(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCall) {
      inferUnknownTypes(unknownType, scope, node);
    }
  }
}
