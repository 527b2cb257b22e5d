package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.Paging;
import java.sql.JDBCType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that Bitbucket can do and that is no change of a row, or no reading of rows.
 *
 * @param name the name, which is a contract with users
 * @param scope to what it belongs; a repository's own schema fixes the slug of its procedures
 * @param description what it does, in our own words
 * @param kind how it is done
 * @param method what it is in HTTP
 * @param paths paths below the base URL, of which the first is taken whose places are all given;
 *     none when the REST API is not asked
 * @param parameters what a call gives, in order
 * @param results the columns of the result, in order
 * @param changes whether it changes something at Bitbucket
 * @param scopes the scopes a token needs
 * @param note what is peculiar about it, or ""
 * @param example a call that works in the demo workspace
 */
public record ProcedureDef(
    String name,
    Scope scope,
    String description,
    Kind kind,
    Method method,
    List<String> paths,
    List<Parameter> parameters,
    List<Result> results,
    boolean changes,
    List<String> scopes,
    String note,
    String example) {

  /** How a procedure is done. */
  public enum Kind {
    /** One request made of the parameters alone, and the answer is an object or nothing. */
    REQUEST,
    /** A request that Bitbucket may go on with after it has answered. */
    MERGE,
    /** A request for a pipeline, whose target depends on what is given. */
    PIPELINE,
    /** A request whose answer is a text. */
    TEXT,
    /** A request whose answer is a file. */
    DOWNLOAD,
    /** A request that carries a file. */
    UPLOAD,
    /** A request that carries the files of a commit. */
    COMMIT,
    /** A step of signing in, which is no matter of the REST API. */
    SIGN_IN
  }

  /** Where the value of a parameter goes. */
  public enum Place {
    /** Into the path, if the path names it; otherwise the driver itself makes something of it. */
    PATH,
    /** Into the query. */
    QUERY,
    /** Into the JSON that is sent. */
    BODY
  }

  /**
   * A parameter.
   *
   * @param name the name, without regard to case
   * @param type the SQL type; VARBINARY takes text too, as UTF-8
   * @param required whether a call must give it
   * @param usual the value that holds when it is not given, as text, or ""
   * @param description what it means
   * @param place where it goes
   * @param target its name there, names in JSON joined by dots; "" within a path
   * @param choices the only values allowed, or none when any is
   */
  public record Parameter(
      String name,
      JDBCType type,
      boolean required,
      String usual,
      String description,
      Place place,
      String target,
      List<String> choices) {
    /** Copies the choices. */
    public Parameter {
      choices = List.copyOf(choices);
    }

    Parameter with(String newUsual, Place newPlace, String newTarget, List<String> newChoices) {
      return new Parameter(
          name, type, required, newUsual, description, newPlace, newTarget, newChoices);
    }
  }

  /**
   * A column of the result.
   *
   * @param name the name; without path and constant, the value is that of the parameter of the same
   *     name unless the driver finds another
   * @param type the SQL type
   * @param path its place in the JSON of the answer, or ""
   * @param constant what it always is once the call has succeeded, or null
   * @param description what it means
   */
  public record Result(
      String name, JDBCType type, String path, @Nullable Object constant, String description) {}

  /** Copies the lists. */
  public ProcedureDef {
    paths = List.copyOf(paths);
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
    scopes = List.copyOf(scopes);
  }

  /** Starts a declaration. */
  public static ProcedureBuilder procedure(String name, Scope scope, String description) {
    return new ProcedureBuilder(name, scope, description);
  }

  /** Finds a parameter, without regard to case. */
  public Optional<Parameter> parameter(String wanted) {
    return parameters.stream().filter(p -> p.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** Returns the parameters that a path names, in its order. */
  public static List<String> places(String path) {
    return Endpoint.places(path);
  }

  /** Returns the way to what it is about, as messages and readers need it. */
  public Endpoint endpoint(String path) {
    return new EndpointBuilder(path, Paging.SINGLE).scopes(scopes.toArray(String[]::new)).build();
  }
}
