/**
 * What went wrong, in the words of SQL: states, one carrier and one translation to {@link
 * java.sql.SQLException}. Imports no other package of the driver; every package may import it.
 */
@NullMarked
package io.github.bitbucketjdbc.error;

import org.jspecify.annotations.NullMarked;
