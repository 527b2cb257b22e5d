package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of several cursors, one cursor after the other. A window of them is begun ahead,
 * so that many small lists take about as long as the requests that may run at the same time allow.
 * Where few rows may be enough, the window is one, until the parts that were not enough are many.
 */
public final class FanOutCursor implements RowCursor, Readiness {
  private final Iterator<? extends RowCursor> parts;
  private final int window;
  private final boolean hesitant;
  private final Execution execution;
  private final Deque<RowCursor> open = new ArrayDeque<>();
  private @Nullable RuntimeException failure;
  private int ended;
  private boolean closed;

  /**
   * A cursor over cursors.
   *
   * @param parts the cursors, made when they are asked for; closed with this cursor when it is
   *     {@link AutoCloseable}
   * @param window how many of them are open at the same time, at least one
   * @param hesitant whether few rows may be enough
   * @param execution the run they belong to
   */
  public FanOutCursor(
      Iterator<? extends RowCursor> parts, int window, boolean hesitant, Execution execution) {
    this.parts = parts;
    this.hesitant = hesitant;
    this.window = Math.max(1, window);
    this.execution = execution;
  }

  @Override
  public boolean next() {
    if (failure != null) {
      throw failure;
    }
    try {
      return advance();
    } catch (RuntimeException e) {
      failure = e;
      close();
      throw e;
    }
  }

  private boolean advance() {
    while (!closed) {
      fill();
      RowCursor head = open.peek();
      if (head == null) {
        close();
        return false;
      }
      if (head.next()) {
        return true;
      }
      head.close();
      open.remove();
      ended++;
    }
    return false;
  }

  /** Looks for more parts, but does not keep rows waiting for them. */
  private void fill() {
    execution.checkRunning();
    int wide = hesitant ? widthAfter(ended, window) : window;
    while (open.size() < wide && (open.isEmpty() || Readiness.of(parts)) && parts.hasNext()) {
      execution.checkRunning();
      RowCursor part = parts.next();
      open.add(part);
      if (part instanceof Startable startable) {
        startable.start();
      }
    }
  }

  /**
   * Returns how many parts are asked for together when few may be enough: so few that those which
   * turn out not to be needed are at most half of those that were.
   *
   * @param before how many parts were not enough
   */
  public static int widthAfter(int before, int window) {
    return Math.max(1, Math.min(window, before / 2));
  }

  @Override
  public boolean isReady() {
    RowCursor head = open.peek();
    return head != null && Readiness.of(head);
  }

  @Override
  public @Nullable Object[] row() {
    RowCursor head = open.peek();
    if (head == null) {
      throw new BitbucketException(SqlState.INVALID_CURSOR_STATE, "The cursor is not on a row");
    }
    return head.row();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    open.forEach(RowCursor::close);
    open.clear();
    if (parts instanceof AutoCloseable source) {
      try {
        source.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new BitbucketException(
            SqlState.INTERNAL_ERROR, "The list of parents could not be closed", e);
      }
    }
  }
}
