/**
 * What a connection tells about its work: to the loggers of {@code java.util.logging} whose names
 * begin with {@code io.github.bitbucketjdbc}, and to its own file when the properties name one.
 */
@NullMarked
package io.github.bitbucketjdbc.log;

import org.jspecify.annotations.NullMarked;
