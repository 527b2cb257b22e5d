package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.plan.Aggregate;
import io.github.bitbucketjdbc.plan.ScanPlan;
import io.github.bitbucketjdbc.plan.ScanSpec;
import io.github.bitbucketjdbc.plan.SummaryDivision;
import io.github.bitbucketjdbc.plan.SummaryPart;
import io.github.bitbucketjdbc.plan.SummaryPlanner;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.PageCursor;
import io.github.bitbucketjdbc.rest.Startable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The partial summaries of a list whose first page tells how long it is. When the pages behind it
 * are more than the small requests that tell the same, those are sent instead. What they say is
 * taken only if the counts of all groups together are the size of the list: a value that nobody
 * knew of would be missing otherwise, and then the other pages are read after all.
 */
final class ShortWalkCursor extends StepCursor {
  private final PageCursor pages;
  private final ScanPlan.Walk walk;
  private final List<SummaryPart> parts;
  private final Function<ScanSpec, RowCursor> opener;
  private final List<@Nullable Object[]> ready = new ArrayList<>();
  private boolean begun;
  private boolean finished;
  private int position = -1;

  /**
   * A cursor.
   *
   * @param rows summaries of one row each, from the pages
   * @param opener opens one of the small requests
   */
  ShortWalkCursor(
      RowCursor rows,
      PageCursor pages,
      ScanPlan.Walk walk,
      List<SummaryPart> parts,
      Function<ScanSpec, RowCursor> opener) {
    super(rows);
    this.pages = pages;
    this.walk = walk;
    this.parts = parts;
    this.opener = opener;
  }

  @Override
  public boolean next() {
    if (!begun) {
      begun = true;
      begin();
    }
    position++;
    return position < ready.size() || (!finished && input().next());
  }

  private void begin() {
    boolean more = true;
    while (more && (ready.isEmpty() || !pages.isAtEndOfPage())) {
      more = input().next();
      if (more) {
        ready.add(input().row());
      }
    }
    if (!more || pages.isOnLastPage()) {
      finished = !more;
      return;
    }
    if (instead()) {
      finished = true;
      input().close();
    } else {
      pages.readOn();
    }
  }

  /** Asks for what the other pages would tell, and returns whether that is known then. */
  private boolean instead() {
    boolean counted = walk.spec().aggregates().contains(Aggregate.COUNT);
    if (parts.isEmpty() && !counted) {
      return true;
    }
    OptionalLong size = pages.size();
    if (size.isEmpty()) {
      return false;
    }
    long left = size.getAsLong() - ready.size();
    long pagesLeft = (left + walk.pageLength() - 1) / walk.pageLength();
    if (parts.size() >= pagesLeft) {
      return false;
    }
    List<@Nullable Object[]> told = answers(left);
    boolean grouped = parts.stream().anyMatch(p -> p.group() != null);
    if (!grouped) {
      return addRest(told.get(0), size.getAsLong());
    }
    int count = groupWidth() + walk.spec().aggregates().indexOf(Aggregate.COUNT);
    long sum = told.stream().mapToLong(row -> row[count] instanceof Long n ? n : 0).sum();
    if (sum != size.getAsLong()) {
      return false;
    }
    ready.clear();
    ready.addAll(told);
    return true;
  }

  /** Returns one summary for each group; without groups it is one of the rows not yet read. */
  private List<@Nullable Object[]> answers(long left) {
    Map<Object, @Nullable Object[]> rows = new LinkedHashMap<>();
    if (parts.stream().allMatch(p -> p.group() == null)) {
      rows.put("", summary(null, left));
    }
    List<RowCursor> open = new ArrayList<>();
    try {
      for (SummaryPart part : parts) {
        RowCursor cursor = opener.apply(part.scan());
        open.add(cursor);
        if (cursor instanceof Startable startable) {
          startable.start();
        }
      }
      for (int i = 0; i < parts.size(); i++) {
        SummaryPart part = parts.get(i);
        Object group = part.group() == null ? "" : part.group();
        @Nullable Object[] row = rows.computeIfAbsent(group, g -> summary(g, 0));
        if (open.get(i).next()) {
          fill(row, part.columns(), open.get(i).row());
        }
      }
    } finally {
      open.forEach(RowCursor::close);
    }
    return new ArrayList<>(rows.values());
  }

  /**
   * Adds what is told of all rows to what was read. A number that was not asked for is what those
   * that were leave of the size; less than nothing is left only when rows have gone meanwhile.
   */
  private boolean addRest(@Nullable Object[] told, long size) {
    List<Aggregate> aggregates = walk.spec().aggregates();
    Set<Aggregate> asked = new HashSet<>();
    long rest = size;
    for (int i = 0; i < aggregates.size(); i++) {
      if (isAsked(i) && asked.add(aggregates.get(i))) {
        rest -= told[groupWidth() + i] instanceof Long n ? n : 0;
      }
    }
    for (int i = 0; i < aggregates.size(); i++) {
      if (SummaryDivision.isNumber(aggregates.get(i)) && !isAsked(i)) {
        told[groupWidth() + i] = rest;
        if (rest < 0) {
          return false;
        }
      }
    }
    ready.forEach(this::forgetCounted);
    ready.add(told);
    return true;
  }

  private boolean isAsked(int aggregate) {
    return SummaryDivision.isNumber(walk.spec().aggregates().get(aggregate))
        && parts.stream().anyMatch(p -> p.columns().get(aggregate) >= 0);
  }

  private void fill(@Nullable Object[] summary, List<Integer> columns, @Nullable Object[] answer) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) >= 0) {
        summary[groupWidth() + i] = answer[columns.get(i)];
      }
    }
  }

  /** A number that is asked for is that of all rows, also of those that were read. */
  private void forgetCounted(@Nullable Object[] summary) {
    List<Aggregate> aggregates = walk.spec().aggregates();
    for (int i = 0; i < aggregates.size(); i++) {
      if (!aggregates.get(i).isOfAll()) {
        summary[groupWidth() + i] = aggregates.get(i).ofNothing();
      }
    }
  }

  /** A summary in which only the group is known, whose owner the address has, and the count. */
  private @Nullable Object[] summary(@Nullable Object group, long count) {
    ScanSpec spec = walk.spec();
    @Nullable Object[] row = new @Nullable Object[groupWidth() + spec.aggregates().size()];
    for (int i = 0; i < groupWidth(); i++) {
      Object constant = SummaryPlanner.constant(walk, spec.columns().get(i));
      row[i] = constant == null ? group : constant;
    }
    for (int i = 0; i < spec.aggregates().size(); i++) {
      Aggregate aggregate = spec.aggregates().get(i);
      row[groupWidth() + i] =
          aggregate.equals(Aggregate.COUNT) ? (Object) count : aggregate.ofNothing();
    }
    return row;
  }

  private int groupWidth() {
    return walk.spec().columns().size();
  }

  @Override
  public boolean isReady() {
    return begun || super.isReady();
  }

  @Override
  public @Nullable Object[] row() {
    return position < ready.size() ? ready.get(position) : input().row();
  }
}
