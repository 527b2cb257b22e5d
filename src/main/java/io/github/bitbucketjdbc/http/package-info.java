/**
 * The vocabulary that planning and transport share: requests and ways of paging, without a word of
 * how they travel. Pure JDK, imports no other package of the driver.
 */
@NullMarked
package io.github.bitbucketjdbc.http;

import org.jspecify.annotations.NullMarked;
