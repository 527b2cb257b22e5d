package io.github.bitbucketjdbc.reliability;

import static io.github.bitbucketjdbc.error.SqlState.ACCESS_DENIED;
import static io.github.bitbucketjdbc.error.SqlState.CONNECTION_FAILED;
import static io.github.bitbucketjdbc.error.SqlState.INVALID_CONVERSION;
import static io.github.bitbucketjdbc.error.SqlState.INVALID_CREDENTIALS;
import static io.github.bitbucketjdbc.error.SqlState.PROTOCOL_VIOLATION;
import static io.github.bitbucketjdbc.error.SqlState.RATE_LIMITED;
import static io.github.bitbucketjdbc.error.SqlState.REMOVED_BY_SERVICE;
import static io.github.bitbucketjdbc.error.SqlState.SERVICE_FAILURE;
import static io.github.bitbucketjdbc.error.SqlState.TIMEOUT;
import static io.github.bitbucketjdbc.error.SqlState.UNDEFINED_OBJECT;

import io.github.bitbucketjdbc.demo.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can go wrong with an answer, and what a query that meets it has to come to. */
final class Trouble {
  /** The longest that a request may take where an answer comes late. */
  static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration LATE = Duration.ofMillis(1500);
  private static final Duration SLOW = Duration.ofMillis(20);
  private static final int REPETITIONS = 3;

  /** The pages of the list that is counted row by row when it does not tell its size. */
  private static final int ALL_PAGES = 12;

  private final String name;
  private final Fault fault;
  private final String why;
  private boolean late;
  private boolean signsIn;
  private @Nullable Outcome once;
  private @Nullable Outcome lasting;
  private final Map<Place, Outcome> otherwiseOnce = new EnumMap<>(Place.class);
  private final Map<Place, Outcome> otherwiseLasting = new EnumMap<>(Place.class);

  private Trouble(String name, Fault fault, String why) {
    this.name = name;
    this.fault = fault;
    this.why = why;
  }

  private static Trouble of(String name, Fault fault, String why) {
    return new Trouble(name, fault, why);
  }

  /** It comes to the same, however often it happens. */
  private Trouble always(Outcome outcome) {
    return once(outcome).lasting(outcome);
  }

  /** It is an error from the first answer on, so that it cannot happen twice. */
  private Trouble fails(io.github.bitbucketjdbc.error.SqlState state) {
    return once(Outcome.error(state));
  }

  private Trouble once(Outcome outcome) {
    once = outcome;
    return this;
  }

  private Trouble lasting(Outcome outcome) {
    lasting = outcome;
    return this;
  }

  private Trouble but(Outcome outcome, Place... places) {
    for (Place place : places) {
      otherwiseOnce.put(place, outcome);
    }
    return this;
  }

  private Trouble butLasting(Outcome outcome, Place... places) {
    for (Place place : places) {
      otherwiseLasting.put(place, outcome);
    }
    return this;
  }

  private Trouble late() {
    late = true;
    return this;
  }

  private Trouble signsIn() {
    signsIn = true;
    return this;
  }

  String name() {
    return name;
  }

  Fault fault() {
    return fault;
  }

  /** Why it has to come to that, in a word. */
  String why() {
    return why;
  }

  /** Whether the answer comes later than a request may take. */
  boolean isLate() {
    return late;
  }

  /** Whether it is met with a token that can be renewed. */
  boolean needsSignIn() {
    return signsIn;
  }

  /** What a query comes to, or null where this cannot happen. */
  @Nullable Outcome outcome(Place place, boolean often) {
    return often
        ? otherwiseLasting.getOrDefault(place, lasting)
        : otherwiseOnce.getOrDefault(place, once);
  }

  private static Trouble passing(
      String name, Fault fault, io.github.bitbucketjdbc.error.SqlState state, String why) {
    return of(name, fault, why)
        .once(Outcome.rows(1))
        .lasting(Outcome.error(state).after(REPETITIONS));
  }

  static List<Trouble> all() {
    List<Trouble> all = new ArrayList<>();
    all.addAll(connections());
    all.addAll(statuses());
    all.addAll(bodies());
    all.addAll(pages());
    return all;
  }

  private static List<Trouble> connections() {
    return List.of(
        of("connection lost before the answer", Fault.RESET_BEFORE, "repeated, reading is harmless")
            .once(Outcome.rows(1))
            .lasting(Outcome.error(CONNECTION_FAILED).after(REPETITIONS).orAfterOneMore()),
        passing(
            "connection lost in the answer",
            Fault.RESET_IN_BODY,
            CONNECTION_FAILED,
            "repeated, reading is harmless"),
        of("answer begins late", Fault.slowHeaders(SLOW), "waited for").always(Outcome.rows(0)),
        of("answer comes slowly", Fault.slowBody(SLOW), "waited for").always(Outcome.rows(0)),
        of("answer begins too late", Fault.slowHeaders(LATE), "the limit says how long to wait")
            .late()
            .fails(CONNECTION_FAILED),
        of("answer comes too slowly", Fault.slowBody(LATE), "the limit says how long to wait")
            .late()
            .fails(CONNECTION_FAILED));
  }

