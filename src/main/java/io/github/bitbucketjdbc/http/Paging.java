package io.github.bitbucketjdbc.http;

/** How a list of the service is walked. */
public enum Paging {
  /** Pages have numbers; {@code next} is followed as it is. */
  NUMBERED,
  /**
   * Pages have numbers, but {@code next} is missing or drops {@code sort} (pipelines): the page
   * number is stepped until a page is short or {@code size} is reached.
   */
  STEPPED,
  /** {@code next} carries an unpredictable token; there is neither size nor page number. */
  OPAQUE,
  /** Everything comes in one answer, whatever {@code pagelen} says. */
  ONE_PAGE,
  /** The answer is one object, not a list. */
  SINGLE
}
