package io.github.bitbucketjdbc.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The faults that a demo server has been told to have, by path and by the number of the request.
 * Where several apply the one that was told first does. Safe for use by several threads.
 */
public final class Faults {
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> first = new HashMap<>();

  Faults() {}

  /** Requests of a path, counted from 1, of which some have a fault. */
  private static final class Rule {
    final Pattern path;
    final int first;
    final int last;
    final Fault fault;
    int seen;
    int hits;

    Rule(String path, int first, int last, Fault fault) {
      this.path = Pattern.compile(path);
      this.first = first;
      this.last = last;
      this.fault = fault;
    }

    synchronized boolean applies(String target) {
      if (!path.matcher(target).find()) {
        return false;
      }
      seen++;
      boolean applies = seen >= first && seen <= last;
      hits += applies ? 1 : 0;
      return applies;
    }

    synchronized int hits() {
      return hits;
    }
  }

  /**
   * The request that has a fault.
   *
   * @param origin the server, as {@code http://127.0.0.1:PORT}
   * @param target path and query as sent
   * @param first the first answer under the same path, or null for that one
   */
  record Occasion(String origin, String target, @Nullable Answer first) {
    String url() {
      return origin + target;
    }

    /** The same request under another address. */
    String again() {
      return url() + (target.indexOf('?') < 0 ? "?" : "&") + "again=1";
    }
  }

  /**
   * Has a fault once.
   *
   * @param path a regular expression that is found in the path and query as they are sent
   * @param nth which of the requests that match from now on, the first being 1
   */
  public Faults on(String path, int nth, Fault fault) {
    return between(path, nth, nth, fault);
  }

  /** Has a fault with every request that matches. */
  public Faults onEvery(String path, Fault fault) {
    return between(path, 1, Integer.MAX_VALUE, fault);
  }

  /** Has a fault with some requests in a row, counted from 1. */
  public Faults between(String path, int first, int last, Fault fault) {
    rules.add(new Rule(path, first, last, fault));
    return this;
  }

  /** Returns how many answers had a fault so far. */
  public int hits() {
    return rules.stream().mapToInt(Rule::hits).sum();
  }

  /** Forgets all faults; the server is well again. */
  public void clear() {
    rules.clear();
    synchronized (first) {
      first.clear();
    }
  }

  /** Returns the fault of a request, or null. */
  @Nullable Fault next(String target) {
    Fault found = null;
    for (Rule rule : rules) {
      if (rule.applies(target) && found == null) {
        found = rule.fault;
      }
    }
    return found;
  }

  /** Remembers the first answer while there are faults, and returns it to those that follow. */
  @Nullable Answer remember(String path, Answer answer) {
    if (rules.isEmpty()) {
      return null;
    }
    synchronized (first) {
      return first.putIfAbsent(path, answer);
    }
  }
}