  private static List<Trouble> statuses() {
    List<Trouble> all = new ArrayList<>();
    for (int status : new int[] {202, 500, 502, 503, 504}) {
      all.add(
          passing(
              status + (status == 202 ? " (still indexing)" : ""),
              Fault.status(status),
              SERVICE_FAILURE,
              "repeated, it may pass"));
    }
    all.add(passing("555 (its own timeout)", Fault.status(555), TIMEOUT, "repeated, it may pass"));
    all.add(
        of("429 with `Retry-After: 25`", limited("25"), "waited for, at most RetryWait in all")
            .once(Outcome.rows(1))
            .lasting(Outcome.error(RATE_LIMITED).after(2)));
    all.add(
        of("429 without `Retry-After`", Fault.status(429), "waited for, at most RetryWait in all")
            .once(Outcome.rows(1))
            .lasting(Outcome.error(RATE_LIMITED).after(5)));
    all.add(
        of("429 with `Retry-After: 900`", limited("900"), "longer than RetryWait")
            .fails(RATE_LIMITED));
    all.add(
        of("401, and the token can be renewed", Fault.status(401), "renewed once")
            .signsIn()
            .once(Outcome.rows(1))
            .lasting(Outcome.error(INVALID_CREDENTIALS).after(1)));
    all.add(
        of("401, token revoked", Fault.status(401), "nothing to try").fails(INVALID_CREDENTIALS));
    all.add(
        of("403, scope or permission missing", Fault.status(403), "rows would be missing")
            .fails(ACCESS_DENIED));
    all.add(
        of("404", Fault.status(404), "rows would be missing, unless the row itself is")
            .fails(UNDEFINED_OBJECT)
            .but(Outcome.noRow(1), Place.OBJECT)
            // one request to make sure, and one less for the second page of what is not there
            .but(Outcome.noRow(0), Place.JOIN));
    all.add(of("410", Fault.status(410), "removed for good").fails(REMOVED_BY_SERVICE));
    all.add(
        of("redirection on the same host", Fault.REDIRECT, "followed, five times at most")
            .once(Outcome.rows(1))
            .but(Outcome.rows(1).upTo(Place.LATER_PAGE.guesses()), Place.LATER_PAGE)
            .lasting(Outcome.error(PROTOCOL_VIOLATION).after(5)));
    all.add(
        of("redirection to another host", Fault.REDIRECT_ELSEWHERE, "credentials must not go there")
            .fails(PROTOCOL_VIOLATION));
    return all;
  }

  private static Fault limited(String seconds) {
    return Fault.status(429).with("Retry-After", seconds);
  }

  private static List<Trouble> bodies() {
    return List.of(
        unreadable("half of the JSON", Fault.TRUNCATED),
        unreadable("content type `text/plain`", Fault.WRONG_CONTENT_TYPE),
        unreadable("page of HTML with status 200", Fault.HTML_PAGE),
        unreadable("text that is not UTF-8", Fault.INVALID_UTF8),
        unreadable("JSON nested 100,000 deep", Fault.DEEP_NESTING),
        of("field of 30 MB", Fault.hugeField("novelty", 30_000_000), "skipped or read")
            .once(Outcome.rows(0)),
        of("unknown fields", Fault.UNKNOWN_FIELDS, "skipped").always(Outcome.rows(0)),
        of("names that occur twice", Fault.DUPLICATE_KEYS, "the last one counts")
            .always(Outcome.rows(0)),
        of("texts instead of rows", Fault.TEXTS_AS_ROWS, "rows would be missing")
            .fails(PROTOCOL_VIOLATION)
            .but(Outcome.rows(0), Place.OBJECT, Place.COUNT),
        of("values of other types", Fault.WRONG_TYPES, "values would be wrong")
            .fails(INVALID_CONVERSION)
            .but(Outcome.rows(ALL_PAGES), Place.COUNT),
        of("nulls everywhere", Fault.ALL_NULL, "a row without its key is none")
            .fails(PROTOCOL_VIOLATION)
            .but(Outcome.rows(ALL_PAGES), Place.COUNT),
        of("the answer as element of a list", Fault.LIST_OF_IT, "not what was asked for")
            .fails(PROTOCOL_VIOLATION)
            .but(Outcome.rows(ALL_PAGES), Place.COUNT));
  }

  private static Trouble unreadable(String name, Fault fault) {
    return of(name, fault, "not Bitbucket's answer").fails(PROTOCOL_VIOLATION);
  }

  private static List<Trouble> pages() {
    Place[] alone = {Place.OBJECT, Place.COUNT};
    return List.of(
        of("`next` on another host", Fault.NEXT_ELSEWHERE, "credentials must not go there")
            .fails(PROTOCOL_VIOLATION)
            .but(Outcome.rows(0), alone),
        of("`next` names the same page", Fault.NEXT_LOOP, "would never end")
            .fails(PROTOCOL_VIOLATION)
            .but(Outcome.rows(0), alone),
        of("the page before comes again", Fault.REPEATED_PAGE, "rows would be missing")
            .but(Outcome.error(PROTOCOL_VIOLATION), Place.LATER_PAGE),
        of("empty page with `next`", Fault.EMPTY_PAGE_FIRST, "followed, 200 times at most")
            .once(Outcome.rows(1))
            .but(Outcome.rows(1).upTo(Place.LATER_PAGE.guesses()), Place.LATER_PAGE)
            .lasting(Outcome.error(PROTOCOL_VIOLATION).after(200))
            .but(Outcome.rows(0), alone)
            .butLasting(Outcome.rows(0), alone),
        of("rows of a page in another order", Fault.REORDERED_PAGE, "no order was promised")
            .always(Outcome.rows(0)));
  }

  @Override
  public String toString() {
    return name;
  }
}
