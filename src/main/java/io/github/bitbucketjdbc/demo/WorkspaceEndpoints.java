package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;
import static io.github.bitbucketjdbc.demo.FieldType.BOOLEAN;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.PERMISSION;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.List;
import java.util.function.Function;

/** Workspaces, their members and the lists of their projects and permissions. */
final class WorkspaceEndpoints {
  /** The longest list of addresses that the e-mail filter of members takes. */
  private static final int MOST_ADDRESSES = 90;

  private WorkspaceEndpoints() {}

  static List<Route> routes() {
    return List.of(
        workspaces().route(),
        Route.object(WORKSPACE, "", WorkspaceEndpoints::workspace),
        members().route(),
        permissions().route(),
        projects().route(),
        allRepositoryPermissions().route(),
        repositoryPermissions().route(),
        ownRepositoryPermissions().route());
  }

  private static Listing workspaces() {
    Field slug = Field.at("slug", "workspace.slug", TEXT);
    return new Listing(
            "/user/workspaces",
            "account",
            call -> Rows.of(List.of(call.world().workspace().access())))
        .filter(slug)
        .sort(slug)
        .restrict(
            call -> {
              String administrator = call.parameter("administrator");
              return administrator == null
                  ? null
                  : row -> String.valueOf(row.get("administrator")).equals(administrator);
            });
  }

  private static Json workspace(Call call) {
    call.checkWorkspace();
    return call.world().workspace().json();
  }

  private static Listing members() {
    return new Listing(WORKSPACE + "/members", "account", call -> members(call, false))
        .filter(Field.of("user.nickname", TEXT))
        .filter(Field.of("user.account_id", EXACT))
        .filter(Field.of("user.uuid", EXACT))
        .filter(Field.of("user.email", TEXT).withLongestList(MOST_ADDRESSES));
  }

  private static Listing permissions() {
    return new Listing(WORKSPACE + "/permissions", "account", call -> members(call, true))
        .filter(Field.of("permission", EXACT))
        .filter(Field.of("user.uuid", EXACT));
  }

  private static Rows members(Call call, boolean withPermission) {
    call.checkWorkspace();
    World world = call.world();
    return new Rows(
        world.members(), index -> membership(world, world.person(index), withPermission));
  }

  /** {@code added_on} and {@code last_accessed} have no zone, and neither is always there. */
  private static Json membership(World world, Person person, boolean withPermission) {
    Json row = Json.object().put("type", "workspace_membership");
    if (withPermission) {
      long added = Stamps.NOW - Stamps.DAY * (200 + person.dice().below(20, 900));
      row.put("permission", person.index() % 4 == 0 ? "owner" : "member")
          .put("added_on", person.index() % 3 == 2 ? null : Stamps.withoutZone(added + 123_456))
          .put("last_accessed", null);
    }
    String path = "/workspaces/" + world.workspace().slug() + "/members/";
    return row.lazy("user", person::json)
        .lazy("workspace", () -> world.workspace().embedded())
        .lazy("links", () -> Links.self(path + Links.encoded(person.uuid())).json());
  }

  private static Listing projects() {
    return new Listing(WORKSPACE + "/projects", "project", WorkspaceEndpoints::projectRows)
        .fields(TEXT, "name", "description")
        .fields(EXACT, "key", "uuid")
        .fields(BOOLEAN, "is_private")
        .fields(DATE, "created_on", "updated_on");
  }

  private static Rows projectRows(Call call) {
    call.checkWorkspace();
    World world = call.world();
    return new Rows(world.shape().projects(), index -> world.project(index).json());
  }

  private static Listing allRepositoryPermissions() {
    return permissionListing(
        WORKSPACE + "/permissions/repositories",
        "account",
        call -> {
          call.checkWorkspace();
          World world = call.world();
          int members = world.members();
          return new Rows(
              Math.multiplyExact(world.repositories().count(), members),
              index ->
                  permission(
                      world.repositories().at(index / members), world.person(index % members)));
        });
  }

  private static Listing repositoryPermissions() {
    String template = WORKSPACE + "/permissions/repositories/{repo_slug}";
    return permissionListing(
        template,
        "repository",
        call -> {
          Repository repository = call.repository();
          World world = call.world();
          return new Rows(world.members(), index -> permission(repository, world.person(index)));
        });
  }

  private static Listing ownRepositoryPermissions() {
    String template = "/user/workspaces/{workspace}/permissions/repositories";
    return permissionListing(
        template,
        "account, repository",
        call -> {
          call.checkWorkspace();
          World world = call.world();
          return new Rows(
              world.repositories().count(),
              index -> permission(world.repositories().at(index), world.caller()));
        });
  }

  private static Listing permissionListing(
      String template, String scope, Function<Call, Rows> rows) {
    return new Listing(template, scope, rows)
        .filter(Field.of("permission", PERMISSION))
        .fields(TEXT, "repository.name")
        .filter(Field.of("user.uuid", EXACT))
        .sort(Field.of("user.display_name", TEXT));
  }

  private static Json permission(Repository repository, Person person) {
    Dice dice = repository.dice().of(60).of(person.index());
    String permission =
        person.index() == 0 ? "admin" : dice.pick(1, List.of("read", "write", "write", "admin"));
    return Json.object()
        .put("type", "repository_permission")
        .put("permission", permission)
        .lazy("user", person::json)
        .lazy("repository", repository::embedded);
  }
}
