/**
 * Compares the driver with H2: random queries over the same data, which reaches H2 by a way of its
 * own.
 */
@NullMarked
package io.github.bitbucketjdbc.differential;

import org.jspecify.annotations.NullMarked;
