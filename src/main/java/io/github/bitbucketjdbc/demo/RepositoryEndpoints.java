package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.BOOLEAN;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.NAME;
import static io.github.bitbucketjdbc.demo.FieldType.NUMBER;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repositories, their refs and their commits. */
final class RepositoryEndpoints {
  private RepositoryEndpoints() {}

  static List<Route> routes() {
    String refs = REPOSITORY + "/refs";
    return List.of(
        repositories().route(),
        Route.object(REPOSITORY, "repository", call -> call.repository().json()),
        refs(refs, true, true).route(),
        refs(refs + "/branches", true, false).route(),
        Route.derived(refs + "/branches/{name...}", "repository", RepositoryEndpoints::branch),
        refs(refs + "/tags", false, true).route(),
        Route.derived(refs + "/tags/{name...}", "repository", RepositoryEndpoints::tag),
        commits(REPOSITORY + "/commits").route(),
        commits(REPOSITORY + "/commits/{revision...}").route(),
        Route.derived(REPOSITORY + "/commit/{commit}", "repository", RepositoryEndpoints::commit));
  }

  private static Listing repositories() {
    return new Listing("/repositories/{workspace}", "repository", RepositoryEndpoints::rows)
        .fields(
            TEXT,
            "name",
            "description",
            "full_name",
            "language",
            "website",
            "project.name",
            "parent.name",
            "parent.full_name",
            "owner.display_name",
            "mainbranch.name")
        .fields(
            EXACT,
            "slug",
            "uuid",
            "scm",
            "fork_policy",
            "project.key",
            "project.uuid",
            "parent.uuid",
            "owner.uuid",
            "workspace.slug",
            "workspace.uuid")
        .fields(BOOLEAN, "is_private")
        .fields(NUMBER, "size")
        .fields(DATE, "created_on", "updated_on")
        .growing("created_on");
  }

  private static Rows rows(Call call) {
    call.checkWorkspace();
    World world = call.world();
    return new Rows(world.shape().repositories(), index -> world.repository(index).json());
  }

  private static Listing refs(String template, boolean branches, boolean tags) {
    return new Listing(template, "repository", call -> refRows(call, branches, tags))
        .ofNew(call -> refRows(call, branches, tags))
        .fields(NAME, "name")
        .fields(TEXT, "target.message", "target.author.raw")
        .fields(EXACT, "type", "target.hash", "target.author.user.uuid")
        .fields(DATE, "target.date");
  }

  private static Rows refRows(Call call, boolean branches, boolean tags) {
    Repository repository = call.repository();
    Refs refs = repository.refs();
    List<Json> rows = new ArrayList<>();
    if (branches) {
      refs.branches().forEach(branch -> rows.add(refs.json(branch)));
    }
    if (tags) {
      rows.addAll(refs.tagRows());
    }
    return Rows.of(rows);
  }

  private static Json branch(Call call) {
    Refs refs = call.repository().refs();
    String name = call.variable("name");
    Refs.Branch branch = refs.branch(name);
    if (branch == null) {
      throw missing("Branch", name);
    }
    return refs.json(branch);
  }

  private static Json tag(Call call) {
    Refs refs = call.repository().refs();
    String name = call.variable("name");
    return refs.tagRows().stream()
        .filter(tag -> name.equals(tag.get("name")))
        .findFirst()
        .orElseThrow(() -> missing("Tag", name));
  }

  private static ApiError missing(String kind, String name) {
    return ApiError.notFound(kind + " \"" + name + "\" does not exist");
  }

  /** Newest first by an unpredictable token; {@code q} and {@code sort} change nothing. */
  static Listing commits(String template) {
    return new Listing(template, "repository", RepositoryEndpoints::commitRows)
        .ofNew(RepositoryEndpoints::commitRows)
        .paging(Listing.Paging.OPAQUE)
        .inOrder()
        .ignoresQuery()
        .ignoresSort()
        .restrict(RepositoryEndpoints::touching);
  }

  private static Rows commitRows(Call call) {
    boolean byRevision = call.variables().containsKey("revision");
    if (byRevision && call.world().findRepository(call.variable("repo_slug")) == null) {
      throw ApiError.notFoundPage();
    }
    Repository repository = call.repository();
    Refs refs = repository.refs();
    List<String> included = new ArrayList<>(call.query().all("include"));
    if (byRevision) {
      included.add(call.variable("revision"));
    }
    int newest = repository.shape().commits() - 1;
    if (repository.history() != null) {
      return Rows.of(Walk.of(repository, included, call.query().all("exclude")));
    }
    if (!included.isEmpty()) {
      newest = included.stream().mapToInt(name -> refs.resolve(name).index()).max().getAsInt();
    }
    int oldest =
        1
            + call.query().all("exclude").stream()
                .mapToInt(name -> refs.resolve(name).index())
                .max()
                .orElse(-1);
    int first = newest;
    return new Rows(
        Math.max(0, newest - oldest + 1), index -> new Commit(repository, first - index).json());
  }

  /** With {@code path}, only some of the commits. */
  private static @Nullable Expression touching(Call call) {
    String path = call.parameter("path");
    if (path == null) {
      return null;
    }
    int remainder = Math.floorMod(path.hashCode(), 3);
    return row -> String.valueOf(row.get("hash")).charAt(0) % 3 == remainder;
  }

  private static Json commit(Call call) {
    return call.repository().refs().resolve(call.variable("commit")).json();
  }
}
