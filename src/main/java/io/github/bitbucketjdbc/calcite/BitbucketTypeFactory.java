package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types with UTF-8 texts; Calcite's default of ISO-8859-1 refuses most of the world's names. */
final class BitbucketTypeFactory extends JavaTypeFactoryImpl {
  BitbucketTypeFactory() {
    super(new BitbucketTypeSystem());
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /** Returns the type of a column. */
  RelDataType typeOf(ColumnDef column) {
    RelDataType type =
        switch (column.type()) {
          case VARCHAR -> createSqlType(SqlTypeName.VARCHAR);
          case BIGINT -> createSqlType(SqlTypeName.BIGINT);
          case INTEGER -> createSqlType(SqlTypeName.INTEGER);
          case BOOLEAN -> createSqlType(SqlTypeName.BOOLEAN);
          case TIMESTAMP -> createSqlType(SqlTypeName.TIMESTAMP, 3);
          case DOUBLE -> createSqlType(SqlTypeName.DOUBLE);
        };
    return createTypeWithNullability(type, column.nullable());
  }
}
