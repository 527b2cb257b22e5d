package io.github.bitbucketjdbc.reliability;

import static io.github.bitbucketjdbc.error.SqlState.ACCESS_DENIED;
import static io.github.bitbucketjdbc.error.SqlState.CONFLICT;
import static io.github.bitbucketjdbc.error.SqlState.DATA_EXCEPTION;
import static io.github.bitbucketjdbc.error.SqlState.FEATURE_NOT_SUPPORTED;
import static io.github.bitbucketjdbc.error.SqlState.INVALID_CREDENTIALS;
import static io.github.bitbucketjdbc.error.SqlState.PROTOCOL_VIOLATION;
import static io.github.bitbucketjdbc.error.SqlState.RATE_LIMITED;
import static io.github.bitbucketjdbc.error.SqlState.REMOVED_BY_SERVICE;
import static io.github.bitbucketjdbc.error.SqlState.UNDEFINED_OBJECT;

import io.github.bitbucketjdbc.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with the answer to a write, and what the write has to come to.
 *
 * @param often whether it happens with every request from then on
 * @param told the outcome where the answer tells the row, as after an INSERT
 * @param plain the outcome where the answer tells nothing that is needed
 * @param bare the outcome where the answer is empty, as after a DELETE, or null when this cannot
 *     happen there
 * @param late whether the answer comes later than a request may take
 */
record WriteTrouble(
    String name,
    Fault fault,
    boolean often,
    WriteOutcome told,
    WriteOutcome plain,
    @Nullable WriteOutcome bare,
    boolean late) {
  private static final Duration LATE = Duration.ofMillis(1500);

  private static WriteTrouble all(String name, Fault fault, WriteOutcome outcome) {
    return new WriteTrouble(name, fault, false, outcome, outcome, outcome, false);
  }

  /** Something about the body, which only an INSERT has to read. */
  private static WriteTrouble body(String name, Fault fault, WriteOutcome told) {
    return new WriteTrouble(name, fault, false, told, WriteOutcome.written(1), null, false);
  }

  static List<WriteTrouble> all() {
    List<WriteTrouble> all = new ArrayList<>();
    WriteOutcome done = WriteOutcome.unknown(1);
    all.add(all("connection lost after it was done", Fault.RESET_BEFORE, done));
    all.add(all("connection lost, nothing done", Fault.RESET_UNDONE, WriteOutcome.unknown(0)));
    all.add(body("connection lost in the answer", Fault.RESET_IN_BODY, WriteOutcome.unread()));
    all.add(
        new WriteTrouble(
            "answer begins too late", Fault.slowHeaders(LATE), false, done, done, done, true));
    all.add(
        new WriteTrouble(
            "answer comes too slowly",
            Fault.slowBody(LATE),
            false,
            WriteOutcome.unread(),
            WriteOutcome.written(1),
            null,
            true));
    for (int status : new int[] {408, 500, 502, 503, 504, 520, 555}) {
      all.add(all(status + ", nothing done", Fault.status(status), WriteOutcome.unknown(0)));
      all.add(all(status + " after it was done", Fault.statusAfterEffect(status), done));
    }
    all.add(
        all(
            "429 with `Retry-After: 25`",
            Fault.status(429).with("Retry-After", "25"),
            WriteOutcome.written(2)));
    WriteOutcome limited = WriteOutcome.refused(RATE_LIMITED, 3);
    all.add(
        new WriteTrouble(
            "429 with `Retry-After: 25`, for good",
            Fault.status(429).with("Retry-After", "25"),
            true,
            limited,
            limited,
            limited,
            false));
    all.add(all("400", Fault.status(400), WriteOutcome.refused(DATA_EXCEPTION)));
    all.add(
        all("401, token revoked", Fault.status(401), WriteOutcome.refused(INVALID_CREDENTIALS)));
    all.add(
        all(
            "403, scope or permission missing",
            Fault.status(403),
            WriteOutcome.refused(ACCESS_DENIED)));
    all.add(all("404", Fault.status(404), WriteOutcome.refused(UNDEFINED_OBJECT)));
    all.add(all("405", Fault.status(405), WriteOutcome.refused(FEATURE_NOT_SUPPORTED)));
    all.add(all("409", Fault.status(409), WriteOutcome.refused(CONFLICT)));
    all.add(all("410", Fault.status(410), WriteOutcome.refused(REMOVED_BY_SERVICE)));
    all.add(all("501", Fault.status(501), WriteOutcome.refused(PROTOCOL_VIOLATION)));
    all.add(all("redirection (302)", Fault.REDIRECT, done));
    all.add(all("redirection to another host (302)", Fault.REDIRECT_ELSEWHERE, done));
    all.add(all("page of HTML with status 200", Fault.HTML_PAGE, done));
    all.add(
        new WriteTrouble(
            "content type `text/plain`", Fault.WRONG_CONTENT_TYPE, false, done, done, null, false));
    all.add(body("half of the JSON", Fault.TRUNCATED, WriteOutcome.unread()));
    all.add(body("text that is not UTF-8", Fault.INVALID_UTF8, WriteOutcome.unread()));
    all.add(body("JSON nested 100,000 deep", Fault.DEEP_NESTING, WriteOutcome.unread()));
    all.add(body("values of other types", Fault.WRONG_TYPES, WriteOutcome.unread()));
    all.add(body("nulls everywhere", Fault.ALL_NULL, WriteOutcome.unread()));
    all.add(body("the answer as element of a list", Fault.LIST_OF_IT, WriteOutcome.unread()));
    all.add(body("unknown fields", Fault.UNKNOWN_FIELDS, WriteOutcome.written(1)));
    all.add(body("names that occur twice", Fault.DUPLICATE_KEYS, WriteOutcome.written(1)));
    all.add(
        body("field of 30 MB", Fault.hugeField("novelty", 30_000_000), WriteOutcome.written(1)));
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
