package io.github.bitbucketjdbc.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a collection: where it is, what its rows are, how it pages, and which of the
 * shared parameters have an effect on it.
 */
final class Listing {

  /** How a collection hands out its rows. */
  enum Paging {
    /** By page number, with {@code size}, {@code page} and {@code previous}. */
    NUMBERED,
    /** Forward only, by an unpredictable token and without a size. */
    OPAQUE,
    /** Everything at once, whatever {@code pagelen} says. */
    SINGLE
  }

  private final String template;
  private final String scope;
  private final Function<Call, Rows> rows;
  private final Map<String, Field> filters = new HashMap<>();
  private final Map<String, Field> sorts = new HashMap<>();
  private final Set<String> growing = new HashSet<>();
  private Paging paging = Paging.NUMBERED;
  private Selection.Order order = Selection.Order.SCRAMBLED;
  private int longestPage = 100;
  private int usualPage = 10;
  private boolean ignoresQuery;
  private boolean ignoresSort;
  private boolean losesSort;
  private Function<Call, @Nullable Expression> restriction = call -> null;
  private Function<Call, Rows> ofNew = call -> Rows.of(List.of());

  Listing(String template, String scope, Function<Call, Rows> rows) {
    this.template = template;
    this.scope = scope;
    this.rows = rows;
  }

  /** Fields that both {@code q} and {@code sort} accept. */
  Listing fields(FieldType type, String... names) {
    for (String name : names) {
      filter(Field.of(name, type));
      sort(Field.of(name, type));
    }
    return this;
  }

  Listing filter(Field field) {
    filters.put(field.name(), field);
    return this;
  }

  Listing sort(Field field) {
    sorts.put(field.name(), field);
    return this;
  }

  /** Names fields that strictly grow from each row to the next. */
  Listing growing(String... names) {
    growing.addAll(Set.of(names));
    return this;
  }

  Listing paging(Paging family) {
    paging = family;
    return this;
  }

  /** Without {@code sort}, rows come in the order of their source. */
  Listing inOrder() {
    order = Selection.Order.FORWARD;
    return this;
  }

  Listing longestPage(int rows) {
    longestPage = rows;
    return this;
  }

  /** How many rows a page has when nothing is asked for. */
  Listing usualPage(int rows) {
    usualPage = rows;
    return this;
  }

  /** {@code q} is accepted with 200 and has no effect. */
  Listing ignoresQuery() {
    ignoresQuery = true;
    return this;
  }

  Listing ignoresSort() {
    ignoresSort = true;
    return this;
  }

  /** {@code next} repeats every parameter but {@code sort}. */
  Listing losesSortInNext() {
    losesSort = true;
    return this;
  }

  /** A condition from parameters of this collection's own. */
  Listing restrict(Function<Call, @Nullable Expression> condition) {
    restriction = condition;
    return this;
  }

  Route route() {
    return Route.list(template, scope, this);
  }

  String template() {
    return template;
  }

  /** The rows as they are now. */
  Rows rows(Call call) {
    return Place.of(call, template).rows(call, rows, ofNew);
  }

  /** The rows as they were before anything was written. */
  Rows computed(Call call) {
    return Place.of(call, template).computed(call, rows, ofNew);
  }

  /** What a parent that was created has from the beginning, where that is not nothing. */
  Listing ofNew(Function<Call, Rows> some) {
    ofNew = some;
    return this;
  }

  Set<String> growing() {
    return growing;
  }

  Paging paging() {
    return paging;
  }

  Selection.Order order() {
    return order;
  }

  int longestPage() {
    return longestPage;
  }

  int usualPage() {
    return usualPage;
  }

  boolean losesSort() {
    return losesSort;
  }

  /** What a call asks for, by {@code q} and by the collection's own parameters; null for all. */
  @Nullable Expression condition(Call call) {
    Expression own = restriction.apply(call);
    String text = call.parameter("q");
    if (ignoresQuery || text == null || text.isBlank()) {
      return own;
    }
    Expression query = BbqlParser.parse(text, filters);
    return own == null ? query : new Expression.And(own, query);
  }

  /** The field that a call sorts by, or null. */
  @Nullable Field sortField(Call call) {
    String sort = call.parameter("sort");
    if (ignoresSort || sort == null || sort.isBlank()) {
      return null;
    }
    String name = sort.startsWith("-") ? sort.substring(1) : sort;
    Field field = sorts.get(name);
    if (field == null) {
      throw ApiError.badRequest(name + " does not support sorting");
    }
    return field;
  }
}
