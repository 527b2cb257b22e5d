package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The caller, addresses and keys of people, and the events that webhooks wait for. */
final class UserEndpoints {
  private static final String USER = "/users/{selected_user}";

  private UserEndpoints() {}

  static List<Route> routes() {
    return List.of(
        Route.object("/user", "account", call -> call.world().caller().account()),
        new Listing(
                "/user/emails", "email", call -> Rows.of(UserKeys.emails(call.world().caller())))
            .route(),
        Route.object("/user/emails/{email}", "email", UserEndpoints::email),
        Route.object(USER, "account", call -> user(call).account()),
        new Listing(USER + "/ssh-keys", "account", call -> Rows.of(UserKeys.ssh(user(call))))
            .route(),
        Route.object(USER + "/ssh-keys/{key_id}", "account", UserEndpoints::sshKey),
        new Listing(USER + "/gpg-keys", "account", call -> Rows.of(UserKeys.gpg(user(call))))
            .route(),
        Route.object(USER + "/gpg-keys/{fingerprint}", "account", UserEndpoints::gpgKey),
        Route.object("/hook_events", "", call -> HookEvents.subjects()),
        new Listing("/hook_events/{subject_type}", "", UserEndpoints::hookEvents)
            .inOrder()
            .route());
  }

  static Person user(Call call) {
    World world = call.world();
    String wanted = call.variable("selected_user");
    for (int i = 0; i < world.members(); i++) {
      Person person = world.person(i);
      if (person.uuid().equals(wanted) || person.accountId().equals(wanted)) {
        return person;
      }
    }
    throw ApiError.notFound(wanted + " is not a valid user");
  }

  private static Json email(Call call) {
    return find(UserKeys.emails(call.world().caller()), "email", call.variable("email"), s -> s);
  }

  private static Json sshKey(Call call) {
    return find(UserKeys.ssh(user(call)), "uuid", call.variable("key_id"), s -> s);
  }

  /** Links write the fingerprint in upper case, the rows in lower case. */
  private static Json gpgKey(Call call) {
    String wanted = call.variable("fingerprint").toLowerCase(Locale.ROOT);
    return find(UserKeys.gpg(user(call)), "fingerprint", wanted, s -> s.toLowerCase(Locale.ROOT));
  }

  private static Json find(
      List<Json> rows, String field, String wanted, Function<String, String> normal) {
    return rows.stream()
        .filter(row -> normal.apply(String.valueOf(row.get(field))).equals(wanted))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound(wanted + " not found"));
  }

  private static Rows hookEvents(Call call) {
    String subject = call.variable("subject_type");
    if (!HookEvents.SUBJECTS.contains(subject)) {
      throw ApiError.notFound(subject + " not found");
    }
    return Rows.of(HookEvents.of(subject));
  }
}
