package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that was written since the start, by the place to which it belongs. Whoever reads holds the
 * server's lock for reading, and whoever writes holds it alone.
 */
final class Overlay {
  private final Map<String, Edits> collections = new HashMap<>();
  private final Map<String, @Nullable Json> singles = new HashMap<>();
  private final Map<String, Object> contents = new HashMap<>();
  private final List<DemoChange> changes = new ArrayList<>();
  private final Ids ids;
  private @Nullable Call latest;
  private int version;
  private int identifiers;

  Overlay(Dice dice) {
    ids = new Ids(dice, 900);
  }

  /** Changes with every write, so that what was found before is not taken for what is there. */
  int version() {
    return version;
  }

  boolean isEmpty() {
    return version == 0;
  }

  /** From the first write on, it matters to which place a path belongs. */
  void open() {
    version++;
  }

  /** Everything that had an effect, in its order. */
  List<DemoChange> changes() {
    synchronized (changes) {
      return List.copyOf(changes);
    }
  }

  /** Notes the first effect of a call, as one request is one change. */
  void record(Call call, DemoChange.Kind kind) {
    version++;
    if (call != latest) {
      latest = call;
      synchronized (changes) {
        changes.add(new DemoChange(call.method(), call.rawPath(), kind));
      }
    }
  }

  /** The edits of a collection, or null while there are none. */
  @Nullable Edits find(String place) {
    return collections.get(place);
  }

  Edits edits(String place, Identity identity, Set<String> onlyInFull) {
    version++;
    return collections.computeIfAbsent(place, unused -> new Edits(identity, onlyInFull));
  }

  boolean hasSingle(String place) {
    return singles.containsKey(place);
  }

  /** An object that stands alone as it was last written; null when it was deleted. */
  @Nullable Json single(String place) {
    return singles.get(place);
  }

  void setSingle(String place, @Nullable Json object) {
    version++;
    singles.put(place, object);
  }

  /** What is kept beside the rows, such as the bytes of files. */
  <T> @Nullable T content(Class<T> type, String place) {
    return type.cast(contents.get(place));
  }

  <T> T content(Class<T> type, String place, Function<String, T> otherwise) {
    return type.cast(contents.computeIfAbsent(place, otherwise));
  }

  void setContent(String place, Object content) {
    version++;
    contents.put(place, content);
  }

  boolean removeContent(String place) {
    version++;
    return contents.remove(place) != null;
  }

  String uuid() {
    return ids.uuid(identifiers++);
  }

  /** A moment after all of the invented past, and after all moments given before. */
  long now() {
    return Stamps.NOW + ++identifiers * Stamps.SECOND + 1001L * identifiers % Stamps.SECOND;
  }
}
