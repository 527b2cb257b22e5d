package io.github.bitbucketjdbc.jdbc;

import java.sql.SQLException;

/**
 * A conversion of a value that is not NULL, given as one of the classes that {@link Values#decode}
 * makes.
 */
@FunctionalInterface
interface Conversion<T> {
  T convert(Object value) throws SQLException;
}
