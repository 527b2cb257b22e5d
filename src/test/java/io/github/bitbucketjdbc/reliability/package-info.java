/** Every fault at every place: the right rows or one error, and what users are told about it. */
@NullMarked
package io.github.bitbucketjdbc.reliability;

import org.jspecify.annotations.NullMarked;
