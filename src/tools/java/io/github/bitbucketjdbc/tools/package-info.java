/**
 * Programs and libraries that use the finished self-contained jar as they do where users have it.
 */
package io.github.bitbucketjdbc.tools;
