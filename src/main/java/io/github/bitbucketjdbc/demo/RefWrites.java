package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates and deletes branches and tags, and commits files. */
final class RefWrites {
  private static final String REFS = REPOSITORY + "/refs/";
  private static final String SCOPE = "repository:write";
  private static final Form FORM =
      new Form().texts("name", "target.hash", "message").required("name", "target.hash");

  private RefWrites() {}

  static List<Route> routes(List<Route> reads) {
    return List.of(
        new Route("POST", REFS + "branches", SCOPE, RefWrites::createBranch),
        new Route("DELETE", REFS + "branches/{name...}", SCOPE, RefWrites::deleteBranch),
        new Route("POST", REFS + "tags", SCOPE, RefWrites::createTag),
        new Route("DELETE", REFS + "tags/{name...}", SCOPE, RefWrites::deleteTag),
        new Route("POST", REPOSITORY + "/src", SCOPE, RefWrites::commit));
  }

  private static Answer createBranch(Call call) {
    Json values = FORM.check(call.body().json(), true);
    Repository repository = call.repository();
    String name = name(values);
    Commit target = target(repository, values);
    if (repository.refs().branch(name) != null) {
      throw ApiError.exists("BRANCH_ALREADY_EXISTS", "Branch \"" + name + "\" already exists.");
    }
    repository.historyToWrite().setBranch(name, target.index());
    call.changed(DemoChange.Kind.CREATED);
    return created(call, repository.refs().json(new Refs.Branch(name, target)));
  }

  private static Answer deleteBranch(Call call) {
    Repository repository = call.repository();
    String name = call.variable("name");
    if (repository.refs().branch(name) == null) {
      throw ApiError.notFound("Branch \"" + name + "\" does not exist");
    }
    if (name.equals(repository.mainBranchName())) {
      throw ApiError.badRequest("The main branch cannot be deleted.");
    }
    repository.historyToWrite().deleteBranch(name);
    call.changed(DemoChange.Kind.DELETED);
    return Answer.empty(204);
  }

  private static Answer createTag(Call call) {
    Json values = FORM.check(call.body().json(), true);
    Repository repository = call.repository();
    String name = name(values);
    Commit target = target(repository, values);
    if (hasTag(repository, name)) {
      throw ApiError.exists("TAG_ALREADY_EXISTS", "tag \"" + name + "\" already exists.");
    }
    String message = values.has("message") ? values.text("message") : null;
    Json tag = repository.refs().newTag(name, target, message);
    repository.historyToWrite().setTag(name, tag);
    call.changed(DemoChange.Kind.CREATED);
    return created(call, tag);
  }

  private static Answer deleteTag(Call call) {
    Repository repository = call.repository();
    String name = call.variable("name");
    if (!hasTag(repository, name)) {
      throw ApiError.notFound("Tag \"" + name + "\" does not exist");
    }
    repository.historyToWrite().deleteTag(name);
    call.changed(DemoChange.Kind.DELETED);
    return Answer.empty(204);
  }

  private static boolean hasTag(Repository repository, String name) {
    return repository.refs().tagRows().stream().anyMatch(tag -> name.equals(tag.get("name")));
  }

  private static String name(Json values) {
    String name = values.text("name");
    if (name.isBlank() || name.startsWith("/") || name.endsWith("/") || name.contains("..")) {
      throw ApiError.invalid("name", "\"" + name + "\" is not a valid name");
    }
    return name;
  }

  private static Commit target(Repository repository, Json values) {
    String hash = values.text("target", "hash");
    try {
      return repository.refs().resolve(hash);
    } catch (ApiError unknown) {
      throw ApiError.invalid("target", "target not found: " + hash);
    }
  }

  private static Answer created(Call call, Json ref) {
    return Answer.json(201, ref, call.fields()).with("Location", ref.text("links", "self", "href"));
  }

  /** Fields of the form are files by their paths, beside a few that have a meaning of their own. */
  private static Answer commit(Call call) {
    Repository repository = call.repository();
    Map<String, byte @Nullable []> files = new LinkedHashMap<>();
    Map<String, String> meta = new LinkedHashMap<>();
    for (Body.Part part : call.body().parts()) {
      boolean field = part.fileName().isEmpty();
      String path = strip(part.name());
      if (field && part.name().equals("files")) {
        files.putIfAbsent(strip(part.text()), null);
      } else if (field && List.of("message", "author", "parents", "branch").contains(path)) {
        meta.put(path, part.text());
      } else {
        files.put(path, part.content());
      }
    }
    String branch = meta.getOrDefault("branch", orMain(repository));
    Commit parent = parent(repository, branch, meta.get("parents"));
    String author = meta.get("author");
    Json by =
        author == null
            ? call.world().caller().asAuthor()
            : Json.object().put("type", "author").put("raw", author);
    Commit made =
        Committing.commit(
            repository,
            branch,
            new History.Written(
                meta.getOrDefault("message", "Changed through the API"),
                call.now(),
                by,
                parent == null ? List.of() : List.of(parent.index()),
                files));
    call.changed(DemoChange.Kind.CREATED);
    String self = "https://api.bitbucket.org/2.0" + repository.path() + "/commit/" + made.hash();
    return Answer.empty(201).with("Location", self);
  }

  private static String orMain(Repository repository) {
    String main = repository.mainBranchName();
    return main == null ? "main" : main;
  }

  private static @Nullable Commit parent(
      Repository repository, String branch, @Nullable String parents) {
    Refs.Branch existing = repository.refs().branch(branch);
    if (parents != null) {
      Commit parent = repository.refs().resolve(parents.split(",")[0].strip());
      if (existing != null && !existing.head().equals(parent)) {
        throw ApiError.conflict("The branch has moved since the parent commit.");
      }
      return parent;
    }
    if (existing != null) {
      return existing.head();
    }
    return repository.mainBranchName() == null ? null : repository.refs().resolve("HEAD");
  }

  private static String strip(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
