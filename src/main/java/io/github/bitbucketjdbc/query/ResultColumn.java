package io.github.bitbucketjdbc.query;

import java.sql.JDBCType;

/**
 * A column of a result.
 *
 * @param label the alias, or the name
 * @param name the name of the table's column, or the label of an expression
 * @param table the table it comes from, or ""
 * @param schema the schema of that table, or ""
 * @param type its SQL type
 * @param typeName the SQL name of the type, without precision or nullability
 * @param precision digits or characters; 0 where that has no meaning
 * @param scale digits after the point
 * @param nullable whether NULL may occur
 */
public record ResultColumn(
    String label,
    String name,
    String table,
    String schema,
    JDBCType type,
    String typeName,
    int precision,
    int scale,
    boolean nullable) {}
