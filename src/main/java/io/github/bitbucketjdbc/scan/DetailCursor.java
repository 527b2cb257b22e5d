package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.json.Page;
import io.github.bitbucketjdbc.json.RowReader;
import io.github.bitbucketjdbc.plan.FieldList;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import io.github.bitbucketjdbc.rest.PendingAnswer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds the columns that only the single object has: one request a row, several at a time. */
final class DetailCursor extends StepCursor {
  private final BitbucketClient client;
  private final TableDef table;
  private final List<Integer> columns;
  private final Endpoint detail;
  private final RowReader reader;
  private final String fields;
  private final int window;
  private final Execution execution;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private @Nullable Object[] current = new Object[0];

  /** A row whose single object is on its way. */
  private record Asked(@Nullable Object[] row, PendingAnswer<Page> answer) {}

  DetailCursor(
      BitbucketClient client,
      TableDef table,
      List<Integer> columns,
      RowCursor rows,
      int window,
      Execution execution) {
    super(rows);
    this.client = client;
    this.table = table;
    this.columns = columns;
    this.detail = table.detail().orElseThrow();
    this.window = window;
    this.execution = execution;
    List<ColumnDef> wanted =
        columns.stream()
            .map(c -> table.columns().get(c))
            .filter(c -> c.source() == Source.DETAIL)
            .toList();
    this.reader = new RowReader(table, detail, wanted, Map.of());
    this.fields = FieldList.of(table, detail, wanted, false);
  }

  @Override
  public boolean next() {
    while (asked.size() < window && input().next()) {
      ask(input().row());
    }
    Asked first = asked.poll();
    if (first == null) {
      return false;
    }
    @Nullable Object[] more = first.answer().await().rows().get(0);
    current = Arrays.copyOf(first.row(), columns.size());
    System.arraycopy(more, 0, current, first.row().length, more.length);
    return true;
  }

  private void ask(@Nullable Object[] row) {
    String path = detail.path();
    for (String key : detail.pathColumns()) {
      Object value = row[columns.indexOf(table.indexOf(key))];
      path = path.replace("{" + key + "}", RestRequest.encode(String.valueOf(value)));
    }
    RestRequest request = new RestRequest(path).with("fields", fields);
    asked.add(
        new Asked(
            row,
            client.start(
                request, new CallContext(table.name(), detail, ""), execution, reader::read)));
  }

  @Override
  public boolean isReady() {
    return !asked.isEmpty();
  }

  @Override
  public @Nullable Object[] row() {
    return current;
  }

  @Override
  public void close() {
    asked.forEach(a -> a.answer().cancel());
    asked.clear();
    super.close();
  }
}
