package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The language in which tables are declared. Methods that describe a column apply to the column
 * declared last.
 */
public final class TableBuilder {
  private final String name;
  private final Scope scope;
  private final String description;
  private final List<ColumnDef> columns = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<Endpoint> shortcuts = new ArrayList<>();
  private Optional<Endpoint> detail = Optional.empty();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<WriteDef> writes = new ArrayList<>();
  private Source source = Source.ROW;
  private String hiddenBy = "";
  private long typicalRows = 100;
  private String removed = "";
  private String example = "";

  TableBuilder(String name, Scope scope, String description) {
    this.name = name;
    this.scope = scope;
    this.description = description;
    if (scope == Scope.REPOSITORY) {
      requestKey(
          TableDef.REPOSITORY_SLUG,
          ColumnType.VARCHAR,
          "Slug of the repository the row belongs to");
      form(TableDef.SLUG_FORM);
      parent("Repositories", "Slug", TableDef.REPOSITORY_SLUG);
    } else if (scope == Scope.PROJECT) {
      requestKey(TableDef.PROJECT_KEY, ColumnType.VARCHAR, "Key of the project the row belongs to");
      form(TableDef.KEY_FORM);
      parent("Projects", "Key", TableDef.PROJECT_KEY);
    }
  }

  /**
   * A column whose value is the key of a parent, known from the request, part of the key. One
   * without a parent has to be given by the query, unless its {@link #values} are listed.
   */
  public TableBuilder requestKey(String column, ColumnType type, String meaning) {
    columns.add(ColumnDef.of(column, type, Source.REQUEST, "", true, meaning));
    return this;
  }

  /**
   * A column that the service filters by and never sends: its value is the one that was asked for,
   * and NULL where none was.
   */
  public TableBuilder requestColumn(String column, ColumnType type, String meaning) {
    columns.add(ColumnDef.of(column, type, Source.REQUEST, "", false, meaning));
    return this;
  }

  /** A column of the key that is known from the request, or else equals another column. */
  public TableBuilder requestKey(String column, ColumnType type, String otherwise, String meaning) {
    columns.add(ColumnDef.of(column, type, Source.REQUEST, otherwise, true, meaning));
    return this;
  }

  /** A column of the primary key. */
  public TableBuilder key(String column, ColumnType type, String path, String meaning) {
    columns.add(ColumnDef.of(column, type, source, path, true, meaning));
    return this;
  }

  /** A column. */
  public TableBuilder column(String column, ColumnType type, String path, String meaning) {
    columns.add(ColumnDef.of(column, type, source, path, false, meaning));
    return this;
  }

  /** A text column. */
  public TableBuilder text(String column, String path, String meaning) {
    return column(column, ColumnType.VARCHAR, path, meaning);
  }

  /** A flag column. */
  public TableBuilder flag(String column, String path, String meaning) {
    return column(column, ColumnType.BOOLEAN, path, meaning);
  }

  /** A column of instants. */
  public TableBuilder instant(String column, String path, String meaning) {
    return column(column, ColumnType.TIMESTAMP, path, meaning);
  }

  /** A column of counts or other small numbers. */
  public TableBuilder integer(String column, String path, String meaning) {
    return column(column, ColumnType.INTEGER, path, meaning);
  }

  /** A column of ids or sizes. */
  public TableBuilder bigint(String column, String path, String meaning) {
    return column(column, ColumnType.BIGINT, path, meaning);
  }

  /**
   * The four columns of a person whose UUID is part of the key, with a foreign key to Users. Lists
   * keep people who are gone, as {@code null} or without UUID, so the UUID may be NULL: SQL would
   * count a column that promises not to be.
   */
  public TableBuilder keyUser(String who) {
    key("UserUUID", ColumnType.VARCHAR, "user.uuid", "UUID of " + who);
    changeLast(ColumnDef::mayBeNull);
    text("UserDisplayName", "user.display_name", "Name of " + who);
    text("UserAccountId", "user.account_id", "Atlassian account id of " + who);
    text("UserNickname", "user.nickname", "Nickname of " + who);
    return references("Users", "UUID", "UserUUID");
  }

