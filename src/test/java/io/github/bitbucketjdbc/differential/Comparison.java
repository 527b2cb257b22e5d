package io.github.bitbucketjdbc.differential;

import io.github.bitbucketjdbc.demo.DemoServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One service, read by the driver in both ways and by H2. */
final class Comparison implements AutoCloseable {
  private static final int MOST_ROWS = 30_000;
  private static final Set<String> COUNTED = Set.of("PullRequests", "Pipelines");

  private static final Pattern MISSING =
      Pattern.compile("The repository (.*) in the workspace acme does not exist", Pattern.DOTALL);

  private final DemoServer server;
  private final Set<Object> slugs = new HashSet<>();
  private final List<ReferenceTable> tables;
  private final ReferenceDatabase reference;
  private final DriverPair driver;

  Comparison(DemoServer server, List<String> repositories, String properties) throws SQLException {
    this.server = server;
    this.tables = ReferenceData.read(server.baseUrl(), server.workspace(), repositories);
    tables.stream()
        .filter(t -> t.name().equals("Repositories"))
        .forEach(t -> t.rows().forEach(r -> slugs.add(String.valueOf(r[t.indexOf("Slug")]))));
    this.reference = new ReferenceDatabase(tables);
    this.driver = new DriverPair(server.baseUrl(), server.workspace(), properties);
  }

  /** Runs the query of a seed every way; returns what is different, or "". */
  String difference(long seed) {
    return difference(seed, new QueryGenerator(seed, weighted()).next());
  }

  /** Runs a query for aggregates of some rows of a list that tells its size. */
  String conditionalDifference(long seed) {
    Dice dice = new Dice(seed);
    Conditions conditions = new Conditions(dice);
    List<ReferenceTable> counted =
        tables.stream()
            .filter(t -> COUNTED.contains(t.name()) && !t.schema().equals("AllRepositories"))
            .toList();
    Sql sql = new ConditionalQueries(dice, conditions).of(new Source("t", dice.pick(counted)));
    return difference(
        seed, new TestQuery(sql, null, List.of(), false, conditions.mentionsHidden()));
  }

  private String difference(long seed, TestQuery query) {
    List<String> failures = new ArrayList<>();
    try {
      Rows expected = reference(query.forReference());
      if (expected.all().size() > MOST_ROWS) {
        return "";
      }
      check(query, expected, "full", () -> driver.full(query.sql().forDriver(false)), failures);
      check(
          query,
          expected,
          "full with parameters",
          () ->
              driver.full(
                  query.sql().forDriver(true), query.sql().values(), before(query.sql(), seed)),
          failures);
      int most = 1 + (int) (seed % 17);
      check(
          query,
          expected,
          most,
          "the first " + most,
          () -> driver.first(most, query.sql().forDriver(false)),
          failures);
      check(query, expected, "none", () -> driver.none(query.sql().forDriver(false)), failures);
    } catch (SQLException e) {
      failures.add("H2: " + e.getMessage());
    }
    return failures.isEmpty()
        ? ""
        : "Seed " + seed + ": " + query.sql().forDriver(false) + "\n" + String.join("\n", failures);
  }

  /** Values with which a statement is run before: others, the same, or none at all. */
  private static List<@Nullable Object> before(Sql sql, long seed) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : sql.values()) {
      boolean number = value instanceof Long;
      values.add(number ? (Object) ((Long) value + 1) : seed % 2 == 0 ? value : null);
    }
    return values;
  }

  /** Shows tables of single repositories more often: they need fewer requests. */
  private List<ReferenceTable> weighted() {
    List<ReferenceTable> weighted = new ArrayList<>(tables);
    for (int i = 0; i < 4; i++) {
      tables.stream().filter(t -> !t.schema().equals("AllRepositories")).forEach(weighted::add);
    }
    return weighted;
  }

  private Rows reference(String sql) throws SQLException {
    return DriverPair.rows(reference.connection(), sql);
  }

  /** Something that runs a query. */
  private interface Run {
    Rows rows() throws SQLException;
  }

  private void check(TestQuery query, Rows expected, String way, Run run, List<String> failures)
      throws SQLException {
    check(query, expected, Integer.MAX_VALUE, way, run, failures);
  }

  private void check(
      TestQuery query, Rows all, int most, String way, Run run, List<String> failures)
      throws SQLException {
    Rows actual;
    try {
      actual = run.rows();
    } catch (SQLException e) {
      if (isUnknownRepository(e)) {
        return;
      }
      failures.add(way + ": " + e.getSQLState() + " " + e.getMessage());
      return;
    }
    String difference = compare(query, all, all.first(most), actual);
    if (!difference.isEmpty()) {
      failures.add(way + ": " + difference);
    }
  }

  /** A repository that does not exist is an error on purpose, not an empty result. */
  private boolean isUnknownRepository(SQLException e) {
    Matcher message = MISSING.matcher(e.getMessage());
    return message.lookingAt() && !slugs.contains(message.group(1));
  }

  private String compare(TestQuery query, Rows all, Rows expected, Rows actual)
      throws SQLException {
    if (expected.all().size() != actual.all().size()) {
      return "expected "
          + expected.all().size()
          + " rows, got "
          + actual.all().size()
          + "; missing "
          + expected.without(actual)
          + ", too many "
          + actual.without(expected);
    }
    Sql unlimited = query.unlimited();
    Rows whole = unlimited == null ? all : reference(unlimited.forReference(query.showsHidden()));
    if (!actual.without(whole).isEmpty()) {
      return "wrong rows " + actual.without(whole) + ", missing " + whole.without(actual);
    }
    if (query.total()) {
      return firstDifference(expected, actual);
    }
    return firstDifference(expected.project(query.orderKeys()), actual.project(query.orderKeys()));
  }

  private static String firstDifference(Rows expected, Rows actual) {
    for (int i = 0; i < expected.all().size(); i++) {
      if (!expected.all().get(i).equals(actual.all().get(i))) {
        return "order: row "
            + i
            + " is "
            + actual.all().get(i)
            + " instead of "
            + expected.all().get(i);
      }
    }
    return "";
  }

  @Override
  public void close() throws SQLException {
    driver.close();
    reference.close();
    server.close();
  }
}
