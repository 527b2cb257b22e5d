package io.github.bitbucketjdbc.plan;

import org.jspecify.annotations.Nullable;

/**
 * A small request that tells one value of a summary.
 *
 * @param scan what is asked: a count, or one row with the smallest or largest value
 * @param group the value of the group's column, or null when there is one group
 * @param aggregate which aggregate it tells, by its position in the summary
 */
public record SummaryPart(ScanSpec scan, @Nullable Object group, int aggregate) {}