  /** A text column that can be set and is never told, such as a secret; it reads NULL. */
  public TableBuilder writtenText(String column, String path, String meaning) {
    columns.add(ColumnDef.of(column, ColumnType.VARCHAR, Source.WRITTEN, path, false, meaning));
    return this;
  }

  /** The four columns of a person, with a foreign key to Users. */
  public TableBuilder user(String prefix, String path, String who) {
    text(prefix + "UUID", below(path, "uuid"), "UUID of " + who);
    text(prefix + "DisplayName", below(path, "display_name"), "Name of " + who);
    text(prefix + "AccountId", below(path, "account_id"), "Atlassian account id of " + who);
    text(prefix + "Nickname", below(path, "nickname"), "Nickname of " + who);
    return references("Users", "UUID", prefix + "UUID");
  }

  private static String below(String path, String field) {
    return ColumnPath.mapped(path, p -> p.isEmpty() ? field : p + "." + field);
  }

  /** The four columns of a person, of which all but the name are filtered by the service. */
  public TableBuilder filterableUser(String prefix, String path, String who) {
    user(prefix, path, who);
    change(prefix + "UUID", c -> c.withFilter(FilterKind.TOKEN, c.path()).withNullTest());
    change(prefix + "AccountId", c -> c.withFilter(FilterKind.TOKEN, c.path()));
    return change(prefix + "Nickname", c -> c.withFilter(FilterKind.TEXT, c.path()));
  }

  /** The three columns of a repository that stands inside another object. */
  public TableBuilder repository(String prefix, String path, String which) {
    text(prefix + "UUID", path + ".uuid", "UUID of " + which);
    text(prefix + "Name", path + ".name", "Name of " + which);
    return text(prefix + "FullName", path + ".full_name", "Workspace and slug of " + which);
  }

  /** Says how the service filters on the column. */
  public TableBuilder filter(FilterKind kind) {
    return changeLast(c -> c.withFilter(kind, c.path()));
  }

  /** Says how the service filters on the column, and under which name. */
  public TableBuilder filter(FilterKind kind, String field) {
    return changeLast(c -> c.withFilter(kind, field));
  }

  /** Says that the service answers {@code = null} for the column. */
  public TableBuilder nullTest() {
    return changeLast(ColumnDef::withNullTest);
  }

  /** Lists every value of the column. */
  public TableBuilder values(String... all) {
    return changeLast(c -> c.withValues(List.of(all)));
  }

  /**
   * Says that the service sorts by the column, whose values may change while pages are read. No
   * text is declared so: how the service sorts texts, above all hyphens, is not known.
   */
  public TableBuilder sortable() {
    return changeLast(c -> c.withSort(false));
  }

  /** Says that the service sorts by the column, whose values never change. */
  public TableBuilder sortableStable() {
    return changeLast(c -> c.withSort(true));
  }

  /** Says what every value looks like, by a regular expression. */
  public TableBuilder form(String regex) {
    return changeLast(c -> c.withForm(regex));
  }

  /** Says that the service tells the column in every row. */
  public TableBuilder notNull() {
    return changeLast(ColumnDef::notNull);
  }

  /** Takes the columns that follow from the object around the row's. */
  public TableBuilder fromOuter() {
    source = Source.OUTER;
    return this;
  }

  /** Takes the columns that follow from the row's object again. */
  public TableBuilder fromRow() {
    source = Source.ROW;
    return this;
  }

  /**
   * Takes the columns that follow from the single object: one more request a row, when selected.
   */
  public TableBuilder fromDetail(String path, String... scopes) {
    source = Source.DETAIL;
    detail = Optional.of(new EndpointBuilder(path, Paging.SINGLE).scopes(scopes).build());
    return this;
  }

  /** Adds a list. */
  public TableBuilder list(String path, UnaryOperator<EndpointBuilder> how) {
    endpoints.add(how.apply(new EndpointBuilder(path, Paging.NUMBERED)).build());
    return this;
  }

