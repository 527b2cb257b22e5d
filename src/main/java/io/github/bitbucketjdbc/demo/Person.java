package io.github.bitbucketjdbc.demo;

import java.util.HexFormat;
import java.util.Locale;

/** Someone with an account, or something that acts like one. */
final class Person {
  private final int index;
  private final Kind kind;
  private final String displayName;
  private final String uuid;
  private final String encodedUuid;
  private final Dice dice;
  private final Json embedded;

  Person(int index, Kind kind, String displayName, String uuid, Dice dice) {
    this.index = index;
    this.kind = kind;
    this.displayName = displayName;
    this.uuid = uuid;
    this.encodedUuid = Links.encoded(uuid);
    this.dice = dice;
    this.embedded = (kind == Kind.APP ? app() : user()).freeze();
  }

  /** What kind of account it is; access tokens act as {@code app_user}, without a nickname. */
  enum Kind {
    MEMBER,
    FORMER,
    APP
  }

  int index() {
    return index;
  }

  String displayName() {
    return displayName;
  }

  String uuid() {
    return uuid;
  }

  Dice dice() {
    return dice;
  }

  String accountId() {
    return "7" + (12000 + dice.below(1, 999)) + ":" + uuid.substring(1, uuid.length() - 1);
  }

  String nickname() {
    if (kind == Kind.FORMER) {
      return displayName;
    }
    String given = displayName.split(" ")[0].toLowerCase(Locale.ROOT);
    return index < 10 ? given : given + index;
  }

  /** The nickname as far as it can be part of an address. */
  String asciiName() {
    String ascii = nickname().replaceAll("[^a-z0-9]", "");
    return ascii.isEmpty() ? "user" + index : ascii;
  }

  String email() {
    return asciiName() + "@rockets.example";
  }

  /** Where the person lives, in minutes east of Greenwich. */
  int offsetMinutes() {
    int[] offsets = {60, 0, 540, -300, 120, 420, 330, -480, 345, 180};
    return offsets[index % offsets.length];
  }

  /** The name of a commit author: not every machine knows an e-mail address. */
  String raw() {
    return index % 7 == 5 ? displayName : displayName + " <" + email() + ">";
  }

  /** The person as the author of commits and tags. */
  Json asAuthor() {
    return Json.object().put("type", "author").put("raw", raw()).put("user", embedded);
  }

  /** The user as embedded in other objects. */
  Json json() {
    return embedded;
  }

  private Json app() {
    return Json.object()
        .put("type", "app_user")
        .put("links", Links.none().link("avatar", avatar()).json())
        .put("created_on", "2024-02-29T08:58:32.098157+00:00")
        .put("display_name", displayName)
        .put("uuid", uuid)
        .put("account_id", accountId())
        .put("account_status", "active")
        .put("kind", "repository_access_token");
  }

  private Json user() {
    return Json.object()
        .put("display_name", displayName)
        .put("links", links())
        .put("type", "user")
        .put("uuid", uuid)
        .put("account_id", accountId())
        .put("nickname", nickname())
        .hidden("created_on", this::createdOn)
        .hidden("email", this::email);
  }

  /** The user as its own resource. */
  Json account() {
    return Json.object()
        .put("display_name", displayName)
        .lazy("links", this::links)
        .lazy("created_on", this::createdOn)
        .put("type", "user")
        .put("uuid", uuid)
        .put("has_2fa_enabled", null)
        .put("is_staff", false)
        .lazy("account_id", this::accountId)
        .lazy("nickname", this::nickname)
        .put("account_status", "active")
        .put("location", null);
  }

  private String createdOn() {
    return Stamps.core(Stamps.NOW - Stamps.DAY * (900 + dice.below(2, 1500)) - dice.below(3, 999));
  }

  private String avatar() {
    String hash = HexFormat.of().toHexDigits(dice.bits(4));
    return "https://secure.gravatar.com/avatar/" + hash + "?d=initials";
  }

  private Json links() {
    return Links.self("/users/" + encodedUuid)
        .link("avatar", avatar())
        .html("/" + encodedUuid + "/")
        .json();
  }
}
