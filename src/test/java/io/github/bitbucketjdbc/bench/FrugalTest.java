package io.github.bitbucketjdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketDriver;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Work that is not done at all, told by the classes that come into being. */
class FrugalTest {
  private static final Pattern LOADED =
      Pattern.compile("\\[class,load\\s*\\] (\\S+) source: (?!jrt:|shared).*");

  /** Each plan of such a query makes a class, so a text that is planned once makes one once. */
  @Test
  void theSameTextIsPlannedOnceForAllValues() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:bitbucket:Demo=true")) {
      String sql = "SELECT UPPER(Title) || CAST(? AS VARCHAR) FROM api.PullRequests WHERE Id = ?";
      for (int i = 0; i < 40; i++) {
        read(connection, sql, i);
      }
      ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
      long before = classes.getTotalLoadedClassCount();
      for (int i = 0; i < 20; i++) {
        read(connection, sql, i);
      }
      long same = classes.getTotalLoadedClassCount() - before;
      for (int i = 0; i < 20; i++) {
        read(connection, sql + " AND " + i + " = " + i, i);
      }
      long others = classes.getTotalLoadedClassCount() - before - same;

      assertThat(others).as("classes made for 20 texts").isGreaterThanOrEqualTo(20);
      assertThat(same).as("classes made for one text").isLessThan(20);
    }
  }

  private static void read(Connection connection, String sql, int value) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, "-" + value);
      query.setInt(2, value % 10 + 1);
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).endsWith("-" + value);
      }
    }
  }

  @Test
  void theDriverIsRegisteredWithoutItsLibraries() throws Exception {
    try (Fork fork = Fork.of(List.of("-Xlog:class+load"), Registration.class)) {
      List<String> loaded = new ArrayList<>();
      LOADED.matcher(fork.output()).results().forEach(r -> loaded.add(r.group(1)));

      assertThat(loaded).contains(BitbucketDriver.class.getName());
      assertThat(loaded)
          .filteredOn(name -> !name.startsWith("java."))
          .as("classes that are loaded to register the driver")
          .allMatch(name -> name.startsWith("io.github.bitbucketjdbc."))
          .hasSizeLessThan(10);
    }
  }

  /** Loads the driver and does nothing with it. */
  static final class Registration {
    private Registration() {}

    public static void main(String[] args) throws ClassNotFoundException {
      Class.forName(BitbucketDriver.class.getName()); // DriverManager would load Calcite's, too
    }
  }
}
