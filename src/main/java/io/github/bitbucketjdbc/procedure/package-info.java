/**
 * Calls procedures: makes what their requests carry, sends them, and makes rows of the answers. The
 * only package besides {@code auth} that touches files of this machine, and only when it may.
 * Imports neither Calcite nor OkHttp.
 */
@NullMarked
package io.github.bitbucketjdbc.procedure;

import org.jspecify.annotations.NullMarked;
