package io.github.bitbucketjdbc.query;

import java.sql.JDBCType;

/**
 * A parameter of a statement.
 *
 * @param type the SQL type its place in the statement asks for
 * @param typeName the SQL name of the type
 * @param precision digits or characters; 0 where that has no meaning
 * @param scale digits after the point
 */
public record ParameterColumn(JDBCType type, String typeName, int precision, int scale) {}
