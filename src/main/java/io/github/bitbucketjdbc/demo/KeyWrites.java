package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Deploy keys, and the keys of people. */
final class KeyWrites {
  private static final String USER = "/users/{selected_user}";
  private static final String PROJECT = WORKSPACE + "/projects/{project_key}";
  private static final Form FORM =
      new Form().texts("key", "label", "comment").required("key", "label");

  private final Resource deployKeys =
      keys(REPOSITORY + "/deploy-keys", "repository:admin").post(this::deployKey);
  private final Resource projectKeys =
      keys(PROJECT + "/deploy-keys", "project:admin").post(this::projectKey);

  private KeyWrites() {}

  static List<Route> routes(List<Route> reads) {
    KeyWrites writes = new KeyWrites();
    List<Route> routes = new ArrayList<>(writes.deployKeys.routes(reads));
    routes.addAll(writes.projectKeys.routes(reads));
    routes.add(
        new Route("PUT", REPOSITORY + "/deploy-keys/{one}", "repository:admin", KeyWrites::refuse));
    routes.addAll(
        new Resource(USER + "/ssh-keys", "account:write", "uuid", "fingerprint")
            .form(new Form().texts("key", "label", "comment").required("key"))
            .post(KeyWrites::sshKey)
            .unique("key")
            .put((call, row, values) -> values.with(Json.object().put("key", row.get("key"))))
            .delete()
            .routes(reads));
    routes.addAll(
        new Resource(USER + "/gpg-keys", "account:write", "fingerprint")
            .form(new Form().texts("key", "name").required("key"))
            .post(KeyWrites::gpgKey)
            .unique("fingerprint")
            .delete()
            .routes(reads));
    return routes;
  }

  private static Resource keys(String template, String scope) {
    return new Resource(template, scope, "id").form(FORM).unique("key").postAnswers(200).delete();
  }

  /** A change of a deploy key is refused whatever it says (seen live in 2026). */
  private static Answer refuse(Call call) {
    call.repository();
    throw ApiError.invalid("key", "Deploy keys cannot be changed.");
  }

  private Json deployKey(Call call, Json values) {
    Repository repository = call.repository();
    long id = deployKeys.nextNumber(call, 3_000_000_000L + repository.index() * 10L);
    return key(call, "deploy_key", id, values)
        .put("owner", call.caller())
        .put("repository", repository.embedded())
        .put("links", Links.self(repository.path() + "/deploy-keys/" + id).json());
  }

  private Json projectKey(Call call, Json values) {
    Project project = call.project();
    long id = projectKeys.nextNumber(call, 1_230_000L + project.index() * 100L);
    return key(call, "project_deploy_key", id, values)
        .put("created_by", call.caller())
        .put("project", project.embedded())
        .put(
            "links", Links.self(new ProjectSettings(project).path() + "/deploy-keys/" + id).json());
  }

  private static Json key(Call call, String type, long id, Json values) {
    String[] parts = sshParts(values);
    return Json.object()
        .put("type", type)
        .put("id", id)
        .put("key", parts[0] + " " + parts[1])
        .put("label", values.get("label"))
        .put("comment", values.has("comment") ? values.get("comment") : parts[2])
        .put("created_on", call.now())
        .put("last_used", null);
  }

  /** Algorithm, key and comment. */
  private static String[] sshParts(Json values) {
    String[] parts = values.text("key").strip().split("\\s+", 3);
    if (parts.length < 2 || !parts[0].startsWith("ssh-") && !parts[0].startsWith("ecdsa-")) {
      throw ApiError.invalid("key", "Invalid SSH key");
    }
    return new String[] {parts[0], parts[1], parts.length == 3 ? parts[2] : ""};
  }

  private static Person owner(Call call) {
    Person person = UserEndpoints.user(call);
    if (person != call.world().caller()) {
      throw ApiError.forbidden("Only the owner of an account can change its keys.");
    }
    return person;
  }

  private static Json sshKey(Call call, Json values) {
    Person person = owner(call);
    String[] parts = sshParts(values);
    String uuid = call.world().overlay().uuid();
    String path = "/users/" + Links.encoded(person.uuid()) + "/ssh-keys/" + Links.encoded(uuid);
    return Json.object()
        .put("type", "ssh_key")
        .put("uuid", uuid)
        .put("key", parts[0] + " " + parts[1])
        .put("comment", parts[2])
        .put("label", values.text("label"))
        .put("fingerprint", fingerprint(parts[1]))
        .put("created_on", call.now())
        .put("expires_on", call.parameter("expires_on"))
        .put("last_used", null)
        .put("owner", person.json())
        .put("links", Links.self(path).json());
  }

  private static Json gpgKey(Call call, Json values) {
    Person person = owner(call);
    String key = values.text("key");
    if (!key.contains("BEGIN PGP PUBLIC KEY BLOCK")) {
      throw ApiError.invalid("key", "Invalid GPG key");
    }
    String fingerprint = fingerprint(key) + fingerprint(key + key) + fingerprint("2" + key);
    String now = call.now();
    String path = "/users/" + Links.encoded(person.uuid()) + "/gpg-keys/" + fingerprint;
    return Json.object()
        .put("type", "gpg_key")
        .put("key_id", fingerprint.substring(fingerprint.length() - 16))
        .put("fingerprint", fingerprint)
        .put("parent_fingerprint", null)
        .put("name", values.text("name"))
        .put("created_on", now)
        .put("added_on", now)
        .put("expires_on", null)
        .put("last_used", null)
        .put("owner", person.json())
        .put("links", Links.self(path).json())
        .hidden("key", () -> key)
        .hidden("subkeys", List::of);
  }

  private static String fingerprint(String key) {
    long mixed = 1;
    for (int i = 0; i < key.length(); i++) {
      mixed = Dice.mix(mixed + key.charAt(i));
    }
    return HexFormat.of().toHexDigits(mixed);
  }
}
