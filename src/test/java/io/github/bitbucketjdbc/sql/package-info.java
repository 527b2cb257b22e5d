/** The SQL that clients send, and what the functions in it mean. */
@NullMarked
package io.github.bitbucketjdbc.sql;

import org.jspecify.annotations.NullMarked;
