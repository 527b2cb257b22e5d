/** Tests of what is done with rows after they were read. */
@NullMarked
package io.github.bitbucketjdbc.scan;

import org.jspecify.annotations.NullMarked;
