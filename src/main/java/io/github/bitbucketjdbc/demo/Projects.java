package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which projects there are: those of the shape, and those that were made since. */
final class Projects {
  private final World world;
  private final List<Project> created = new ArrayList<>();
  private final Map<Integer, Project> renamed = new HashMap<>();
  private final TreeSet<Integer> deleted = new TreeSet<>();

  Projects(World world) {
    this.world = world;
  }

  private int computed() {
    return world.shape().projects();
  }

  Project get(int index) {
    Project other = renamed.get(index);
    if (other != null) {
      return other;
    }
    if (index >= computed()) {
      return created.get(index - computed());
    }
    String[] project = world.shape().project(index);
    return new Project(world, index, project[0], project[1]);
  }

  /** The project with a key or a UUID, or null. */
  @Nullable Project find(String keyOrUuid) {
    for (int i = 0; i < computed() + created.size(); i++) {
      Project project = get(i);
      boolean meant = project.key().equals(keyOrUuid) || project.uuid().equals(keyOrUuid);
      if (meant && !deleted.contains(i)) {
        return project;
      }
    }
    return null;
  }

  Project create(String key, String name) {
    Project project = new Project(world, computed() + created.size(), key, name);
    created.add(project);
    return project;
  }

  Project rename(Project project, String key, String name) {
    Project other = new Project(world, project.index(), key, name);
    renamed.put(project.index(), other);
    return other;
  }

  void delete(Project project) {
    deleted.add(project.index());
  }
}
