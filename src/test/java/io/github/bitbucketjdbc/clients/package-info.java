/** Programs and libraries that use the driver as any other. */
package io.github.bitbucketjdbc.clients;
