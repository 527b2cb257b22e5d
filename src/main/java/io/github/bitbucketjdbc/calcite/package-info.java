/**
 * The adapter to Apache Calcite: parsing, validation, the rules that let scans grow, the planner
 * program and execution. The only package that uses Calcite.
 */
@NullMarked
package io.github.bitbucketjdbc.calcite;

import org.jspecify.annotations.NullMarked;
