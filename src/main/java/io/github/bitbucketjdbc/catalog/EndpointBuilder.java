package io.github.bitbucketjdbc.catalog;

import io.github.bitbucketjdbc.http.Paging;
import io.github.bitbucketjdbc.http.RestRequest.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an {@link Endpoint} within a table's declaration. */
public final class EndpointBuilder {
  private final String path;
  private Paging paging;
  private int maxPageLength = 100;
  private boolean filters;
  private boolean sorts;
  private String stableSort = "";
  private boolean counts;
  private boolean fields = true;
  private boolean mayBeMissing;
  private boolean mayBeWithheld;
  private final List<Parameter> always = new ArrayList<>();
  private final List<Parameter> unlessFiltered = new ArrayList<>();
  private final Map<String, Endpoint.FilterParameter> parameters = new LinkedHashMap<>();
  private String rows = "";
  private final Map<String, String> told = new LinkedHashMap<>();
  private List<String> scopes = List.of();

  EndpointBuilder(String path, Paging paging) {
    this.path = path;
    this.paging = paging;
    this.counts = paging == Paging.NUMBERED || paging == Paging.STEPPED;
  }

  /** Sets how the list is walked; a list is page-numbered unless said otherwise. */
  public EndpointBuilder paging(Paging kind) {
    paging = kind;
    counts = kind == Paging.NUMBERED || kind == Paging.STEPPED;
    return this;
  }

  /** Sets the largest {@code pagelen}; 100 unless said otherwise. */
  public EndpointBuilder maxPageLength(int length) {
    maxPageLength = length;
    return this;
  }

  /** Says that {@code q} is honoured for the columns that are declared with a filter. */
  public EndpointBuilder filters() {
    filters = true;
    return this;
  }

  /** Says that {@code sort} is honoured for the columns that are declared sortable. */
  public EndpointBuilder sorts() {
    sorts = true;
    return this;
  }

  /** Sets the immutable field to sort by when the query asks for no order. */
  public EndpointBuilder stableSort(String field) {
    sorts = true;
    stableSort = field;
    return this;
  }

  /** Says that {@code size} is missing or cannot be trusted. */
  public EndpointBuilder withoutSize() {
    counts = false;
    return this;
  }

  /** Says that {@code fields} is not honoured. */
  public EndpointBuilder withoutFields() {
    fields = false;
    return this;
  }

  /** Says that a 404 means that there are no rows, as long as the repository is there. */
  public EndpointBuilder mayBeMissing() {
    mayBeMissing = true;
    counts = false;
    return this;
  }

  /** Says that a 404 may also mean that the rows of an object that is there cannot be told. */
  public EndpointBuilder mayBeWithheld() {
    mayBeWithheld = true;
    return this;
  }

  /**
   * Sends a parameter with every request; {@code {Name}} in it is filled with the value of that
   * column, within {@code q} in quotes. Without a value the endpoint is not asked.
   */
  public EndpointBuilder always(String name, String value) {
    always.add(new Parameter(name, value));
    return this;
  }

  /** Sends a parameter, once for each value, with requests that have no {@code q}. */
  public EndpointBuilder unlessFiltered(String name, String... values) {
    for (String value : values) {
      unlessFiltered.add(new Parameter(name, value));
    }
    return this;
  }

  /** Declares a filter parameter that selects exactly the rows with that value. */
  public EndpointBuilder parameter(String column, String name) {
    parameters.put(column, new Endpoint.FilterParameter(name, Map.of(), "", false, true));
    return this;
  }

  /** Declares a filter parameter, repeatable, whose values differ from the column's. */
  public EndpointBuilder parameter(String column, String name, Map<String, String> values) {
    parameters.put(column, new Endpoint.FilterParameter(name, values, "", true, true));
    return this;
  }

  /** Declares a filter parameter that selects at least the rows with that value. */
  public EndpointBuilder narrowing(String column, String name) {
    return narrowing(column, name, "");
  }

  /**
   * Declares a filter parameter for values of a certain look, which selects at least their rows.
   */
  public EndpointBuilder narrowing(String column, String name, String pattern) {
    parameters.put(column, new Endpoint.FilterParameter(name, Map.of(), pattern, false, false));
    return this;
  }

  /** Declares a filter parameter for certain values, which selects at least their rows. */
  public EndpointBuilder narrowing(String column, String name, Map<String, String> values) {
    parameters.put(column, new Endpoint.FilterParameter(name, values, "", false, false));
    return this;
  }

  /**
   * Makes each element of a list inside the objects a row of its own; with {@code name{}} each
   * member of a map, whose name is the value of the path {@code {}}.
   */
  public EndpointBuilder rows(String list) {
    rows = list;
    counts = false;
    return this;
  }

  /** Says where each row tells a column that other lists have in their address. */
  public EndpointBuilder tells(String column, String place) {
    told.put(column, place);
    return this;
  }

  /** Names the scopes a token needs. */
  public EndpointBuilder scopes(String... names) {
    scopes = List.of(names);
    return this;
  }

  Endpoint build() {
    return new Endpoint(
        path,
        paging,
        maxPageLength,
        filters,
        sorts,
        stableSort,
        counts,
        fields,
        mayBeMissing,
        mayBeWithheld,
        always,
        unlessFiltered,
        parameters,
        rows,
        told,
        scopes);
  }
}
