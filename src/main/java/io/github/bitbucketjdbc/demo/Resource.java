package io.github.bitbucketjdbc.demo;

import io.github.bitbucketjdbc.demo.DemoChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of what can be written to a collection. How its rows are read is declared
 * elsewhere, by a {@link Listing} and mostly by a route to the single row.
 */
final class Resource {
  /** Makes a new row from the members of a body that the form lets through. */
  interface Maker {
    Json make(Call call, Json values);
  }

  /** The members of a row that become others. */
  interface Changer {
    Json changes(Call call, Json row, Json values);
  }

  private final String template;
  private final String scope;
  private final Identity identity;
  private String item;
  private Form form = new Form();
  private Set<String> onlyInFull = Set.of();
  private int createdStatus = 201;
  private @Nullable String unique;
  private @Nullable Maker maker;
  private @Nullable Maker putMaker;
  private @Nullable Changer changer;
  private boolean deletes;
  private @Nullable Changer emptier;
  private BiConsumer<Call, Json> guard = (call, row) -> {};
  private BiConsumer<Call, Json> then = (call, row) -> {};
  private BiConsumer<Call, Json> afterAdd = (call, row) -> {};
  private BiConsumer<Call, Json> afterDelete = (call, row) -> {};
  private String postPath;
  private int changedStatus = 200;
  private @Nullable Readings readings;

  /**
   * Writes to the collection at a path.
   *
   * @param ids the paths of the members that tell the rows apart, the lasting one first
   */
  Resource(String template, String scope, String... ids) {
    this.template = template;
    this.scope = scope;
    this.identity = Identity.by(ids);
    this.item = template + "/{id}";
    this.postPath = template;
  }

  Resource form(Form members) {
    form = members;
    return this;
  }

  Form form() {
    return form;
  }

  /** Members that are not in lists. */
  Resource onlyInFull(String... names) {
    onlyInFull = Set.of(names);
    return this;
  }

  /** POST makes a row; a row that has the same value of a member answers 409. */
  Resource post(Maker row) {
    maker = row;
    return this;
  }

  /** What a POST answers, where it is not 201. */
  Resource postAnswers(int status) {
    createdStatus = status;
    return this;
  }

  /** The path to which a POST goes, where it is not that of the collection. */
  Resource postAt(String path) {
    postPath = path;
    return this;
  }

  /** The path of a row, where it is not right below the collection. */
  Resource item(String path) {
    item = path;
    return this;
  }

  /** What a PUT of a row answers that was there before, where it is not 200. */
  Resource putAnswers(int status) {
    changedStatus = status;
    return this;
  }

  /** The path of a member that no two rows share. */
  Resource unique(String path) {
    unique = path;
    return this;
  }

  /** PUT replaces the members that are sent, and no others. */
  Resource put() {
    return put((call, row, values) -> values);
  }

  Resource put(Changer changes) {
    changer = changes;
    return this;
  }

  /** PUT makes the row when there is none. */
  Resource putMakes(Maker row) {
    putMaker = row;
    return this;
  }

  Resource delete() {
    deletes = true;
    return this;
  }

  /** DELETE leaves the row, but changes it. */
  Resource deleteEmpties(Changer changes) {
    emptier = changes;
    return delete();
  }

  /** What must hold before a row is changed or deleted; else it throws. */
  Resource guard(BiConsumer<Call, Json> check) {
    guard = check;
    return this;
  }

  /** What else happens when a row has been written. */
  Resource then(BiConsumer<Call, Json> effect) {
    then = effect;
    return this;
  }

  /** What else happens when a row has been added. */
  Resource thenAdd(BiConsumer<Call, Json> effect) {
    afterAdd = effect;
    return this;
  }

  Resource thenDelete(BiConsumer<Call, Json> effect) {
    afterDelete = effect;
    return this;
  }

