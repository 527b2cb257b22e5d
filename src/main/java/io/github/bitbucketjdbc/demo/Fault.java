package io.github.bitbucketjdbc.demo;

import java.time.Duration;

/** Something that goes wrong with one answer. {@link Faults} says with which. */
public final class Fault {
  /** The connection ends before anything of the answer. */
  public static final Fault RESET_BEFORE = new Fault(Delivery.NOTHING, (real, on) -> real);

  /** The connection ends before anything of the answer, and nothing was done. */
  public static final Fault RESET_UNDONE =
      new Fault(Delivery.NOTHING, (real, on) -> real, Duration.ZERO, Duration.ZERO, true);

  /** The connection ends in the middle of the body. */
  public static final Fault RESET_IN_BODY = new Fault(Delivery.HALF, (real, on) -> real);

  /** Half of the body comes as if it were all of it. */
  public static final Fault TRUNCATED = whole((real, on) -> FaultyBody.truncated(real));

  /** The body is called plain text. */
  public static final Fault WRONG_CONTENT_TYPE = whole((real, on) -> real.typed("text/plain"));

  /** A web page comes with status 200, as from a proxy that wants somebody to sign in. */
  public static final Fault HTML_PAGE = whole((real, on) -> FaultyBody.page(200));

  /** A byte of a text is not UTF-8. */
  public static final Fault INVALID_UTF8 = whole((real, on) -> FaultyBody.invalidText(real));

  /** The first row has a member that is nested a hundred thousand deep. */
  public static final Fault DEEP_NESTING = whole((real, on) -> FaultyBody.nested(real, 100_000));

  /** Every member of a row comes twice, with the same value. */
  public static final Fault DUPLICATE_KEYS = whole((real, on) -> FaultyBody.doubled(real));

  /** The rows are texts instead of objects. */
  public static final Fault TEXTS_AS_ROWS = whole((real, on) -> FaultyBody.texts(real));

  /** The page and every object in it have members that nobody knows. */
  public static final Fault UNKNOWN_FIELDS = whole((real, on) -> FaultyBody.more(real));

  /** Texts in rows are objects, numbers are texts, flags are lists. */
  public static final Fault WRONG_TYPES = whole((real, on) -> FaultyBody.otherTypes(real));

  /** Every member of a row is null. */
  public static final Fault ALL_NULL = whole((real, on) -> FaultyBody.nulls(real));

  /** The answer comes as the only element of a list. */
  public static final Fault LIST_OF_IT = whole((real, on) -> FaultyBody.listed(real));

  /** The rows come in the opposite order. */
  public static final Fault REORDERED_PAGE = whole((real, on) -> FaultyBody.reversed(real));

  /** The page has no rows; the rows follow under {@code next}. */
  public static final Fault EMPTY_PAGE_FIRST =
      whole((real, on) -> FaultyBody.empty(real, on.again()));

  /** The first answer under the same path comes again. */
  public static final Fault REPEATED_PAGE =
      whole((real, on) -> on.first() == null ? real : on.first());

  /** {@code next} names another host. */
  public static final Fault NEXT_ELSEWHERE =
      whole((real, on) -> FaultyBody.next(real, "https://elsewhere.invalid" + on.target()));

  /** {@code next} names the page itself. */
  public static final Fault NEXT_LOOP = whole((real, on) -> FaultyBody.next(real, on.url()));

  /** A redirection to the same server, where the answer is. */
  public static final Fault REDIRECT = whole((real, on) -> Answer.redirect(on.again()));

  /** A redirection to another host. */
  public static final Fault REDIRECT_ELSEWHERE =
      whole((real, on) -> Answer.redirect("https://elsewhere.invalid" + on.target()));

  private final Delivery delivery;
  private final Change change;
  private final Duration headerDelay;
  private final Duration bodyDelay;
  private final boolean refuses;

  private Fault(Delivery delivery, Change change) {
    this(delivery, change, Duration.ZERO, Duration.ZERO, false);
  }

  private Fault(
      Delivery delivery, Change change, Duration headerDelay, Duration bodyDelay, boolean refuses) {
    this.refuses = refuses;
    this.delivery = delivery;
    this.change = change;
    this.headerDelay = headerDelay;
    this.bodyDelay = bodyDelay;
  }

  /** How much of the answer arrives. */
  enum Delivery {
    NOTHING,
    HALF,
    ALL
  }

  /** Makes the wrong answer of the right one. */
  @FunctionalInterface
  interface Change {
    Answer apply(Answer real, Faults.Occasion occasion);
  }

  private static Fault whole(Change change) {
    return new Fault(Delivery.ALL, change);
  }

  /**
   * Another status, with the body that the service has for it: 202, 401, 403, 404, 410, 429, 500,
   * 502, 503, 504, 555 and whatever else. What was asked for is not done.
   */
  public static Fault status(int status) {
    return new Fault(
        Delivery.ALL,
        (real, on) -> FaultyBody.ofStatus(status),
        Duration.ZERO,
        Duration.ZERO,
        true);
  }

  /**
   * Another status, as after a gateway that did not wait for the answer: what was asked for is done
   * all the same.
   */
  public static Fault statusAfterEffect(int status) {
    return whole((real, on) -> FaultyBody.ofStatus(status));
  }

  /** The headers come late. */
  public static Fault slowHeaders(Duration delay) {
    return new Fault(Delivery.ALL, (real, on) -> real, delay, Duration.ZERO, false);
  }

  /** The second half of the body comes late. */
  public static Fault slowBody(Duration delay) {
    return new Fault(Delivery.ALL, (real, on) -> real, Duration.ZERO, delay, false);
  }

  /** A text of so many characters in a member of the first row, or of the single object. */
  public static Fault hugeField(String member, int characters) {
    return whole((real, on) -> FaultyBody.huge(real, member, characters));
  }

  /** This fault with one more header, such as {@code Retry-After}. */
  public Fault with(String header, String value) {
    return new Fault(
        delivery,
        (real, on) -> change.apply(real, on).with(header, value),
        headerDelay,
        bodyDelay,
        refuses);
  }

  /** Whether the request is refused instead of done. */
  boolean refuses() {
    return refuses;
  }

  Delivery delivery() {
    return delivery;
  }

  Duration headerDelay() {
    return headerDelay;
  }

  Duration bodyDelay() {
    return bodyDelay;
  }

  Answer apply(Answer real, Faults.Occasion occasion) {
    return change.apply(real, occasion);
  }
}
