package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.catalog.ProcedureDef.Kind;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Parameter;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Place;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Result;
import io.github.bitbucketjdbc.http.Method;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Builds a {@link ProcedureDef}. A repository's procedure has the slug of the repository as its
 * first parameter. What follows a parameter, such as {@link #query}, is said of that parameter.
 */
public final class ProcedureBuilder {
  private final String name;
  private final Scope scope;
  private final String description;
  private Kind kind = Kind.REQUEST;
  private Method method = Method.GET;
  private final List<String> paths = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private boolean changes;
  private List<String> scopes = List.of();
  private String note = "";
  private String example = "";

  ProcedureBuilder(String name, Scope scope, String description) {
    this.name = name;
    this.scope = scope;
    this.description = description;
    if (scope == Scope.REPOSITORY) {
      required(TableDef.REPOSITORY_SLUG, JDBCType.VARCHAR, "Slug of the repository");
    }
  }

  /** A parameter that a call must give. */
  public ProcedureBuilder required(String parameter, JDBCType type, String meaning) {
    return add(parameter, type, true, meaning);
  }

  /** A parameter that a call may give. */
  public ProcedureBuilder optional(String parameter, JDBCType type, String meaning) {
    return add(parameter, type, false, meaning);
  }

  private ProcedureBuilder add(String parameter, JDBCType type, boolean required, String meaning) {
    parameters.add(
        new Parameter(parameter, type, required, "", meaning, Place.PATH, "", List.of()));
    return this;
  }

  /** Sends the parameter as a parameter of the query. */
  public ProcedureBuilder query(String target) {
    return last(p -> p.with(p.usual(), Place.QUERY, target, p.choices()));
  }

  /** Sends the parameter in the JSON of the body. */
  public ProcedureBuilder body(String target) {
    return last(p -> p.with(p.usual(), Place.BODY, target, p.choices()));
  }

  /** Names the value that holds when the parameter is not given. */
  public ProcedureBuilder usually(String value) {
    return last(p -> p.with(value, p.place(), p.target(), p.choices()));
  }

  /** Names the only values that the parameter may have. */
  public ProcedureBuilder choices(String... values) {
    return last(p -> p.with(p.usual(), p.place(), p.target(), List.of(values)));
  }

  private ProcedureBuilder last(UnaryOperator<Parameter> change) {
    int last = parameters.size() - 1;
    parameters.set(last, change.apply(parameters.get(last)));
    return this;
  }

  /** A column whose value stands in the answer. */
  public ProcedureBuilder result(String column, JDBCType type, String path, String meaning) {
    results.add(new Result(column, type, path, null, meaning));
    return this;
  }

  /** A column whose value is that of the parameter of the same name, or found by the driver. */
  public ProcedureBuilder result(String column, JDBCType type, String meaning) {
    return result(column, type, "", meaning);
  }

  /** A flag that says what is true once the call has succeeded. */
  public ProcedureBuilder then(String column, boolean value, String meaning) {
    results.add(new Result(column, JDBCType.BOOLEAN, "", value, meaning));
    return this;
  }

  /** Asks for something. */
  public ProcedureBuilder get(String path) {
    return request(Method.GET, path);
  }

  /** Asks at another address when the places of the first are not given. */
  public ProcedureBuilder orGet(String path) {
    return request(Method.GET, path);
  }

  /** Does something. */
  public ProcedureBuilder post(String path) {
    return request(Method.POST, path);
  }

  /** Takes something back. */
  public ProcedureBuilder delete(String path) {
    return request(Method.DELETE, path);
  }

  private ProcedureBuilder request(Method how, String path) {
    method = how;
    changes = how != Method.GET;
    paths.add(path);
    return this;
  }

  /** Says how it is done when it is more than one request with an object as answer. */
  public ProcedureBuilder kind(Kind how) {
    kind = how;
    return this;
  }

  /** Names the scopes a token needs. */
  public ProcedureBuilder scopes(String... names) {
    scopes = List.of(names);
    return this;
  }

  /** Tells what is peculiar. */
  public ProcedureBuilder note(String text) {
    note = text;
    return this;
  }

  /** Shows a call. */
  public ProcedureBuilder example(String sql) {
    example = sql;
    return this;
  }

  /** Returns the definition. */
  public ProcedureDef build() {
    return new ProcedureDef(
        name,
        scope,
        description,
        kind,
        method,
        paths,
        parameters,
        results,
        changes,
        scopes,
        note,
        example);
  }
}
