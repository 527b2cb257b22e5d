/** Tests of what docs/security.md promises, across packages. */
@NullMarked
package io.github.bitbucketjdbc.security;

import org.jspecify.annotations.NullMarked;
