/**
 * The program inside the executable jar: a SQL shell, and a way to run statements from a script. It
 * sees the driver only through {@code java.sql} and {@code QueryProgress}, and is the one package
 * that may print.
 */
@NullMarked
package io.github.bitbucketjdbc.cli;

import org.jspecify.annotations.NullMarked;
