package io.github.bitbucketjdbc.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent, as {@code sys_requests} shows it. It holds no credentials: they travel
 * in a header.
 *
 * @param statement the number of the execution that needed it
 * @param sentAt when it was sent
 * @param table the table it was sent for
 * @param method the HTTP method
 * @param path the path, decoded
 * @param query the query, decoded, or ""
 * @param status the HTTP status, or 0 when no answer came
 * @param milliseconds from sending to the end of the answer
 * @param bytes the size of the answer, unpacked
 * @param rows the rows in the answer
 * @param attempt 1 for the first time it was sent
 * @param waitedMilliseconds how long it was held back for the rate limit, or to be repeated
 * @param kept whether it was answered from what was kept, and not sent
 * @param budgetLeft the requests left in the hour, where the service tells it
 */
public record SentRequest(
    long statement,
    Instant sentAt,
    String table,
    String method,
    String path,
    String query,
    int status,
    long milliseconds,
    long bytes,
    int rows,
    int attempt,
    long waitedMilliseconds,
    boolean kept,
    @Nullable Long budgetLeft) {}
