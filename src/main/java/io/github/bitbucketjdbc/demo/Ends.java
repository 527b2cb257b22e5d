package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/** Where a pull request comes from and where it goes. */
record Ends(Repository from, Refs.Branch source, Repository to, Refs.Branch destination) {
  /** The ends that a body names; without a destination it is the main branch. */
  static Ends of(Repository repository, Json values) {
    String full = values.text("source", "repository", "full_name");
    Repository from = full.isEmpty() ? repository : fork(repository, full);
    String name = values.text("source", "branch", "name");
    String to = values.text("destination", "branch", "name");
    String main = repository.mainBranchName();
    Refs.Branch source = branch(from, "source", name);
    Refs.Branch destination =
        branch(repository, "destination", to.isEmpty() && main != null ? main : to);
    Ends ends = new Ends(from, source, repository, destination);
    if (source.head().hash().equals(destination.head().hash())) {
      throw ApiError.badRequest("There are no changes to be pulled");
    }
    return ends;
  }

  /** The ends when only the destination becomes another; the source may be long gone. */
  static Ends towards(Repository repository, String source, String destination) {
    Refs.Branch target = branch(repository, "destination", destination);
    if (source.equals(destination)) {
      throw ApiError.badRequest("There are no changes to be pulled");
    }
    return new Ends(repository, target, repository, target);
  }

  private static Repository fork(Repository repository, String fullName) {
    World world = repository.world();
    String prefix = world.workspace().slug() + "/";
    Repository fork =
        fullName.startsWith(prefix)
            ? world.findRepository(fullName.substring(prefix.length()))
            : null;
    if (fork == null) {
      throw ApiError.invalid("source", "repository not found: " + fullName);
    }
    return fork;
  }

  private static Refs.Branch branch(Repository repository, String end, String name) {
    Refs.Branch branch = repository.refs().branch(name);
    if (branch == null) {
      throw ApiError.invalid(end, "branch not found: " + name);
    }
    return branch;
  }

  /** The open pull request that has the same ends, or null. */
  @Nullable Json open(Repository repository) {
    for (int i = repository.pullRequests() - 1; i >= 0; i--) {
      Json pull = new PullRequest(repository, i).current(true);
      if (pull.text("state").equals("OPEN")
          && pull.text("source", "branch", "name").equals(source.name())
          && pull.text("source", "repository", "uuid").equals(from.uuid())
          && pull.text("destination", "branch", "name").equals(destination.name())) {
        return pull;
      }
    }
    return null;
  }

  Json sourceJson() {
    return json(from, source);
  }

  Json destinationJson() {
    return json(to, destination);
  }

  private static Json json(Repository repository, Refs.Branch branch) {
    return Json.object()
        .put("branch", Json.object().put("name", branch.name()).put("links", Json.object()))
        .put("commit", branch.head().abbreviated())
        .put("repository", repository.embedded());
  }
}
