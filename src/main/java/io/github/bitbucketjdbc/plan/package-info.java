/**
 * The brain: which predicates the service can answer, which endpoint needs the fewest requests, and
 * the requests themselves. Knows neither Calcite nor OkHttp.
 */
@NullMarked
package io.github.bitbucketjdbc.plan;

import org.jspecify.annotations.NullMarked;
