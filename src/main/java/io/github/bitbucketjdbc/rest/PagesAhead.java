package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.json.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one walk that were asked for and not read yet, in their order. Those behind the
 * first are guesses. When a page names another one as the next, they are thrown away, and nothing
 * is guessed any more. A guess is sent once; where it had to be repeated, it is when its turn
 * comes.
 */
final class PagesAhead {
  private final Sender sender;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private boolean guessing = true;

  /** Sends the request for a page. */
  @FunctionalInterface
  interface Sender {
    PendingAnswer<Page> send(HttpUrl url, boolean guess);
  }

  private record Asked(HttpUrl url, PendingAnswer<Page> answer) {}

  PagesAhead(Sender sender) {
    this.sender = sender;
  }

  /** Asks for the next page, unless that was done. */
  void ask(HttpUrl next) {
    if (asked.isEmpty()) {
      send(next, false);
    }
  }

  /** Asks for as many pages as shall be under way, where their addresses can be told. */
  void widen(@Nullable PageNumbers numbers, long most) {
    while (guessing && numbers != null && asked.size() < Math.min(most, numbers.count())) {
      send(numbers.page(asked.size()), true);
    }
  }

  private void send(HttpUrl url, boolean guess) {
    asked.add(new Asked(url, sender.send(url, guess)));
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** Returns whether the next page has arrived. */
  boolean isReady() {
    Asked next = asked.peek();
    return next != null && next.answer().isDone();
  }

  /** Waits for the next page. */
  Answer<Page> take() {
    Asked next = asked.remove();
    try {
      return next.answer().awaitAnswer();
    } catch (BitbucketException e) {
      if (!next.answer().isPostponed()) {
        throw e;
      }
      return sender.send(next.url(), false).awaitAnswer();
    }
  }

  /** Takes note of what the page that was read last names as the next one, null for none. */
  void confirm(@Nullable HttpUrl next) {
    Asked guess = asked.peek();
    if (guess != null && (next == null || !PageTrail.isSame(guess.url(), next))) {
      guessing = false;
      cancel();
    }
  }

  /** Stops all of them. */
  void cancel() {
    asked.forEach(each -> each.answer().cancel());
    asked.clear();
  }
}
