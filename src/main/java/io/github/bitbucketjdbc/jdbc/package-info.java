/**
 * The JDBC face: connections, statements, result sets and metadata over a query engine that is
 * known only by its interface. Imports {@code catalog}, {@code config}, {@code error} and {@code
 * query}.
 */
@NullMarked
package io.github.bitbucketjdbc.jdbc;

import org.jspecify.annotations.NullMarked;
