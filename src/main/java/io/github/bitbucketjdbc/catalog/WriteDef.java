package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to change the rows of a table.
 *
 * @param kind what it is in SQL
 * @param method what it is in HTTP
 * @param path the path below the base URL, in which {@code {Name}} is filled with the value of that
 *     column and {@code {workspace}} with the connection's workspace
 * @param form the form of what is sent
 * @param fields the columns that are sent, besides those in the path
 * @param constants fields that are always sent, by their place in the JSON
 * @param neverNull columns that are refused when they are set to NULL, because the service would
 *     refuse or ignore it
 * @param kept columns that cannot be set and are sent with their present values, when they have one
 * @param complete whether the service takes what is not sent as empty, so that an update sends the
 *     present values too
 * @param overwrites whether the service overwrites a row that is there already, or makes one that
 *     is not, without a word
 * @param unique columns of which two rows may not have the same values, so that an insert asks
 *     first: the service would overwrite the other row
 * @param uniqueAmong values of other columns that the other row has, by column
 * @param list the list inside the object at the path to which the row belongs, so that the whole
 *     list is read and sent again with the row or without it; or ""
 * @param signedIn the column in the path that is the signed-in user when it is not given, or ""
 * @param answersRow whether the answer is the row
 * @param scopes the scopes a token needs
 * @param note what is peculiar about it, for the page of the table, or ""
 */
public record WriteDef(
    Kind kind,
    Method method,
    String path,
    Form form,
    List<Field> fields,
    Map<String, Object> constants,
    List<String> neverNull,
    List<String> kept,
    boolean complete,
    boolean overwrites,
    List<String> unique,
    Map<String, String> uniqueAmong,
    String list,
    String signedIn,
    boolean answersRow,
    List<String> scopes,
    String note) {

  /** What a write is in SQL. */
  public enum Kind {
    /** Makes a row. */
    INSERT,
    /** Changes a row. */
    UPDATE,
    /** Removes a row, or what comes nearest to it. */
    DELETE
  }

  /** The form of what is sent. */
  public enum Form {
    /** Nothing. */
    NONE,
    /** A JSON object. */
    JSON,
    /** {@code multipart/form-data} with a file, and JSON without one. */
    MULTIPART
  }

  /**
   * A column that is sent.
   *
   * @param column the column
   * @param path its place in the JSON, as names joined by dots, or the name of the parameter or
   *     part
   * @param required whether it has to be given
   * @param as how the value is sent
   */
  public record Field(String column, String path, boolean required, As as) {}

  /** How a value is sent. */
  public enum As {
    /** As what it is. */
    VALUE,
    /** As the member of an object, which is not there when the value is NULL. */
    REFERENCE,
    /** As text, whatever it is. */
    TEXT,
    /** As JSON, of which it is the text. */
    JSON,
    /** As a parameter of the address, named by the path. */
    QUERY,
    /** As the name of a file, whose part of the form is named by the path. */
    FILE_NAME,
    /** As the content of that file. */
    FILE_CONTENT
  }

  /** Copies the collections. */
  public WriteDef {
    fields = List.copyOf(fields);
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    neverNull = List.copyOf(neverNull);
    kept = List.copyOf(kept);
    unique = List.copyOf(unique);
    uniqueAmong = Map.copyOf(uniqueAmong);
    scopes = List.copyOf(scopes);
  }

  /** Returns the columns in the path, in its order. */
  public List<String> pathColumns() {
    return Endpoint.places(path);
  }

  /** Returns the field of a column, if it is sent. */
  public Optional<Field> field(String column) {
    return fields.stream().filter(f -> f.column().equals(column)).findFirst();
  }

  /** Returns whether the column may be given. */
  public boolean takes(String column) {
    boolean sent = field(column).isPresent() && !kept.contains(column);
    return sent || (kind == Kind.INSERT && pathColumns().contains(column));
  }

  /** Returns the columns without which it cannot be done. */
  public List<String> required() {
    List<String> names = new ArrayList<>();
    if (kind == Kind.INSERT) {
      names.addAll(pathColumns());
      names.remove(signedIn);
    }
    fields.stream().filter(Field::required).map(Field::column).forEach(names::add);
    return names;
  }

  /** Returns the way to the one object that a write is about, as messages and readers need it. */
  public Endpoint endpoint() {
    return new EndpointBuilder(path, Paging.SINGLE).scopes(scopes.toArray(String[]::new)).build();
  }
}
