/** The requests of queries: exact lists in files, and the counts the driver is known for. */
@NullMarked
package io.github.bitbucketjdbc.golden;

import org.jspecify.annotations.NullMarked;
