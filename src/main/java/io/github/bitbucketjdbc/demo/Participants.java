package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who takes part in a pull request, as a list that is written anew with each change. */
final class Participants {
  private Participants() {}

  /** Somebody who was asked and has not yet answered. */
  static Json asked(Person person) {
    return participant(person.json(), "REVIEWER", null, null);
  }

  private static Json participant(
      Json user, String role, @Nullable String state, @Nullable String moment) {
    return Json.object()
        .put("type", "participant")
        .put("user", user)
        .put("role", role)
        .put("approved", "approved".equals(state))
        .put("state", state)
        .put("participated_on", moment);
  }

  /** The participant who is a person, or null. */
  static @Nullable Json of(Json pull, String uuid) {
    return all(pull).stream()
        .filter(one -> uuid.equals(one.at("user", "uuid")))
        .findFirst()
        .orElse(null);
  }

  /** What a person has to say is replaced; who was not asked takes part from now on. */
  static List<Json> with(Json pull, Json user, @Nullable String state, String moment) {
    String uuid = user.text("uuid");
    Json old = of(pull, uuid);
    String role = old == null ? "PARTICIPANT" : old.text("role");
    Json now = participant(user, role, state, moment);
    List<Json> people = new ArrayList<>();
    all(pull).forEach(one -> people.add(Objects.equals(one, old) ? now : one));
    if (old == null) {
      people.add(now);
    }
    return people;
  }

  /** Those who are asked now, and those who took part without having been asked. */
  static List<Json> withReviewers(Json pull, List<Person> reviewers) {
    List<Json> people = new ArrayList<>();
    for (Person person : reviewers) {
      Json old = of(pull, person.uuid());
      people.add(old == null ? asked(person) : old.with(Json.object().put("role", "REVIEWER")));
    }
    for (Json one : all(pull)) {
      boolean asked = reviewers.stream().anyMatch(p -> p.uuid().equals(one.at("user", "uuid")));
      if (!asked && one.get("participated_on") != null) {
        people.add(one.with(Json.object().put("role", "PARTICIPANT")));
      }
    }
    return people;
  }

  private static List<Json> all(Json pull) {
    List<Json> people = new ArrayList<>();
    if (pull.get("participants") instanceof List<?> list) {
      list.forEach(one -> people.add((Json) one));
    }
    return people;
  }
}