  /** Adds a request for one row by its key. */
  public TableBuilder get(String path, String... scopes) {
    endpoints.add(new EndpointBuilder(path, Paging.SINGLE).scopes(scopes).build());
    return this;
  }

  /** Adds a list over all repositories for values of a column. */
  public TableBuilder shortcut(String path, UnaryOperator<EndpointBuilder> how) {
    shortcuts.add(how.apply(new EndpointBuilder(path, Paging.NUMBERED)).build());
    return this;
  }

  /** Adds a request for one object that holds a list or, as {@code name{}}, a map of rows. */
  public TableBuilder getRows(String path, String rows, String... scopes) {
    endpoints.add(new EndpointBuilder(path, Paging.SINGLE).rows(rows).scopes(scopes).build());
    return this;
  }

  /** Says how a row is inserted. */
  public TableBuilder insert(Method method, String path, UnaryOperator<WriteBuilder> how) {
    return write(WriteDef.Kind.INSERT, method, path, how);
  }

  /** Says how a row is updated. */
  public TableBuilder update(Method method, String path, UnaryOperator<WriteBuilder> how) {
    return write(WriteDef.Kind.UPDATE, method, path, how);
  }

  /** Says how a row is deleted. */
  public TableBuilder delete(Method method, String path, UnaryOperator<WriteBuilder> how) {
    return write(WriteDef.Kind.DELETE, method, path, how);
  }

  private TableBuilder write(
      WriteDef.Kind kind, Method method, String path, UnaryOperator<WriteBuilder> how) {
    writes.add(how.apply(new WriteBuilder(kind, method, path, this::declared)).build());
    return this;
  }

  private ColumnDef declared(String column) {
    return columns.stream()
        .filter(c -> c.name().equals(column))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
  }

  /** Declares a foreign key. */
  public TableBuilder references(String table, String column, String ownColumn) {
    foreignKeys.add(foreignKey(table, column, ownColumn, false));
    return this;
  }

  /** Declares the foreign key to the table whose rows must be known to ask for this one's. */
  public TableBuilder parent(String table, String column, String ownColumn) {
    foreignKeys.add(foreignKey(table, column, ownColumn, true));
    return this;
  }

  /** Declares the foreign key to the parent whose key has several columns; its own comes last. */
  public TableBuilder parent(String table, List<String> columns, List<String> ownColumns) {
    foreignKeys.add(new ForeignKey(ownColumns, table, columns, true));
    return this;
  }

  private ForeignKey foreignKey(String table, String column, String own, boolean isParent) {
    return new ForeignKey(List.of(own), table, List.of(column), isParent);
  }

  /** Says that nothing tells the rows of one parent apart, so that there is no primary key. */
  public TableBuilder withoutKey() {
    columns.replaceAll(ColumnDef::withoutKey);
    return this;
  }

  /** Says what Bitbucket removed, and when; other services may still answer. */
  public TableBuilder removed(String date, String what) {
    removed = what + " on " + date;
    return this;
  }

  /** Leaves out rows whose flag is set, unless a query filters the flag. */
  public TableBuilder hiddenBy(String flagColumn) {
    hiddenBy = flagColumn;
    return this;
  }

  /** Says how many rows one list usually has. */
  public TableBuilder typicalRows(long rows) {
    typicalRows = rows;
    return this;
  }

  /** Gives a query that shows what the table is good for. */
  public TableBuilder example(String sql) {
    example = sql;
    return this;
  }

  private TableBuilder change(String column, UnaryOperator<ColumnDef> how) {
    columns.replaceAll(c -> c.name().equals(column) ? how.apply(c) : c);
    return this;
  }

  private TableBuilder changeLast(UnaryOperator<ColumnDef> how) {
    int last = columns.size() - 1;
    columns.set(last, how.apply(columns.get(last)));
    return this;
  }

  /** Ends the declaration. */
  public TableDef build() {
    return new TableDef(
        name,
        scope,
        description,
        columns,
        endpoints,
        shortcuts,
        detail,
        foreignKeys,
        hiddenBy,
        typicalRows,
        writes,
        removed,
        example);
  }
}
