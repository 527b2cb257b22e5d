package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a path means, whatever way it is written: repositories, projects and people by their UUID,
 * commits by their whole hash.
 *
 * @param path the place of a collection or of an object that stands alone
 * @param id what the path says of the row in the collection at {@code path}; null for all of it
 * @param inNew whether it lies below something that was created
 */
record Place(String path, @Nullable String id, boolean inNew) {
  /** Before the first write nobody needs to know the place. */
  private static final Place NOWHERE = new Place("", null, false);

  static List<String> segments(String template) {
    return List.of(template.substring(1).split("/"));
  }

  static Place of(Call call, String template) {
    Overlay overlay = call.world().overlay();
    if (overlay.isEmpty()) {
      return NOWHERE;
    }
    List<String> segments = segments(template);
    StringBuilder path = new StringBuilder();
    boolean inNew = false;
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean variable = segment.startsWith("{");
      String value = variable ? canonical(call, segment.replaceAll("[{}.]", "")) : segment;
      if (variable && i == segments.size() - 1 && !segment.equals("{workspace}")) {
        return new Place(path.toString(), value, inNew);
      }
      Edits above = variable ? overlay.find(path.toString()) : null;
      if (above != null) {
        if (above.isDeleted(value)) {
          throw ApiError.notFound(value + " not found");
        }
        inNew |= above.created(value) != null;
      }
      path.append('/').append(value);
    }
    return new Place(path.toString(), null, inNew);
  }

  private static String canonical(Call call, String variable) {
    String value = call.variable(variable);
    return switch (variable) {
      case "workspace" -> call.world().workspace().slug();
      case "repo_slug" -> call.repository().uuid();
      case "project_key" -> call.project().uuid();
      case "commit" -> call.commit().hash();
      case "pipeline_uuid" -> mainId(call, "/pipelines", value);
      case "report_id" -> mainId(call, "/commit/" + call.commit().hash() + "/reports", value);
      case "selected_user", "target_username" -> call.world().canonicalUser(value);
      default -> value;
    };
  }

  /** What else a row of a repository's collection is called by, turned into its UUID. */
  private static String mainId(Call call, String collection, String value) {
    Edits edits = call.world().overlay().find(call.repository().place() + collection);
    Json row = edits == null ? null : edits.created(value);
    if (row != null) {
      return row.text("uuid");
    }
    return collection.equals("/pipelines")
        ? uuidOf(() -> call.pipeline().uuid(), value)
        : uuidOf(() -> CommitEndpoints.report(call).uuid(), value);
  }

  private static String uuidOf(Supplier<String> uuid, String otherwise) {
    try {
      return uuid.get();
    } catch (ApiError unknown) {
      return otherwise;
    }
  }

  /** The rows of the collection at this place. */
  Rows rows(Call call, Function<Call, Rows> computed, Function<Call, Rows> ofNew) {
    Rows rows = computed(call, computed, ofNew);
    Edits edits = call.world().overlay().find(path);
    return edits == null ? rows : edits.over(rows);
  }

  Rows computed(Call call, Function<Call, Rows> computed, Function<Call, Rows> ofNew) {
    return (inNew ? ofNew : computed).apply(call);
  }

  /** The object at this place. */
  Json one(Call call, Function<Call, Json> computed) {
    Overlay overlay = call.world().overlay();
    if (id == null) {
      return single(call, overlay, computed);
    }
    Edits edits = overlay.find(path);
    if (edits == null) {
      return inNew ? missing() : computed.apply(call);
    }
    Json own = edits.created(id);
    if (own != null) {
      return own;
    }
    Json current = inNew ? null : edits.current(computed.apply(call));
    return current == null ? missing() : current;
  }

  private Json single(Call call, Overlay overlay, Function<Call, Json> computed) {
    if (!overlay.hasSingle(path)) {
      return computed.apply(call);
    }
    Json object = overlay.single(path);
    return object == null ? missing() : object;
  }

  private Json missing() {
    throw ApiError.notFound((id == null ? "It" : id) + " was not found");
  }
}
