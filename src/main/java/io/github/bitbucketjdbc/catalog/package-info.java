/**
 * What a table is: its columns, keys, and the endpoints that can fill it, as immutable data made by
 * a small builder language. Pure JDK, imports only {@code error} and {@code http}.
 */
@NullMarked
package io.github.bitbucketjdbc.catalog;

import org.jspecify.annotations.NullMarked;
