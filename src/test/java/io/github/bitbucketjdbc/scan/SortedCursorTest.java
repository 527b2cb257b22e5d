package io.github.bitbucketjdbc.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.ScanSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order that the service made is believed only as far as it can be seen. */
class SortedCursorTest {
  private static SortedCursor newestFirst(@Nullable Long... times) {
    TableDef table = BitbucketCatalog.get().named("PullRequests").get(0);
    int created = table.indexOf("CreatedOn");
    List<@Nullable Object[]> rows =
        Stream.of(times).map(t -> new @Nullable Object[] {"row", t}).toList();
    return new SortedCursor(
        new ListCursor(rows),
        new ScanSpec.Order(created, true, false),
        1,
        table.columns().get(created));
  }

  private static List<@Nullable Object> read(SortedCursor cursor) {
    List<@Nullable Object> times = new ArrayList<>();
    while (cursor.next()) {
      times.add(cursor.row()[1]);
    }
    return times;
  }

  @Test
  void givesWhatIsInOrder() {
    assertThat(read(newestFirst(30L, 20L, 20L, 10L))).containsExactly(30L, 20L, 20L, 10L);
  }

  @Test
  void refusesARowThatBelongsBeforeAnother() {
    SortedCursor cursor = newestFirst(30L, 10L, 20L);
    BitbucketException error = catchThrowableOfType(BitbucketException.class, () -> read(cursor));
    assertThat(error.state()).isEqualTo(SqlState.SERIALIZATION_FAILURE);
    assertThat(error).hasMessageContaining("CreatedOn");
  }

  @Test
  void refusesARowWithoutTheValue() {
    SortedCursor cursor = newestFirst(30L, null);
    BitbucketException error = catchThrowableOfType(BitbucketException.class, () -> read(cursor));
    assertThat(error.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
  }
}
