package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.catalog.WriteDef.As;
import io.github.bitbucketjdbc.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds a {@link WriteDef} within a table's declaration. A column stands in what is sent where it
 * stands in what is read, unless {@link #field} names another place.
 */
public final class WriteBuilder {
  private final WriteDef.Kind kind;
  private final Method method;
  private final String path;
  private final Function<String, ColumnDef> columns;
  private WriteDef.Form form = WriteDef.Form.JSON;
  private final List<WriteDef.Field> fields = new ArrayList<>();
  private final Map<String, Object> constants = new LinkedHashMap<>();
  private List<String> neverNull = List.of();
  private List<String> kept = List.of();
  private boolean complete;
  private boolean overwrites;
  private List<String> unique = List.of();
  private final Map<String, String> uniqueAmong = new LinkedHashMap<>();
  private String list = "";
  private String signedIn = "";
  private boolean answersRow;
  private List<String> scopes = List.of();
  private String note = "";

  WriteBuilder(
      WriteDef.Kind kind, Method method, String path, Function<String, ColumnDef> columns) {
    this.kind = kind;
    this.method = method;
    this.path = path;
    this.columns = columns;
    this.answersRow = kind != WriteDef.Kind.DELETE;
  }

  /** Columns that have to be given. */
  public WriteBuilder required(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), true, As.VALUE);
    }
    return this;
  }

  /** Columns that may be given. */
  public WriteBuilder optional(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), false, As.VALUE);
    }
    return this;
  }

  /** A column that has to be given and is sent elsewhere than it is read. */
  public WriteBuilder requiredField(String column, String place) {
    return add(column, place, true, As.VALUE);
  }

  /** A column that may be given and is sent elsewhere than it is read. */
  public WriteBuilder field(String column, String place) {
    return add(column, place, false, As.VALUE);
  }

  /** Columns of JSON text that may be given. */
  public WriteBuilder json(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), false, As.JSON);
    }
    return this;
  }

  /** Columns of JSON text that have to be given. */
  public WriteBuilder requiredJson(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), true, As.JSON);
    }
    return this;
  }

  /** Columns that may be given and tell of another object which one it is. */
  public WriteBuilder references(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), false, As.REFERENCE);
    }
    return this;
  }

  /** Columns that may be given and are sent as text, whatever their type. */
  public WriteBuilder asText(String... names) {
    for (String name : names) {
      add(name, columns.apply(name).path(), false, As.TEXT);
    }
    return this;
  }

  /** A column that may be given and is sent as a parameter of the address. */
  public WriteBuilder parameter(String column, String name) {
    return add(column, name, false, As.QUERY);
  }

  /**
   * Two columns that may be given, the name and the content of a file. With them the row is sent as
   * {@code multipart/form-data}.
   */
  public WriteBuilder file(String nameColumn, String contentColumn, String part) {
    form = WriteDef.Form.MULTIPART;
    add(nameColumn, part, false, As.FILE_NAME);
    return add(contentColumn, part, false, As.FILE_CONTENT);
  }

  /** Columns that cannot be set to NULL, besides those that an insert needs. */
  public WriteBuilder neverNull(String... names) {
    neverNull = List.of(names);
    return this;
  }

  /** Columns that cannot be set, but are sent again because the service would forget them. */
  public WriteBuilder kept(String... names) {
    kept = List.of(names);
    return optional(names);
  }

  private WriteBuilder add(String column, String place, boolean required, As as) {
    columns.apply(column);
    fields.add(new WriteDef.Field(column, place, required, as));
    return this;
  }

  /** Always sends a field, such as the {@code type} without which some objects are refused. */
  public WriteBuilder constant(String place, Object value) {
    constants.put(place, value);
    return this;
  }

  /** Sends nothing but the address. */
  public WriteBuilder withoutBody() {
    form = WriteDef.Form.NONE;
    return this;
  }

  /** Says that the service takes what is not sent as empty. */
  public WriteBuilder complete() {
    complete = true;
    return this;
  }

  /**
   * Says that the service overwrites what is there, and makes what is not: an insert first makes
   * sure that there is no row with the same values in these columns, an update that there is one.
   */
  public WriteBuilder overwrites(String... uniqueColumns) {
    overwrites = true;
    unique = List.of(uniqueColumns);
    return this;
  }

  /** Says that only rows with this value are overwritten. */
  public WriteBuilder among(String column, String value) {
    uniqueAmong.put(column, value);
    return this;
  }

  /** Says that the row is an element of a list inside the object at the path. */
  public WriteBuilder elementOf(String field) {
    list = field;
    answersRow = false;
    return this;
  }

  /** Says that a column in the path is the UUID of the signed-in user when it is not given. */
  public WriteBuilder ofSignedInUser(String column) {
    signedIn = column;
    return this;
  }

  /** Says that the answer is not the row. */
  public WriteBuilder withoutRow() {
    answersRow = false;
    return this;
  }

  /** Names the scopes a token needs. */
  public WriteBuilder scopes(String... names) {
    scopes = List.of(names);
    return this;
  }

  /** Tells what is peculiar, for the page of the table. */
  public WriteBuilder note(String text) {
    note = text;
    return this;
  }

  WriteDef build() {
    boolean empty = fields.isEmpty() && constants.isEmpty();
    return new WriteDef(
        kind,
        method,
        path,
        empty && form == WriteDef.Form.JSON ? WriteDef.Form.NONE : form,
        fields,
        constants,
        neverNull,
        kept,
        complete,
        overwrites,
        unique,
        uniqueAmong,
        list,
        signedIn,
        answersRow,
        scopes,
        note);
  }
}
