package io.github.bitbucketjdbc.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.catalog.WriteDef.As;
import io.github.bitbucketjdbc.demo.DemoRequest;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of one table that is inserted, updated column by column, and deleted. */
final class RoundTrip {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Columns that cannot be set on the row of the round trip, and why. */
  private static final Map<String, String> NOT_SET =
      Map.of("Repositories.MainBranchName", "a new repository has no branch");

  /** Columns that cannot be emptied, though they may be left out of an INSERT, and why. */
  private static final Map<String, String> NEVER_NULL =
      Map.of("BranchRestrictions.Pattern", "a rule that matches by glob needs one");

  /** Columns from which the service makes a new key, and the key. */
  private static final Map<String, String> RENAMES = Map.of("Repositories.Name", "Slug");

  /** Columns that are an empty text when they are emptied. */
  private static final Set<String> EMPTY_TEXT =
      Set.of("Issues.ContentRaw", "Snippets.Title", "PullRequests.SummaryRaw");

  /** What a deleted row is instead of gone. */
  private static final Map<String, String> REMAINS =
      Map.of(
          "PullRequests", "State = 'DECLINED'", "SnippetComments", "Deleted AND ContentRaw = ''");

  private final DemoServer server;
  private final Optional<PublishedWrites> published;
  private final Connection connection;
  private final String schema;
  private final TableDef table;
  private final RoundTripValues values;
  private final Map<String, @Nullable Object> row = new LinkedHashMap<>();
  private final Map<String, Object> keys = new LinkedHashMap<>();

  RoundTrip(
      DemoServer server,
      Connection connection,
      Optional<PublishedWrites> published,
      String schema,
      TableDef table,
      char letter) {
    this.published = published;
    this.server = server;
    this.connection = connection;
    this.schema = schema;
    this.table = table;
    this.values = new RoundTripValues(letter);
  }

  static Set<String> specialColumns() {
    Set<String> columns = new HashSet<>(EMPTY_TEXT);
    columns.addAll(NOT_SET.keySet());
    columns.addAll(NEVER_NULL.keySet());
    columns.addAll(RENAMES.keySet());
    return columns;
  }

  /** Runs with one UPDATE of all columns. */
  void run() throws SQLException {
    run(false);
  }

  /** Runs with an UPDATE for each column, and another that empties it. */
  void runColumnByColumn() throws SQLException {
    run(true);
  }

  private void run(boolean columnByColumn) throws SQLException {
    if (table.name().equals("GroupPermissions")) {
      execute("DELETE FROM " + name() + " WHERE GroupSlug = 'guests'" + inOwner());
    }
    Optional<WriteDef> insert = table.write(WriteDef.Kind.INSERT);
    if (insert.isPresent()) {
      insert(insert.get());
    } else {
      takeExisting();
    }
    compare();
    Optional<WriteDef> update = table.write(WriteDef.Kind.UPDATE);
    if (update.isPresent()) {
      change(update.get(), columnByColumn);
      for (WriteDef.Field field : update.get().fields()) {
        if (columnByColumn && canBeEmpty(field)) {
          set(update.get(), Collections.singletonMap(field.column(), null));
        }
      }
    }
    Optional<WriteDef> delete = table.write(WriteDef.Kind.DELETE);
    if (delete.isPresent()) {
      delete(delete.get());
    }
  }

  /** Columns that are required belong together, and so do the name and the content of a file. */
  private void change(WriteDef def, boolean columnByColumn) throws SQLException {
    Map<String, @Nullable Object> together = new LinkedHashMap<>();
    for (WriteDef.Field field : def.fields()) {
      Object value = values.second(table, field.column());
      boolean file = Set.of(As.FILE_NAME, As.FILE_CONTENT).contains(field.as());
      if (!def.takes(field.column()) || isNotSet(field.column())) {
        continue;
      }
      if (field.required() || file || !columnByColumn) {
        together.put(field.column(), value);
      } else {
        set(def, Collections.singletonMap(field.column(), value));
      }
    }
    if (!together.isEmpty()) {
      set(def, together);
    }
  }

