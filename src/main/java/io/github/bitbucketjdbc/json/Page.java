package io.github.bitbucketjdbc.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the service.
 *
 * @param rows the rows, each with the wanted columns in order, in the forms that {@link
 *     io.github.bitbucketjdbc.query.RowCursor#row()} describes
 * @param elements how many elements {@code values} had, before any became several rows or none
 * @param next the address of the next page, or null
 * @param size how many elements the whole list has, or null when the service does not say
 */
public record Page(
    List<@Nullable Object[]> rows, int elements, @Nullable String next, @Nullable Long size) {}
