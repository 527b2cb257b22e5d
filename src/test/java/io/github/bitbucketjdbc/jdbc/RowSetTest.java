package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.RowSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.FilteredRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.JoinRowSet;
import javax.sql.rowset.Predicate;
import javax.sql.rowset.RowSetFactory;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The row sets of the JDK over this driver. */
class RowSetTest {
  private static final String URL = "jdbc:bitbucket:Demo=true";
  private static final String QUERY =
      "SELECT Slug, SizeBytes, CreatedOn, IsPrivate FROM Repositories ORDER BY Slug";

  private static Connection connection;
  private static RowSetFactory factory;
  private static List<String> slugs;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection(URL);
    factory = RowSetProvider.newFactory();
    slugs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        slugs.add(rows.getString("Slug"));
      }
    }
    assertThat(slugs).hasSizeGreaterThan(2);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    List<String> read = new ArrayList<>();
    rows.beforeFirst();
    while (rows.next()) {
      read.add(rows.getString("Slug"));
    }
    return read;
  }

  @Test
  void cachedRowSetIsFilledFromAResult() throws SQLException {
    try (CachedRowSet cached = factory.createCachedRowSet();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      cached.populate(rows);
      assertThat(read(cached)).isEqualTo(slugs);
      assertThat(cached.size()).isEqualTo(slugs.size());
      assertThat(cached.last()).isTrue();
      assertThat(cached.getString("slug")).isEqualTo(slugs.get(slugs.size() - 1));
      assertThat(cached.getTimestamp("CreatedOn")).isNotNull();
      assertThat(cached.getMetaData().getColumnName(2)).isEqualTo("SizeBytes");
    }
  }

  @Test
  void cachedRowSetReadsByItself() throws SQLException {
    try (CachedRowSet cached = factory.createCachedRowSet()) {
      cached.setCommand("SELECT Slug FROM Repositories WHERE Slug = ?");
      cached.setString(1, slugs.get(1));
      cached.execute(connection);
      assertThat(read(cached)).containsExactly(slugs.get(1));
    }
  }

  @Test
  void cachedRowSetReadsPages() throws SQLException {
    try (CachedRowSet cached = factory.createCachedRowSet()) {
      cached.setCommand(QUERY);
      cached.setPageSize(2);
      cached.execute(connection);
      List<String> pages = new ArrayList<>(read(cached));
      assertThat(pages).hasSize(2);
      while (cached.nextPage()) {
        pages.addAll(read(cached));
      }
      assertThat(pages).isEqualTo(slugs);
    }
  }

  @Test
  void jdbcRowSetScrolls() throws SQLException {
    try (JdbcRowSet rows = factory.createJdbcRowSet()) {
      rows.setUrl(URL);
      rows.setCommand(QUERY);
      rows.execute();
      assertThat(rows.last()).isTrue();
      assertThat(rows.getRow()).isEqualTo(slugs.size());
      assertThat(rows.previous()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(slugs.get(slugs.size() - 2));
      assertThat(read(rows)).isEqualTo(slugs);
      assertThat(((RowSet) rows).getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
    }
  }

  @Test
  void webRowSetGoesThroughXml() throws Exception {
    StringWriter xml = new StringWriter();
    try (WebRowSet written = factory.createWebRowSet();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      written.populate(rows);
      written.writeXml(xml);
    }
    try (WebRowSet again = factory.createWebRowSet()) {
      again.readXml(new StringReader(xml.toString()));
      assertThat(read(again)).isEqualTo(slugs);
    }
  }

  @Test
  void filteredAndJoinedRowSetsWork() throws SQLException {
    try (FilteredRowSet filtered = factory.createFilteredRowSet()) {
      filtered.setCommand(QUERY);
      filtered.execute(connection);
      filtered.setFilter(new Only(slugs.get(1)));
      List<String> found = new ArrayList<>();
      while (filtered.next()) {
        found.add(filtered.getString("Slug"));
      }
      assertThat(found).containsExactly(slugs.get(1));
    }
    try (JoinRowSet joined = factory.createJoinRowSet();
        CachedRowSet one = filled(QUERY);
        CachedRowSet other =
            filled("SELECT Slug, Name FROM Repositories WHERE Slug = '" + slugs.get(0) + "'")) {
      joined.addRowSet(one, "Slug");
      joined.addRowSet(other, "Slug");
      assertThat(joined.size()).isEqualTo(1);
    }
  }

  private static CachedRowSet filled(String sql) throws SQLException {
    CachedRowSet cached = factory.createCachedRowSet();
    cached.setCommand(sql);
    cached.execute(connection);
    return cached;
  }

  /** Lets one slug pass. */
  private record Only(String slug) implements Predicate {
    @Override
    public boolean evaluate(RowSet rows) {
      try {
        return slug.equals(rows.getString("Slug"));
      } catch (SQLException e) {
        return false;
      }
    }

    @Override
    public boolean evaluate(Object value, int column) {
      return true;
    }

    @Override
    public boolean evaluate(Object value, String column) {
      return true;
    }
  }
}
