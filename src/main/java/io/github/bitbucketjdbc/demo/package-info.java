/**
 * An in-memory Bitbucket Cloud REST API 2.0 over HTTP, with invented but awkward data. It takes
 * writes, which last as long as the server. It shares no code with the driver, so that a misreading
 * of the API in one is not hidden by the other.
 */
@NullMarked
package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.NullMarked;
