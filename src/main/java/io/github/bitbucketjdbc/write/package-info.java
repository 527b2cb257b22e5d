/**
 * Changes rows: one request a row, one after the other, and a report that says of each row whether
 * it was written. Imports neither Calcite nor OkHttp.
 */
@NullMarked
package io.github.bitbucketjdbc.write;

import org.jspecify.annotations.NullMarked;
