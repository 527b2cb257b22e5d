/**
 * Reads what the service answers: rows with only the wanted columns, and the texts of errors. The
 * only package that knows Jackson; it walks tokens and builds no tree of a whole answer.
 */
@NullMarked
package io.github.bitbucketjdbc.json;

import org.jspecify.annotations.NullMarked;
