/**
 * How requests are signed. The transport asks a {@link io.github.bitbucketjdbc.auth.TokenSource}
 * before every request and knows nothing else about credentials.
 */
@NullMarked
package io.github.bitbucketjdbc.auth;

import org.jspecify.annotations.NullMarked;
