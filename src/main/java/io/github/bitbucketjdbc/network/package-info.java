/**
 * The way to a server: clients, proxies and certificates, so that whatever speaks HTTP goes the
 * same way.
 */
@NullMarked
package io.github.bitbucketjdbc.network;

import org.jspecify.annotations.NullMarked;
