/**
 * The public face: the driver and the data source, which put the other packages together.
 * Everything else is reached through {@code java.sql}.
 */
@NullMarked
package io.github.bitbucketjdbc;

import org.jspecify.annotations.NullMarked;
