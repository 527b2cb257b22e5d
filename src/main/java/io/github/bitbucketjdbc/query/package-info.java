/**
 * The vocabulary that the JDBC face and the engine share: a query that was prepared, the rows it
 * gives, and the execution that can be cancelled. Imports only {@code error}.
 */
@NullMarked
package io.github.bitbucketjdbc.query;

import org.jspecify.annotations.NullMarked;
