package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The declaration of what can be written to an object that stands alone, such as settings. */
final class Single {
  private final String template;
  private final String scope;
  private final Form form;
  private int putStatus = 200;
  private boolean deletes;
  private @Nullable Function<Call, Json> empty;
  private Resource.Changer changer = (call, object, values) -> values;
  private @Nullable Function<Call, Json> object;

  Single(String template, String scope, Form form) {
    this.template = template;
    this.scope = scope;
    this.form = form;
  }

  /** A successful PUT answers 204 and nothing else. */
  Single silent() {
    putStatus = 204;
    return this;
  }

  /** What a PUT starts from when there is no such object yet. */
  Single orNew(Function<Call, Json> object) {
    empty = object;
    return this;
  }

  Single delete() {
    deletes = true;
    return this;
  }

  /** What a body changes, where it is not what it says. */
  Single changing(Resource.Changer changes) {
    changer = changes;
    return this;
  }

  List<Route> routes(List<Route> reads) {
    List<String> segments = Place.segments(template);
    for (Route read : reads) {
      if (read.object() != null && read.segments().equals(segments)) {
        object = read.object();
      }
    }
    List<Route> routes = new ArrayList<>();
    routes.add(new Route("PUT", template, scope, this::put));
    if (deletes) {
      routes.add(new Route("DELETE", template, scope, this::remove));
    }
    return routes;
  }

  private Json current(Call call) {
    return Place.of(call, template).one(call, Objects.requireNonNull(object, template));
  }

  private Answer put(Call call) {
    Json values = form.check(call.body().json(), true);
    boolean created = false;
    Json old;
    try {
      old = current(call);
    } catch (ApiError missing) {
      if (empty == null || missing.answer().status() != 404) {
        throw missing;
      }
      old = empty.apply(call);
      created = true;
    }
    Json changed = old.with(changer.changes(call, old, values));
    set(call, changed);
    call.changed(created ? DemoChange.Kind.CREATED : DemoChange.Kind.UPDATED);
    return putStatus == 204 ? Answer.empty(204) : Answer.json(putStatus, changed, call.fields());
  }

  private Answer remove(Call call) {
    current(call);
    set(call, null);
    call.changed(DemoChange.Kind.DELETED);
    return Answer.empty(204);
  }

  private void set(Call call, @Nullable Json changed) {
    Overlay overlay = call.world().overlay();
    overlay.open();
    overlay.setSingle(Place.of(call, template).path(), changed);
  }
}
