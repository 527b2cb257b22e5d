package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.BOOLEAN;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;
import static io.github.bitbucketjdbc.demo.FieldType.TEXT;

import java.util.ArrayList;
import java.util.List;

/** Downloads, forks, webhooks and watchers of repositories. */
final class SettingEndpoints {
  private SettingEndpoints() {}

  static List<Route> routes() {
    SmallCollection hooks =
        new SmallCollection(REPOSITORY + "/hooks", "webhook", call -> hooks(call.repository()));
    return List.of(
        new SmallCollection(
                REPOSITORY + "/downloads", "repository", call -> downloads(call.repository()))
            .listing()
            .route(),
        forks().route(),
        hooks.listing().route(),
        hooks.one("uuid"),
        new Listing(REPOSITORY + "/watchers", "repository", SettingEndpoints::watchers).route());
  }

  private static List<Json> downloads(Repository repository) {
    List<Json> rows = new ArrayList<>();
    if (repository.index() % 2 == 0 && repository.shape().commits() > 0) {
      for (String name :
          List.of("launcher-1.0.zip", "Startanleitung für Pad 39a.pdf", "a+b%.bin")) {
        rows.add(download(repository, name, rows.size()));
      }
    }
    return rows;
  }

  private static Json download(Repository repository, String name, int index) {
    Dice dice = repository.dice().of(301).of(index);
    Person person = repository.world().anyone(dice);
    String path = repository.path() + "/downloads/" + Query.encode(name);
    return Json.object()
        .put("type", "download")
        .put("name", name)
        .put("size", index == 0 ? 4_831_838_208L : dice.below(1, 90_000_000))
        .put("downloads", dice.below(2, 500))
        .put("created_on", Stamps.core(Stamps.NOW - dice.belowLong(3, 400 * Stamps.DAY)))
        .put("user", person == null ? null : person.json())
        .put("links", Links.self(path).json());
  }

  private static Listing forks() {
    return new SmallCollection(
            REPOSITORY + "/forks", "repository", call -> forks(call.repository()))
        .listing()
        .fields(TEXT, "name", "full_name", "description", "language")
        .fields(EXACT, "slug", "uuid", "owner.uuid", "workspace.slug")
        .fields(BOOLEAN, "is_private")
        .fields(DATE, "created_on", "updated_on");
  }

  /** In the workspaces of members, each of which may have one. */
  private static List<Json> forks(Repository repository) {
    List<Json> rows = new ArrayList<>();
    int forks = repository.shape().commits() == 0 ? 0 : repository.index() == 0 ? 13 : 1;
    for (int i = 0; i < forks; i++) {
      rows.add(fork(repository, i));
    }
    return rows;
  }

  private static Json fork(Repository repository, int index) {
    Dice dice = repository.dice().of(302).of(index);
    World world = repository.world();
    Person owner = world.person(index % world.members());
    String slug = index < world.members() ? repository.slug() : repository.slug() + "-" + index;
    String fullName = owner.asciiName() + "/" + slug;
    long created = Stamps.NOW - (500 - index) * Stamps.DAY;
    String clone = "bitbucket.org/" + fullName + ".git";
    return Json.object()
        .put("type", "repository")
        .put("uuid", new Ids(repository.dice(), 303).uuid(index))
        .put("full_name", fullName)
        .put("name", slug)
        .put("slug", slug)
        .put("description", index % 3 == 0 ? "" : "Fork of " + repository.slug())
        .put("scm", "git")
        .put("is_private", index % 2 == 0)
        .put("fork_policy", "allow_forks")
        .put("language", repository.shape().language())
        .put("size", 20_000L + dice.below(1, 90_000_000))
        .put("created_on", Stamps.core(created))
        .put("updated_on", Stamps.core(created + dice.belowLong(2, 400 * Stamps.DAY)))
        .put("owner", owner.json())
        .put(
            "workspace",
            Json.object()
                .put("type", "workspace")
                .put("uuid", owner.uuid())
                .put("slug", owner.asciiName()))
        .put(
            "project",
            Json.object()
                .put("type", "project")
                .put("key", index % 2 == 0 ? "FORKS" : "PERSONAL")
                .put("name", index % 2 == 0 ? "Forks" : "Personal"))
        .put("parent", repository.embedded())
        .put("mainbranch", Json.object().put("type", "branch").put("name", "main"))
        .put(
            "links",
            Links.self("/repositories/" + fullName)
                .html("/" + fullName)
                .put(
                    "clone",
                    Json.list(
                        Json.object().put("name", "https").put("href", "https://" + clone),
                        Json.object()
                            .put("name", "ssh")
                            .put("href", "git@" + clone.replaceFirst("/", ":"))))
                .json());
  }

  /** {@code created_at} instead of {@code created_on}; newer ones have more fields. */
  private static List<Json> hooks(Repository repository) {
    List<Json> rows = new ArrayList<>();
    for (int i = 0; i < (repository.shape().commits() == 0 ? 0 : 2); i++) {
      String uuid = new Ids(repository.dice(), 304).uuid(i);
      long created = Stamps.NOW - (300 + i) * Stamps.DAY + 359_063;
      Json row =
          Json.object()
              .put("type", "webhook_subscription")
              .put("uuid", uuid)
              .put("description", i == 0 ? "Jenkins hook" : "")
              .put("url", "https://ci.rockets.example/hook?repo=" + repository.slug() + "&n=" + i)
              .put("active", i == 0)
              .put("skip_cert_verification", false)
              .put(
                  "events",
                  i == 0 ? Json.list("repo:push") : Json.list("repo:push", "pullrequest:created"))
              .put("created_at", i == 0 ? Stamps.zulu(created) : Stamps.nanos(created, 524))
              .put("subject", repository.embedded())
              .put("source", null)
              .put("read_only", i == 0 ? null : false)
              .put("history_enabled", i == 0)
              .put("links", Links.self(repository.path() + "/hooks/" + Links.encoded(uuid)).json());
      rows.add(i == 0 ? row : row.put("secret_set", true));
    }
    return rows;
  }

  private static Rows watchers(Call call) {
    Repository repository = call.repository();
    World world = repository.world();
    int watchers = Math.min(world.members(), 2 + repository.index() % 12);
    return new Rows(watchers, index -> world.person(index).json());
  }
}
