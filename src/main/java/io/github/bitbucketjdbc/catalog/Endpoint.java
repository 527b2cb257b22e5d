package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.http.RestRequest.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to the rows of a table.
 *
 * @param path the path below the base URL; {@code {Name}} is filled with the value of that column
 *     and {@code {workspace}} with the connection's workspace
 * @param paging how it is walked
 * @param maxPageLength the largest {@code pagelen} it accepts
 * @param filters whether it honours {@code q}; lists that accept {@code q} and ignore it do not
 * @param sorts whether it honours {@code sort}
 * @param stableSort the immutable field that is sorted by when the query asks for no order, because
 *     page-numbered lists have no stable order of their own; "" for none
 * @param counts whether {@code size} is there and follows the filters
 * @param fields whether it honours {@code fields}
 * @param mayBeMissing whether a 404 means that there are no rows, as long as the repository is
 *     there
 * @param mayBeWithheld whether a 404 may mean that the service cannot tell the rows of an object
 *     that is there, so that there may be rows
 * @param always parameters that are always sent; {@code {Name}} in a value is filled with the value
 *     of that column, within {@code q} in quotes
 * @param unlessFiltered parameters that are sent only without {@code q}
 * @param parameters the endpoint's own filter parameters, by column
 * @param rows the list inside each object whose elements are the rows, or with {@code {}} at its
 *     end the map whose members are, or ""
 * @param told the columns that other lists have in their address and this one tells in each row,
 *     with their places
 * @param scopes the scopes a token needs for it
 */
public record Endpoint(
    String path,
    Paging paging,
    int maxPageLength,
    boolean filters,
    boolean sorts,
    String stableSort,
    boolean counts,
    boolean fields,
    boolean mayBeMissing,
    boolean mayBeWithheld,
    List<Parameter> always,
    List<Parameter> unlessFiltered,
    Map<String, FilterParameter> parameters,
    String rows,
    Map<String, String> told,
    List<String> scopes) {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

  /**
   * A filter parameter of the endpoint's own.
   *
   * @param name the parameter
   * @param values the parameter's value for each value of the column, or an empty map when they are
   *     the same
   * @param pattern what values look like that the service takes, or "" for all
   * @param repeatable whether several may be sent, meaning OR
   * @param exact whether it selects exactly the rows that SQL's {@code =} selects; otherwise the
   *     answer may hold more rows, which are filtered again
   */
  public record FilterParameter(
      String name, Map<String, String> values, String pattern, boolean repeatable, boolean exact) {
    /** Copies the values. */
    public FilterParameter {
      values = Map.copyOf(values);
    }

    /** Returns the parameter's value for a value of the column, if there is one. */
    public Optional<String> valueFor(String columnValue) {
      if (!values.isEmpty()) {
        return Optional.ofNullable(values.get(columnValue));
      }
      return Optional.of(columnValue).filter(v -> pattern.isEmpty() || v.matches(pattern));
    }
  }

  /** Copies the collections. */
  public Endpoint {
    always = List.copyOf(always);
    unlessFiltered = List.copyOf(unlessFiltered);
    parameters = Map.copyOf(parameters);
    told = Map.copyOf(told);
    scopes = List.copyOf(scopes);
  }

  /** Returns a column as its value stands in the answers of this endpoint. */
  public ColumnDef seen(ColumnDef column) {
    String place = told.get(column.name());
    return place == null ? column : column.inRow(place);
  }

  /** Returns whether the answer is one object. */
  public boolean isSingle() {
    return paging == Paging.SINGLE;
  }

  /** Returns the columns whose values the path, or a parameter that is always sent, needs. */
  public List<String> pathColumns() {
    List<String> names = new ArrayList<>(places(path));
    always.forEach(p -> names.addAll(places(p.value())));
    return names;
  }

  /** Returns the columns that a template names, in its order. */
  static List<String> places(String template) {
    List<String> names = new ArrayList<>();
    Matcher places = PLACE.matcher(template);
    while (places.find()) {
      if (!places.group(1).equals("workspace")) {
        names.add(places.group(1));
      }
    }
    return names;
  }

  /** Returns whether the path holds the workspace. */
  public boolean needsWorkspace() {
    return path.contains("{workspace}");
  }

  /** Returns the prefix that paths of fields have in the answer. */
  public String fieldPrefix() {
    return isSingle() ? "" : "values.";
  }
}
