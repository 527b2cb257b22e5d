package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.function.Consumer;

/** A mark that the caller sets on an object and takes away again, such as a vote or a watch. */
final class Marks {
  private final String template;
  private final String scope;

  Marks(String template, String scope) {
    this.template = template;
    this.scope = scope;
  }

  /**
   * The routes to ask for the mark, to set it and to take it away.
   *
   * @param parent throws when there is nothing to mark
   */
  List<Route> routes(Consumer<Call> parent) {
    return routes(parent, call -> {});
  }

  List<Route> routes(Consumer<Call> parent, Consumer<Call> effect) {
    return List.of(
        new Route("GET", template, scope, call -> ask(parent, call)),
        new Route("PUT", template, scope, call -> set(parent, effect, call)),
        new Route("DELETE", template, scope, call -> remove(parent, effect, call)));
  }

  boolean isSet(Call call) {
    return call.world().overlay().content(Boolean.class, place(call)) != null;
  }

  private Answer ask(Consumer<Call> parent, Call call) {
    parent.accept(call);
    if (!isSet(call)) {
      throw ApiError.notFound("You have not done so.");
    }
    return Answer.empty(204);
  }

  private Answer set(Consumer<Call> parent, Consumer<Call> effect, Call call) {
    parent.accept(call);
    if (!isSet(call)) {
      call.world().overlay().setContent(place(call), true);
      call.changed(DemoChange.Kind.CREATED);
      effect.accept(call);
    }
    return Answer.empty(204);
  }

  private Answer remove(Consumer<Call> parent, Consumer<Call> effect, Call call) {
    parent.accept(call);
    if (call.world().overlay().removeContent(place(call))) {
      call.changed(DemoChange.Kind.DELETED);
      effect.accept(call);
    }
    return Answer.empty(204);
  }

  private String place(Call call) {
    return "mark of " + Place.of(call, template).path();
  }
}
