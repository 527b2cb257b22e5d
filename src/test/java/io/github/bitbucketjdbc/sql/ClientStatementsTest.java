package io.github.bitbucketjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Statements as tools, mappers and reports send them: the rows they must give, what they may cost,
 * and the words with which the others are refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientStatementsTest {
  private static final Path FILES = Path.of("src/test/resources/clients");

  private DemoServer service;
  private Connection connection;

  @BeforeAll
  void open() throws SQLException {
    service = DemoServer.start(DemoOptions.story());
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;BaseURL=" + service.baseUrl());
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    service.close();
  }

  private static List<ClientStatement> statements() throws IOException {
    List<ClientStatement> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.sorted().toList()) {
        all.addAll(ClientStatement.parse(Files.readString(file)));
      }
    }
    return all;
  }

  @Test
  void areMany() throws IOException {
    assertThat(statements())
        .hasSizeGreaterThan(200)
        .extracting(ClientStatement::title)
        .doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> giveWhatTheyMust() throws IOException {
    return statements().stream().map(s -> DynamicTest.dynamicTest(s.title(), () -> check(s)));
  }

  private void check(ClientStatement statement) throws SQLException {
    service.clearRequests();
    if (statement.error().isEmpty()) {
      List<String> rows = rows(statement);
      if (statement.isOrdered()) {
        assertThat(rows).as(statement.sql()).isEqualTo(statement.rows());
      } else {
        assertThat(rows).as(statement.sql()).containsExactlyInAnyOrderElementsOf(statement.rows());
      }
    } else {
      assertThatExceptionOfType(SQLException.class)
          .as(statement.sql())
          .isThrownBy(() -> rows(statement))
          .satisfies(
              e ->
                  assertThat(e.getSQLState() + " " + e.getMessage())
                      .startsWith(statement.error().substring(0, 5))
                      .contains(statement.error().substring(5).strip()));
    }
    assertThat(service.requests())
        .as("requests of %s", statement.sql())
        .hasSize(statement.requests());
  }

  private List<String> rows(ClientStatement statement) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
      for (int i = 0; i < statement.parameters().size(); i++) {
        prepared.setObject(i + 1, statement.parameters().get(i));
      }
      try (ResultSet result = prepared.executeQuery()) {
        return read(result);
      }
    }
  }

  private static List<String> read(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    while (result.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        values.add(String.valueOf(result.getString(i)));
      }
      rows.add(String.join(" | ", values).replace("\n", " / ").strip());
    }
    return rows;
  }
}
