package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FanOutCursorTest {
  private final Execution execution = Execution.unlimited();
  private final List<Part> made = new ArrayList<>();

  @Test
  void givesThePartsInOrder() {
    assertThat(Service.ids(cursor(2, 2, 0, 3, 0))).containsExactly(1L, 2L, 1L, 2L, 3L);
    assertThat(made).hasSize(4).allMatch(p -> p.started == 1 && p.closed);
  }

  @Test
  void opensNoMoreThanTheWindow() {
    FanOutCursor cursor = cursor(2, 1, 1, 1, 1);
    assertThat(made).isEmpty();
    assertThat(cursor.next()).isTrue();
    assertThat(made).hasSize(2);
    assertThat(cursor.next()).isTrue();
    assertThat(made).hasSize(3);
    assertThat(made.get(0).closed).isTrue();
    cursor.close();
    assertThat(made).hasSize(3).allMatch(p -> p.closed);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void isEmptyWithoutParts() {
    FanOutCursor cursor = cursor(4);
    assertThat(cursor.next()).isFalse();
    assertThatThrownBy(cursor::row).isInstanceOf(BitbucketException.class);
  }

  @Test
  void closesEverythingAfterAFailure() {
    FanOutCursor cursor = cursor(3, 1, -1, 1);
    assertThat(cursor.next()).isTrue();
    assertThatThrownBy(cursor::next).hasMessage("broken");
    assertThat(made).hasSize(3).allMatch(p -> p.closed);
    assertThatThrownBy(cursor::next).as("no silent end afterwards").hasMessage("broken");
  }

  @Test
  void stopsWhenCancelled() {
    FanOutCursor cursor = cursor(1, 5);
    assertThat(cursor.next()).isTrue();
    execution.cancel();
    assertThatThrownBy(cursor::next).hasMessageContaining("canceled");
  }

  @Test
  void closesTheListOfParts() {
    boolean[] closed = new boolean[1];
    class Source implements Iterator<RowCursor>, AutoCloseable {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public RowCursor next() {
        return new Part(1);
      }

      @Override
      public void close() {
        closed[0] = true;
      }
    }
    FanOutCursor cursor = new FanOutCursor(new Source(), 2, false, execution);
    assertThat(cursor.next()).isTrue();
    cursor.close();
    cursor.close();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void hesitatesWhereFewRowsMayBeEnough() {
    int[] rows = new int[20];
    Arrays.fill(rows, 1);
    FanOutCursor cursor = cursor(3, true, rows);
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      assertThat(cursor.next()).isTrue();
      opened.add(made.size());
    }
    assertThat(opened).containsExactly(1, 2, 3, 4, 6, 7, 9, 10, 11);
  }

  private FanOutCursor cursor(int window, int... rows) {
    return cursor(window, false, rows);
  }

  private FanOutCursor cursor(int window, boolean hesitant, int... rows) {
    Iterator<Integer> counts = Arrays.stream(rows).iterator();
    Iterator<RowCursor> parts =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return counts.hasNext();
          }

          @Override
          public RowCursor next() {
            Part part = new Part(counts.next());
            made.add(part);
            return part;
          }
        };
    return new FanOutCursor(parts, window, hesitant, execution);
  }

  /** Gives the numbers from 1, or fails when there are fewer than none. */
  private static final class Part implements RowCursor, Startable {
    private final int rows;
    private long row;
    private int started;
    private boolean closed;

    Part(int rows) {
      this.rows = rows;
    }

    @Override
    public void start() {
      started++;
    }

    @Override
    public boolean next() {
      if (rows < 0) {
        throw new IllegalStateException("broken");
      }
      row++;
      return row <= rows;
    }

    @Override
    public @Nullable Object[] row() {
      return new Object[] {row};
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
