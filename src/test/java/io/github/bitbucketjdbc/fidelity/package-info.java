/**
 * Replays answers that Bitbucket gave, as other projects published them, and compares every cell
 * that the driver makes of them with a second reading of the same JSON.
 */
@NullMarked
package io.github.bitbucketjdbc.fidelity;

import org.jspecify.annotations.NullMarked;
