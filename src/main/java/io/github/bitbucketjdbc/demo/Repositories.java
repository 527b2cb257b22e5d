package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which repositories there are: those of the shape, and those that were made since. */
final class Repositories {
  private static final Volume NOTHING = new Volume(0, 0, 0, 0, 0, 0, 0);

  private final World world;
  private final List<RepositoryShape> created = new ArrayList<>();
  private final Map<Integer, Integer> origins = new HashMap<>();
  private final Map<Integer, RepositoryShape> renamed = new HashMap<>();
  private final TreeSet<Integer> deleted = new TreeSet<>();

  Repositories(World world) {
    this.world = world;
  }

  private int computed() {
    return world.shape().repositories();
  }

  /** How many there are. */
  int count() {
    return computed() + created.size() - deleted.size();
  }

  /** The repository at a position among those that there are. */
  Repository at(int position) {
    int index = position;
    for (int gap : deleted) {
      if (gap > index) {
        break;
      }
      index++;
    }
    return get(index);
  }

  Repository get(int index) {
    RepositoryShape shape = shape(index);
    Integer origin = origins.get(index);
    return origin == null
        ? new Repository(world, index, shape)
        : new Repository(world, index, shape, get(origin));
  }

  private RepositoryShape shape(int index) {
    RepositoryShape other = renamed.get(index);
    if (other != null) {
      return other;
    }
    return index < computed() ? world.shape().repository(index) : created.get(index - computed());
  }

  @Nullable Repository find(String slugOrUuid) {
    int index =
        slugOrUuid.startsWith("{")
            ? world.repositoryIds().indexOfUuid(slugOrUuid)
            : withSlug(slugOrUuid);
    boolean exists = index >= 0 && index < computed() + created.size() && !deleted.contains(index);
    return exists ? get(index) : null;
  }

  private int withSlug(String slug) {
    for (Map.Entry<Integer, RepositoryShape> other : renamed.entrySet()) {
      if (other.getValue().slug().equals(slug)) {
        return other.getKey();
      }
    }
    for (int i = created.size() - 1; i >= 0; i--) {
      int index = computed() + i;
      boolean there = !renamed.containsKey(index) && !deleted.contains(index);
      if (there && created.get(i).slug().equals(slug)) {
        return index;
      }
    }
    int index = world.shape().repositoryOf(slug);
    return renamed.containsKey(index) ? -1 : index;
  }

  /** Adds an empty repository. */
  Repository create(String slug, int project) {
    return add(new RepositoryShape(slug, project, "", "", NOTHING, true, 0, 0));
  }

  /** Adds a repository that has the history and the refs of another. */
  Repository fork(Repository origin, String slug) {
    RepositoryShape shape = origin.shape();
    Volume all = shape.volume();
    Volume volume = new Volume(0, 0, all.branches(), all.tags(), all.commits(), 0, 0);
    origins.put(computed() + created.size(), origin.index());
    return add(
        new RepositoryShape(
            slug, shape.project(), shape.description(), shape.language(), volume, true, 0, 0));
  }

  private Repository add(RepositoryShape shape) {
    created.add(shape);
    return get(computed() + created.size() - 1);
  }

  /** Gives a repository another slug, or puts it into another project. */
  void change(Repository repository, String slug, int project) {
    RepositoryShape old = repository.shape();
    renamed.put(
        repository.index(),
        new RepositoryShape(
            slug,
            project,
            old.description(),
            old.language(),
            old.volume(),
            old.varies(),
            old.failurePercent(),
            old.quietDays()));
  }

  void delete(Repository repository) {
    deleted.add(repository.index());
  }
}
