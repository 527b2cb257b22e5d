/** Runs the fuzz targets of the other packages, by Jazzer and without it. */
@NullMarked
package io.github.bitbucketjdbc.fuzz;

import org.jspecify.annotations.NullMarked;
