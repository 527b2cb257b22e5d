package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The e-mail addresses and the public keys of a person. */
final class UserKeys {
  private UserKeys() {}

  static List<Json> emails(Person person) {
    return List.of(
        email(person.email(), true, true),
        email("launch+" + person.email(), false, true),
        email(person.asciiName() + "@ground.example", false, false));
  }

  private static Json email(String address, boolean primary, boolean confirmed) {
    return Json.object()
        .put("type", "email")
        .put("links", Links.self("/user/emails/" + address).json())
        .put("email", address)
        .put("is_primary", primary)
        .put("is_confirmed", confirmed);
  }

  static List<Json> ssh(Person person) {
    Ids ids = new Ids(person.dice(), 30);
    List<Json> keys = new ArrayList<>();
    for (int i = 0; i < 2 + person.index() % 2; i++) {
      keys.add(ssh(person, i, ids.uuid(i)));
    }
    return keys;
  }

  /** A key without a label has an empty one; one that was never used has no time. */
  private static Json ssh(Person person, int index, String uuid) {
    long created = Stamps.NOW - Stamps.DAY * (300 + index);
    String digits = HexFormat.of().toHexDigits(person.dice().bits(31 + index));
    return Json.object()
        .put("type", "ssh_key")
        .put("uuid", uuid)
        .put("key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + digits)
        .put("comment", index == 1 ? "" : person.asciiName() + "@pad-" + index)
        .put("label", index == 0 ? "" : "Key no. " + index)
        .put("fingerprint", "w9tZ/+" + digits)
        .put("created_on", Stamps.core(created))
        .put("expires_on", index == 1 ? Stamps.core(created + 365 * Stamps.DAY) : null)
        .put("last_used", index == 0 ? Stamps.core(Stamps.NOW - Stamps.HOUR - 17) : null)
        .lazy("owner", person::json)
        .put(
            "links",
            Links.self(
                    "/users/" + Links.encoded(person.uuid()) + "/ssh-keys/" + Links.encoded(uuid))
                .json());
  }

  static List<Json> gpg(Person person) {
    List<Json> keys = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      keys.add(gpg(person, i));
    }
    return keys;
  }

  /** The key itself and its subkeys are told only when {@code fields} names them. */
  private static Json gpg(Person person, int index) {
    Dice dice = person.dice().of(33 + index);
    HexFormat hex = HexFormat.of();
    String keyId = hex.toHexDigits(dice.bits(1));
    String fingerprint = hex.toHexDigits(dice.bits(2)) + hex.toHexDigits(dice.bits(3), 8) + keyId;
    long created = Stamps.NOW - Stamps.DAY * (700 + index);
    return Json.object()
        .put("type", "gpg_key")
        .put("key_id", keyId)
        .put("fingerprint", fingerprint)
        .put("parent_fingerprint", null)
        .put("name", person.displayName() + "'s key " + index)
        .put("created_on", Stamps.core(created))
        .put("added_on", Stamps.core(created + Stamps.DAY))
        .put("expires_on", index == 0 ? null : Stamps.core(created + 1000 * Stamps.DAY))
        .put("last_used", index == 0 ? null : Stamps.core(Stamps.NOW - Stamps.DAY))
        .lazy("owner", person::json)
        .put(
            "links",
            Links.self(
                    "/users/"
                        + Links.encoded(person.uuid())
                        + "/gpg-keys/"
                        + fingerprint.toUpperCase(Locale.ROOT))
                .json())
        .hidden("key", () -> "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" + keyId + "\n-----END-----\n")
        .hidden("subkeys", () -> Json.list(subkey(fingerprint, dice)));
  }

  private static Json subkey(String parent, Dice dice) {
    String keyId = HexFormat.of().toHexDigits(dice.bits(4));
    return Json.object()
        .put("type", "gpg_key")
        .put("key_id", keyId)
        .put("parent_fingerprint", parent);
  }
}