  private String inOwner() {
    return switch (schema) {
      case Catalog.ALL_REPOSITORIES -> " AND RepositorySlug = 'api'";
      case Catalog.ALL_PROJECTS -> " AND ProjectKey = 'ROCK'";
      default -> "";
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private String name() {
    return '"' + schema + "\"." + table.name();
  }

  /** The column that the schema fixes is not one of its tables. */
  private boolean isShown(String column) {
    boolean owner =
        (table.scope() == Scope.REPOSITORY || table.scope() == Scope.PROJECT)
            && table.indexOf(column) == 0;
    return !owner || Set.of(Catalog.ALL_REPOSITORIES, Catalog.ALL_PROJECTS).contains(schema);
  }

  private void insert(WriteDef def) throws SQLException {
    find(def);
    Set<String> columns = new LinkedHashSet<>(def.pathColumns());
    columns.remove(def.signedIn());
    def.fields().forEach(f -> columns.add(f.column()));
    columns.removeIf(c -> !isShown(c));
    columns.forEach(c -> row.put(c, values.first(table, c)));
    String sql =
        "INSERT INTO "
            + name()
            + " ("
            + String.join(", ", columns)
            + ") VALUES ("
            + columns.stream().map(c -> "?").collect(Collectors.joining(", "))
            + ")";
    server.clearRequests();
    try (PreparedStatement statement =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      int i = 1;
      for (Object value : row.values()) {
        statement.setObject(i++, value);
      }
      assertThat(statement.executeUpdate()).as(sql).isEqualTo(1);
      int searches = def.unique().isEmpty() ? 0 : 1;
      int user = def.signedIn().isEmpty() ? 0 : 1;
      checkRequests(sql, def.list().isEmpty() ? 1 + searches + user : 2);
      try (ResultSet told = statement.getGeneratedKeys()) {
        assertThat(told.next())
            .as("keys of %s", name())
            .isEqualTo(table.primaryKey().stream().anyMatch(this::isShown));
        takeKeys(told);
        assertThat(told.next()).isFalse();
      }
    }
  }

  /** Their number, and that what they carry is what the specification says, where it is at hand. */
  private void checkRequests(String sql, int expected) {
    assertThat(server.requests()).as(sql).hasSize(expected);
    for (DemoRequest request : server.requests()) {
      if (published.isPresent() && !request.method().equals("GET")) {
        assertThat(published.get().complaints(request)).as(sql).isEmpty();
      }
    }
  }

  private void takeKeys(ResultSet told) throws SQLException {
    for (String key : table.primaryKey()) {
      if (isShown(key)) {
        Object value = told.getObject(key);
        assertThat(value).as("%s.%s", name(), key).isNotNull();
        keys.put(key, value);
      }
    }
  }

  /** The parent of the new row, and what else the service has to know. */
  private void find(WriteDef def) throws SQLException {
    new RoundTripFixtures(connection, values).find(table, def);
  }

  private void takeExisting() throws SQLException {
    String columns =
        table.columns().stream()
            .map(ColumnDef::name)
            .filter(this::isShown)
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet first =
            statement.executeQuery("SELECT " + columns + " FROM " + name() + " LIMIT 1")) {
      assertThat(first.next()).as(name()).isTrue();
      takeKeys(first);
      table
          .write(WriteDef.Kind.UPDATE)
          .ifPresent(
              def -> {
                for (WriteDef.Field field : def.fields()) {
                  row.put(field.column(), get(first, field.column()));
                }
              });
    }
  }

  private static @Nullable Object get(ResultSet result, String column) {
    try {
      Object value = result.getObject(column);
      return value instanceof Timestamp ? result.getObject(column, Instant.class) : value;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String where() {
    return keys.isEmpty()
        ? ""
        : " WHERE "
            + keys.keySet().stream().map(k -> k + " = ?").collect(Collectors.joining(" AND "));
  }

  private PreparedStatement prepare(String sql, Object... first) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int i = 1;
    for (Object value : first) {
      statement.setObject(i++, value);
    }
    for (Object value : keys.values()) {
      statement.setObject(i++, value);
    }
    return statement;
  }

  /** Reads the row, and compares each column that was ever given. */
  private void compare() throws SQLException {
    List<String> columns = new ArrayList<>(row.keySet());
    if (columns.isEmpty()) {
      columns.addAll(keys.keySet());
    }
    String sql = "SELECT " + String.join(", ", columns) + " FROM " + name() + where();
    try (PreparedStatement statement = prepare(sql);
        ResultSet result = statement.executeQuery()) {
      assertThat(result.next()).as("the row of %s with %s", name(), keys).isTrue();
      for (String column : columns) {
        boolean told = table.column(column).source() != Source.WRITTEN && !isSecured(column);
        Object expected = told ? row.getOrDefault(column, keys.get(column)) : null;
        if (expected == null && EMPTY_TEXT.contains(table.name() + "." + column)) {
          expected = "";
        }
        compare(column, expected, get(result, column));
      }
      assertThat(result.next()).as("a second row of %s with %s", name(), keys).isFalse();
    }
  }

  private boolean isSecured(String column) {
    return column.equals("Value") && Boolean.TRUE.equals(row.get("Secured"));
  }

  private void compare(String column, @Nullable Object given, @Nullable Object actual) {
    Object expected = given instanceof Timestamp time ? time.toInstant() : given;
    if (expected instanceof Number number && actual instanceof Number other) {
      assertThat(other.longValue()).as("%s.%s", name(), column).isEqualTo(number.longValue());
    } else if (expected instanceof String text
        && text.matches("(?s)[\\[{].*[}\\]]")
        && !text.matches("\\{[-0-9a-f]{36}}")) {
      assertThat(holds(json(String.valueOf(actual)), json(text)))
          .as("%s.%s is %s", name(), column, actual)
          .isTrue();
    } else {
      assertThat(actual).as("%s.%s", name(), column).isEqualTo(expected);
    }
  }

  /** The service may add members to what it was given. */
  private static boolean holds(JsonNode all, JsonNode given) {
    if (given.isArray()) {
      for (JsonNode element : given) {
        if (!anyHolds(all, element)) {
          return false;
        }
      }
      return all.size() == given.size();
    }
    if (given.isObject()) {
      return given.propertyStream().allMatch(p -> holds(all.path(p.getKey()), p.getValue()));
    }
    return given.equals(all);
  }

  private static boolean anyHolds(JsonNode all, JsonNode given) {
    for (int i = 0; i < all.size(); i++) {
      if (holds(all.get(i), given)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private void set(WriteDef def, Map<String, @Nullable Object> changes) throws SQLException {
    String sets = changes.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
    String sql = "UPDATE " + name() + " SET " + sets + where();
    server.clearRequests();
    try (PreparedStatement statement = prepare(sql, changes.values().toArray())) {
      assertThat(statement.executeUpdate()).as(sql).isEqualTo(1);
    }
    checkRequests(sql, def.complete() || def.overwrites() ? 2 : 1);
    row.putAll(changes);
    changes.forEach(
        (column, value) -> {
          String key = RENAMES.getOrDefault(table.name() + "." + column, column);
          if (keys.containsKey(key) && value != null) {
            keys.put(key, value);
            row.put(key, value);
          }
        });
    compare();
  }

  private boolean isNotSet(String column) {
    return NOT_SET.containsKey(table.name() + "." + column);
  }

  private boolean canBeEmpty(WriteDef.Field field) {
    WriteDef update = table.write(WriteDef.Kind.UPDATE).orElseThrow();
    boolean needed =
        table
            .write(WriteDef.Kind.INSERT)
            .map(i -> i.required().contains(field.column()))
            .orElse(false);
    boolean file = Set.of(As.FILE_NAME, As.FILE_CONTENT).contains(field.as());
    ColumnDef column = table.column(field.column());
    return !needed
        && !file
        && !isNotSet(field.column())
        && update.takes(field.column())
        && !update.neverNull().contains(field.column())
        && !field.required()
        && column.nullable()
        && !NEVER_NULL.containsKey(table.name() + "." + field.column());
  }

  private void delete(WriteDef def) throws SQLException {
    String sql = "DELETE FROM " + name() + where();
    server.clearRequests();
    try (PreparedStatement statement = prepare(sql)) {
      assertThat(statement.executeUpdate()).as(sql).isEqualTo(1);
    }
    checkRequests(sql, def.list().isEmpty() ? 1 : 2);
    String remains = REMAINS.get(table.name());
    String rest = "SELECT COUNT(*) FROM " + name() + where();
    if (remains != null) {
      rest += " AND (" + remains + ") IS NOT TRUE";
    }
    try (PreparedStatement statement = prepare(rest);
        ResultSet left = statement.executeQuery()) {
      left.next();
      assertThat(left.getLong(1)).as(rest).isZero();
    }
  }
}
