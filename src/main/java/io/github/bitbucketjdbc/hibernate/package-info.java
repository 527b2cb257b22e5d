/** What Hibernate has to know about the driver. Loaded by Hibernate alone, which brings itself. */
@NullMarked
package io.github.bitbucketjdbc.hibernate;

import org.jspecify.annotations.NullMarked;
