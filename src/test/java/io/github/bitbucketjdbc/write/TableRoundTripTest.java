package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inserts, updates and deletes a row of each table that can be written, in each schema that shows
 * it, and reads it back after each step.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableRoundTripTest {
  private static final Optional<PublishedWrites> PUBLISHED = PublishedWrites.read();
  private static final Catalog CATALOG = BitbucketCatalog.get();

  private DemoServer server;
  private Connection connection;

  @BeforeAll
  void open() throws SQLException {
    server = DemoServer.start(DemoOptions.story().issueTracker(true));
    connection =
        DriverManager.getConnection("jdbc:bitbucket:Workspace=acme;BaseURL=" + server.baseUrl());
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    server.close();
  }

  static Stream<Arguments> ownTables() {
    return tables().filter(a -> !String.valueOf(a.get()[0]).startsWith("All"));
  }

  static Stream<Arguments> tables() {
    List<Arguments> tables = new ArrayList<>();
    char letter = 'a';
    for (TableDef table : CATALOG.tables()) {
      if (!table.writes().isEmpty()) {
        List<String> schemas =
            switch (table.scope()) {
              case REPOSITORY -> List.of("api", Catalog.ALL_REPOSITORIES);
              case PROJECT -> List.of("ROCK", Catalog.ALL_PROJECTS);
              default -> List.of(Catalog.INFORMATION);
            };
        for (String schema : schemas) {
          tables.add(Arguments.of(schema, table.name(), table, letter++));
          letter = letter > 'z' ? 'a' : letter;
        }
      }
    }
    return tables.stream();
  }

  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("ownTables")
  void goesThereAndBack(String schema, String name, TableDef table, char letter)
      throws SQLException {
    new RoundTrip(server, connection, PUBLISHED, schema, table, letter).run();
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("tables")
  void changesColumnByColumn(String schema, String name, TableDef table, char letter)
      throws SQLException {
    char other = (char) (letter < 'n' ? letter + 13 : letter - 13);
    new RoundTrip(server, connection, PUBLISHED, schema, table, other).runColumnByColumn();
  }

  @Test
  void everySpecialValueIsOneOfAColumn() {
    List<String> columns = new ArrayList<>();
    for (TableDef table : CATALOG.tables()) {
      for (WriteDef write : table.writes()) {
        write.fields().forEach(f -> columns.add(table.name() + "." + f.column()));
        write.pathColumns().forEach(c -> columns.add(table.name() + "." + c));
        write.fields().forEach(f -> columns.add(f.column()));
      }
    }
    assertThat(columns)
        .containsAll(RoundTripValues.specialColumns())
        .containsAll(RoundTrip.specialColumns());
  }
}
