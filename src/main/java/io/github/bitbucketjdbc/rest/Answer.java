package io.github.bitbucketjdbc.rest;

import okhttp3.HttpUrl;

/**
 * What was read, and from where: after redirects and a smaller {@code pagelen} the address is not
 * the one that was asked.
 */
record Answer<T>(T value, HttpUrl url) {}
