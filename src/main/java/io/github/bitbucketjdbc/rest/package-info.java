/**
 * The transport: sends requests, walks pages and turns whatever goes wrong into an error that a
 * person understands. Only it and {@code network} know OkHttp.
 */
@NullMarked
package io.github.bitbucketjdbc.rest;

import org.jspecify.annotations.NullMarked;
