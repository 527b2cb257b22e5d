/**
 * The connection properties, the URL they are written in, and the checked result. Imports only
 * {@code error}.
 */
@NullMarked
package io.github.bitbucketjdbc.config;

import org.jspecify.annotations.NullMarked;
