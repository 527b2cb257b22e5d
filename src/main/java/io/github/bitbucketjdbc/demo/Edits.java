package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was written to one collection: changes and gaps that lie over its computed rows, and rows
 * that follow them.
 */
final class Edits {
  private final Identity identity;
  private final Set<String> onlyInFull;
  private final List<Json> created = new ArrayList<>();
  private final Map<Integer, Json> changed = new HashMap<>();
  private final TreeSet<Integer> deleted = new TreeSet<>();
  private final Map<String, Integer> touched = new HashMap<>();
  private int everCreated;

  /**
   * The edits of a collection.
   *
   * @param onlyInFull the members that lists leave out
   */
  Edits(Identity identity, Set<String> onlyInFull) {
    this.identity = identity;
    this.onlyInFull = onlyInFull;
  }

  /** How many rows were ever added, those included that are gone again. */
  int everCreated() {
    return everCreated;
  }

  /** The row that was created under an identifier, or null. */
  @Nullable Json created(String wanted) {
    return created.stream().filter(row -> identity.matches(row, wanted)).findFirst().orElse(null);
  }

  boolean isDeleted(String id) {
    Integer index = touched.get(id);
    return index != null && deleted.contains(index);
  }

  /** A computed row with the changes to it; null when it is deleted. */
  @Nullable Json current(Json row) {
    Integer index = touched.get(identity.of(row));
    if (index == null) {
      return row;
    }
    Json changes = changed.get(index);
    return deleted.contains(index) ? null : changes == null ? row : row.with(changes);
  }

  /** The rows as they are now: the computed ones that are left, then those that were created. */
  Rows over(Rows computed) {
    int left = computed.size() - deleted.size();
    return new Rows(
        left + created.size(),
        position -> {
          if (position >= left) {
            return created.get(position - left).hiding(onlyInFull);
          }
          int index = indexOf(position);
          Json row = computed.row(index);
          Json changes = changed.get(index);
          return changes == null ? row : row.with(changes).hiding(onlyInFull);
        });
  }

  /** The number of the computed row that is at a position when the deleted ones are left out. */
  private int indexOf(int position) {
    int index = position;
    for (int gap : deleted) {
      if (gap > index) {
        break;
      }
      index++;
    }
    return index;
  }

  void create(Json row) {
    created.add(row);
    everCreated++;
  }

  /** Changes a row, which may be one of the computed ones. */
  void change(Rows computed, String id, Json values) {
    Json own = created(id);
    if (own != null) {
      created.set(created.indexOf(own), own.with(values));
    } else {
      changed.merge(touch(computed, id), values, Json::with);
    }
  }

  void delete(Rows computed, String id) {
    Json own = created(id);
    if (own != null) {
      created.remove(own);
    } else {
      deleted.add(touch(computed, id));
    }
  }

  private int touch(Rows computed, String id) {
    Integer known = touched.get(id);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < computed.size(); i++) {
      if (identity.of(computed.row(i)).equals(id)) {
        touched.put(id, i);
        return i;
      }
    }
    throw ApiError.notFound(id + " not found");
  }
}
