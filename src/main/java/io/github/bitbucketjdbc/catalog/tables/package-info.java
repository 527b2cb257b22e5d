/**
 * The declarations of the tables, a family a file. A table is one block here; everything else about
 * it follows.
 */
@NullMarked
package io.github.bitbucketjdbc.catalog.tables;

import org.jspecify.annotations.NullMarked;
