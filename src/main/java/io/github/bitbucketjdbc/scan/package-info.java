/**
 * Runs scans: turns the plans of {@code plan} into cursors over the pages of {@code rest}, and does
 * locally what the service did not.
 */
@NullMarked
package io.github.bitbucketjdbc.scan;

import org.jspecify.annotations.NullMarked;
