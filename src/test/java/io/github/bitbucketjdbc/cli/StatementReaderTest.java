package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
  @Test
  void splitsAtSemicolons() throws IOException {
    assertThat(split("SELECT 1; SELECT 2 ;\n;; SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void keepsSemicolonsInQuotes() throws IOException {
    assertThat(split("SELECT ';', 'it''s;', \"a;\"\"b\", `c;d`; SELECT 2"))
        .containsExactly("SELECT ';', 'it''s;', \"a;\"\"b\", `c;d`", "SELECT 2");
  }

  @Test
  void keepsSemicolonsAndQuotesInComments() throws IOException {
    assertThat(split("SELECT 1 -- don't; stop\n, 2 /* isn't; */ /*/ ; */; SELECT 3"))
        .containsExactly("SELECT 1 -- don't; stop\n, 2 /* isn't; */ /*/ ; */", "SELECT 3");
  }

  @Test
  void takesMinusAndSlashAsOperators() throws IOException {
    assertThat(split("SELECT 4-2/1; SELECT -1")).containsExactly("SELECT 4-2/1", "SELECT -1");
  }

  @Test
  void commentsAloneAreNoStatement() throws IOException {
    assertThat(split("-- nothing; here\n; /* ; */ ;  ")).isEmpty();
  }

  @Test
  void ignoresByteOrderMark() throws IOException {
    assertThat(split("\uFEFFSELECT 1")).containsExactly("SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "SELECT 1; SELECT", "SELECT ';", "SELECT 1; /* ", "\"a;"})
  void asksForMore(String text) {
    assertThat(StatementReader.isUnfinished(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "SELECT 1;", "SELECT 1; -- done", "-- only this", ";"})
  void knowsTheEnd(String text) {
    assertThat(StatementReader.isUnfinished(text)).isFalse();
  }

  private static List<String> split(String text) throws IOException {
    List<String> statements = new ArrayList<>();
    try (StatementReader reader = new StatementReader(new StringReader(text))) {
      for (String sql = reader.next(); sql != null; sql = reader.next()) {
        statements.add(sql);
      }
    }
    return statements;
  }
}
