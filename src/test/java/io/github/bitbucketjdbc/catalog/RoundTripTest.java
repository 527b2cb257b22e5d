package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.SyntheticValues.Gaps;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the service puts under the path of a column comes out of that column, for every column of
 * every way to every table, through the whole driver.
 */
class RoundTripTest {
  private static final SyntheticValues ADDRESSES = new SyntheticValues(Gaps.NONE);

  private static SyntheticService service;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    service = new SyntheticService();
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;AuthScheme=None;BaseURL=" + service.baseUrl());
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    service.close();
  }

  record Trip(TableDef table, Endpoint endpoint, Gaps gaps) {
    @Override
    public String toString() {
      return table.name() + " " + endpoint.path() + ", gaps: " + gaps;
    }
  }

  static List<Trip> trips() {
    List<Trip> trips = new ArrayList<>();
    for (TableDef table : CatalogContractTest.tables()) {
      for (Endpoint endpoint : table.endpoints()) {
        for (Gaps gaps : Gaps.values()) {
          trips.add(new Trip(table, endpoint, gaps));
        }
      }
    }
    return trips;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trips")
  void everyCellComesBack(Trip trip) throws Exception {
    SyntheticValues values = new SyntheticValues(trip.gaps());
    service.serve(trip.table(), values);
    boolean one = trip.endpoint().isSingle() && trip.endpoint().rows().isEmpty();
    List<List<@Nullable Object>> expected = new ArrayList<>();
    for (int row = 0; row < (one ? 1 : SyntheticValues.ROWS); row++) {
      expected.add(expectedRow(trip, values, row));
    }

    assertThat(read(trip)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(service.asked())
        .extracting(SyntheticService::shape)
        .as("endpoints asked")
        .contains(SyntheticService.shape(trip.endpoint()));
  }

  private static List<@Nullable Object> expectedRow(Trip trip, SyntheticValues values, int row) {
    FieldPath rows = FieldPath.parse(trip.endpoint().rows());
    List<@Nullable Object> cells = new ArrayList<>();
    for (ColumnDef column : trip.table().columns()) {
      boolean selects = !rows.steps().isEmpty() && rows.last().selects();
      boolean selector = selects && column.path().equals(rows.last().field());
      ColumnPath path = ColumnPath.parse(column.path());
      ColumnDef placed = path.naming() ? column : SyntheticValues.placed(trip.table(), column);
      boolean shared =
          switch (column.source()) {
            case ROW -> false;
            case OUTER, REQUEST, DETAIL, WRITTEN -> true;
          };
      if (column.source() == Source.WRITTEN) {
        cells.add(null);
      } else if (column.source() == Source.REQUEST) {
        boolean asked = trip.endpoint().pathColumns().contains(column.name());
        int other = trip.table().indexOf(column.path());
        boolean same = other >= 0 && trip.endpoint().pathColumns().contains(column.path());
        ColumnDef told = same ? trip.table().columns().get(other) : column;
        cells.add(asked || same ? ADDRESSES.expected(told, 0) : null);
      } else {
        cells.add(selector ? rows.last().value() : values.expected(placed, shared ? 0 : row));
      }
    }
    return cells;
  }

  private static List<List<@Nullable Object>> read(Trip trip) throws Exception {
    StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    for (String name : trip.endpoint().pathColumns()) {
      Object value = ADDRESSES.expected(trip.table().column(name), 0);
      where.add("\"%s\" = %s".formatted(name, value instanceof Long ? value : "'" + value + "'"));
    }
    String schema =
        switch (trip.table().scope()) {
          case USER, WORKSPACE -> Catalog.INFORMATION;
          case REPOSITORY -> Catalog.ALL_REPOSITORIES;
          case PROJECT -> Catalog.ALL_PROJECTS;
          case SYSTEM, STANDARD -> throw new AssertionError("system tables send nothing");
        };
    String sql = "SELECT * FROM %s.%s%s".formatted(schema, trip.table().name(), where);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        @Nullable Object[] cells = new Object[trip.table().columns().size()];
        for (int i = 0; i < cells.length; i++) {
          boolean instant = trip.table().columns().get(i).type() == ColumnType.TIMESTAMP;
          cells[i] = instant ? result.getObject(i + 1, Instant.class) : result.getObject(i + 1);
        }
        rows.add(Arrays.asList(cells));
      }
    }
    return rows;
  }
}
