/** Writes, from SQL to what the service holds afterwards. */
@NullMarked
package io.github.bitbucketjdbc.write;

import org.jspecify.annotations.NullMarked;
