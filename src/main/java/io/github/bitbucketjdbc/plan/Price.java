package io.github.bitbucketjdbc.plan;

import java.util.OptionalLong;

/**
 * How many requests a scan or a statement needs, as far as it is certain before the first is sent.
 *
 * @param fewest the number that are sent in any case, provided that every answer is needed
 * @param most the number that are never exceeded, or empty when it depends on how long lists are
 * @param probable a guess from typical sizes, between the two
 * @param reason what the number depends on, or "" when it is certain
 */
public record Price(long fewest, OptionalLong most, double probable, String reason) {
  /** No request at all. */
  public static final Price NOTHING = exactly(0);

  /** Returns a price that is certain. */
  public static Price exactly(long requests) {
    return new Price(requests, OptionalLong.of(requests), requests, "");
  }

  /** Returns a price between two numbers. */
  static Price between(long fewest, long most, String reason) {
    return fewest == most ? exactly(most) : new Price(fewest, OptionalLong.of(most), most, reason);
  }

  /** Returns a price of which only the least is certain. */
  public static Price atLeast(long fewest, double probable, String reason) {
    return new Price(fewest, OptionalLong.empty(), Math.max(fewest, Math.ceil(probable)), reason);
  }

  /** Returns the price of both. */
  public Price plus(Price other) {
    OptionalLong sum =
        most.isPresent() && other.most.isPresent()
            ? OptionalLong.of(most.getAsLong() + other.most.getAsLong())
            : OptionalLong.empty();
    return new Price(fewest + other.fewest, sum, probable + other.probable, reason);
  }

  /** Returns the price of something that may turn out not to be needed beyond so many requests. */
  public Price needing(long requests) {
    return new Price(Math.min(fewest, requests), most, probable, reason);
  }

  /** Returns the price when so many first requests of lists are sent for something else. */
  public Price without(long requests) {
    boolean certain = most.isPresent() && most.getAsLong() == fewest;
    return certain
        ? exactly(Math.max(0, fewest - requests))
        : needing(Math.max(0, fewest - requests));
  }

  /** Returns a plain rendering, such as {@code 1 request} or {@code 1 to 5 requests}. */
  public String text() {
    if (most.isPresent()) {
      return most.getAsLong() == fewest
          ? requests(fewest)
          : fewest + " to " + requests(most.getAsLong());
    }
    long guess = Math.round(probable);
    if (fewest == 0) {
      return "about " + requests(guess);
    }
    return "at least " + requests(fewest) + (guess > fewest ? ", about " + guess : "");
  }

  /** Returns the rendering with the reason. */
  public String explained() {
    return reason.isEmpty() ? text() : text() + ": " + reason;
  }

  private static String requests(long number) {
    return number + (number == 1 ? " request" : " requests");
  }
}
