package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.runtime.FlatLists;
import org.jspecify.annotations.Nullable;

/** The entry points of generated code. */
public final class ScanCalls {
  private ScanCalls() {}

  /** Returns the rows of a scan, in the form that generated code expects for their width. */
  public static Enumerable<Object> scan(DataContext context, ScanCall call) {
    ExecutionContext execution = ExecutionContext.of(context);
    int width = call.spec().columns().size() + call.spec().aggregates().size();
    return enumerable(() -> execution.open(call.spec().bind(call.slots().values(context))), width);
  }

  /** Returns left rows joined with the rows that are looked up for them. */
  public static Enumerable<Object> lookup(
      DataContext context, LookupCall call, Enumerable<Object[]> left) {
    ExecutionContext execution = ExecutionContext.of(context);
    return enumerable(
        () -> new LookupCursor(execution, context, call, left.enumerator()), call.width());
  }

  /** Returns the same rows, which end with an error when the statement is stopped. */
  public static <T> Enumerable<T> watched(DataContext context, Enumerable<T> rows) {
    Execution execution = ExecutionContext.of(context).execution();
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return new WatchedEnumerator<>(rows.enumerator(), execution);
      }
    };
  }

  /**
   * Goes on unless the statement is stopped.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when it is, or its time is over
   */
  public static void checkRunning(DataContext context) {
    ExecutionContext.of(context).execution().checkRunning();
  }

  /** Returns the same rows, or one row with these fields when there are none. */
  public static Enumerable<Object> total(Enumerable<?> rows, List<@Nullable Object> fields) {
    @Nullable Object nothing = fields.size() == 1 ? fields.get(0) : fields.toArray();
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new TotalEnumerator(rows.enumerator(), nothing);
      }
    };
  }

  private static Enumerable<Object> enumerable(Supplier<RowCursor> rows, int width) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new CursorEnumerator(rows.get(), width);
      }
    };
  }

  /** One column comes as a bare object, none as an empty list, more as an array. */
  private static final class CursorEnumerator implements Enumerator<Object> {
    private final RowCursor rows;
    private final int width;

    CursorEnumerator(RowCursor rows, int width) {
      this.rows = rows;
      this.width = width;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object current() {
      return switch (width) {
        case 0 -> FlatLists.of();
        case 1 -> rows.row()[0];
        default -> rows.row();
      };
    }

    @Override
    public boolean moveNext() {
      return rows.next();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("Rows are read once");
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private record WatchedEnumerator<T>(Enumerator<T> rows, Execution execution)
      implements Enumerator<T> {
    @Override
    public T current() {
      return rows.current();
    }

    @Override
    public boolean moveNext() {
      execution.checkRunning();
      return rows.moveNext();
    }

    @Override
    public void reset() {
      rows.reset();
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  private static final class TotalEnumerator implements Enumerator<Object> {
    private final Enumerator<?> rows;
    private final @Nullable Object nothing;
    private boolean begun;
    private boolean empty;

    TotalEnumerator(Enumerator<?> rows, @Nullable Object nothing) {
      this.rows = rows;
      this.nothing = nothing;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object current() {
      return empty ? nothing : rows.current();
    }

    @Override
    public boolean moveNext() {
      boolean more = !empty && rows.moveNext();
      empty = !begun && !more;
      begun = true;
      return more || empty;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("Rows are read once");
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
