/** What the driver costs, beside a loop that somebody wrote by hand. */
@NullMarked
package io.github.bitbucketjdbc.bench;

import org.jspecify.annotations.NullMarked;
