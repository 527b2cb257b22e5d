/** What becomes of statements when the network, the service or the user does not play along. */
@NullMarked
package io.github.bitbucketjdbc.network;

import org.jspecify.annotations.NullMarked;