  /** The routes of the writes, which find their rows by the routes of the reads. */
  List<Route> routes(List<Route> reads) {
    Readings found = Readings.of(template, item, identity, reads);
    readings = found;
    item = found.item();
    List<Route> routes = new ArrayList<>();
    if (maker != null) {
      routes.add(new Route("POST", postPath, scope, this::create));
    }
    if (changer != null || putMaker != null) {
      routes.add(new Route("PUT", item, scope, this::update));
    }
    if (deletes) {
      routes.add(new Route("DELETE", item, scope, this::remove));
    }
    return routes;
  }

  private Answer create(Call call) {
    Rows rows = list().rows(call);
    Json body = call.body().isEmpty() ? Json.object() : call.body().json();
    Json values = form.check(body, true);
    Json row = Objects.requireNonNull(maker).make(call, values);
    if (unique != null) {
      list().checkUnique(rows, unique, row);
    }
    add(call, row);
    Answer answer = Answer.json(createdStatus, row, call.fields());
    String self = row.text("links", "self", "href");
    return self.isEmpty() || createdStatus != 201 ? answer : answer.with("Location", self);
  }

  /** Adds a row that was made, for whatever reason. */
  void add(Call call, Json row) {
    insert(call, row);
    call.changed(Kind.CREATED);
    then.accept(call, row);
    afterAdd.accept(call, row);
  }

  /** Adds a row as part of what a call does elsewhere. */
  void insert(Call call, Json row) {
    edits(call).create(row);
  }

  private Answer update(Call call) {
    Json row = findOrNull(call);
    boolean missing = row == null;
    if (missing && putMaker == null) {
      throw notFound(call);
    }
    Json body = call.body().isEmpty() && putMaker != null ? Json.object() : call.body().json();
    Json values = form.check(body, missing || maker == null && putMaker != null);
    if (row == null) {
      add(call, Objects.requireNonNull(putMaker).make(call, values));
    } else if (changer != null) {
      guard.accept(call, row);
      change(call, row, changer.changes(call, row, values));
    }
    int status = missing ? putCreatedStatus() : changedStatus;
    return Answer.json(status, find(call), call.fields());
  }

  /** Where rows are made by POST, a PUT that makes one says so. */
  private int putCreatedStatus() {
    return maker == null ? 200 : createdStatus;
  }

  void deleteRow(Call call, String id) {
    edits(call).delete(list().computed(call), id);
    call.changed(Kind.DELETED);
  }

  private Answer remove(Call call) {
    Json row = find(call);
    guard.accept(call, row);
    String id = identity.of(row);
    if (emptier == null) {
      deleteRow(call, id);
    } else {
      edits(call).change(list().computed(call), id, emptier.changes(call, row, Json.object()));
    }
    call.changed(Kind.DELETED);
    then.accept(call, row);
    afterDelete.accept(call, row);
    return Answer.empty(204);
  }

  /** Changes members of a row as part of what a call does elsewhere. */
  void edit(Call call, Json row, Json values) {
    edits(call).change(list().computed(call), identity.of(row), values);
  }

  /** Changes members of a row that was found. */
  void change(Call call, Json row, Json values) {
    edit(call, row, values);
    call.changed(Kind.UPDATED);
    then.accept(call, row);
  }

  /** The row that the path of a call names, as it is now. */
  Json find(Call call) {
    Json row = findOrNull(call);
    if (row == null) {
      throw notFound(call);
    }
    return row;
  }

  /** The row that the path of a call names, or null. */
  @Nullable Json findOrNull(Call call) {
    return list().find(call);
  }

  Rows rows(Call call) {
    return list().rows(call);
  }

  private Readings list() {
    return Objects.requireNonNull(readings, template);
  }

  private ApiError notFound(Call call) {
    return ApiError.notFound(list().wanted(call) + " not found");
  }

  private Edits edits(Call call) {
    call.world().overlay().open();
    String path = Place.of(call, template).path();
    return call.world().overlay().edits(path, identity, onlyInFull);
  }

  /** A number for a row that is to be created: greater than those of the rows there are. */
  long nextNumber(Call call, long first) {
    Rows computed = list().computed(call);
    return first + computed.size() + edits(call).everCreated();
  }
}
