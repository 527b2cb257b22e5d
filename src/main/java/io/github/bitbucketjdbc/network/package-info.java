/**
 * The way to a server: proxies and certificates, in the words of the JDK, so that whatever speaks
 * HTTP goes the same way.
 */
@NullMarked
package io.github.bitbucketjdbc.network;

import org.jspecify.annotations.NullMarked;
