/** What statements cost, told before and kept low. */
@NullMarked
package io.github.bitbucketjdbc.price;

import org.jspecify.annotations.NullMarked;
