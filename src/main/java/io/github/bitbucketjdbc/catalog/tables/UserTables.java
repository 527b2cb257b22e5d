package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Method;
import java.util.List;

/** The user who is signed in, and what only that user may see. */
final class UserTables {
  private static final String USER = "/users/{UserUUID}";

  private UserTables() {}

  static List<TableDef> all() {
    return List.of(currentUser(), emails(), sshKeys(), gpgKeys());
  }

  private static TableDef currentUser() {
    return table("CurrentUser", Scope.USER, "The user who is signed in: one row")
        .key("UUID", VARCHAR, "uuid", "UUID of the user")
        .text("DisplayName", "display_name", "Name that people see")
        .text("AccountId", "account_id", "Atlassian account id")
        .text("Nickname", "nickname", "Nickname, which is not unique")
        .text("Username", "username", "Old name, where the service still tells it")
        .text("AccountStatus", "account_status", "State of the account: active")
        .flag("IsStaff", "is_staff", "Whether the user works for Bitbucket")
        .flag("Has2FAEnabled", "has_2fa_enabled", "Whether signing in takes two steps")
        .text("Location", "location", "Place named by the user")
        .instant("CreatedOn", "created_on", "When the account was made")
        .text("URL", "links.html.href", "The user's page")
        .get("/user", "read:user:bitbucket", "account")
        .typicalRows(1)
        .example("SELECT DisplayName, UUID FROM CurrentUser")
        .build();
  }

  private static TableDef emails() {
    return table("UserEmails", Scope.USER, "E-mail addresses of the user who is signed in")
        .key("Email", VARCHAR, "email", "The address")
        .flag("IsPrimary", "is_primary", "Whether Bitbucket writes to it")
        .flag("IsConfirmed", "is_confirmed", "Whether it was confirmed")
        .list("/user/emails", l -> l.scopes("read:user:bitbucket", "email"))
        .get("/user/emails/{Email}", "read:user:bitbucket", "email")
        .typicalRows(2)
        .example("SELECT Email FROM UserEmails WHERE IsPrimary = TRUE")
        .build();
  }

  private static TableDef sshKeys() {
    String[] read = {"read:ssh-key:bitbucket", "account"};
    return table("UserSSHKeys", Scope.USER, "Public SSH keys of the user who is signed in")
        .requestKey("UserUUID", VARCHAR, "UUID of the user")
        .parent("CurrentUser", "UUID", "UserUUID")
        .key("UUID", VARCHAR, "uuid", "UUID of the key")
        .text("Label", "label", "Name that the user gave it")
        .text("Key", "key", "The public key, as OpenSSH writes it")
        .text("Comment", "comment", "Comment at the end of the key")
        .text("Fingerprint", "fingerprint", "SHA-256 fingerprint of the key")
        .instant("CreatedOn", "created_on", "When it was added")
        .instant("ExpiresOn", "expires_on", "When it expires; NULL for never")
        .instant("LastUsed", "last_used", "When it was last used")
        .list(USER + "/ssh-keys", l -> l.scopes(read))
        .get(USER + "/ssh-keys/{UUID}", read)
        .insert(
            Method.POST,
            USER + "/ssh-keys",
            w ->
                w.ofSignedInUser("UserUUID")
                    .required("Key")
                    .optional("Label")
                    .parameter("ExpiresOn", "expires_on")
                    .scopes("write:ssh-key:bitbucket", "account:write"))
        .update(
            Method.PUT,
            USER + "/ssh-keys/{UUID}",
            w -> w.optional("Label").scopes("write:ssh-key:bitbucket", "account:write"))
        .delete(
            Method.DELETE,
            USER + "/ssh-keys/{UUID}",
            w -> w.scopes("delete:ssh-key:bitbucket", "account:write"))
        .typicalRows(3)
        .example("SELECT Label, LastUsed FROM UserSSHKeys ORDER BY LastUsed")
        .build();
  }

  /** Lists leave {@code key} and {@code subkeys} out unless {@code fields} names them. */
  private static TableDef gpgKeys() {
    String[] read = {"read:gpg-key:bitbucket", "account"};
    return table("UserGPGKeys", Scope.USER, "Public GPG keys of the user who is signed in")
        .requestKey("UserUUID", VARCHAR, "UUID of the user")
        .parent("CurrentUser", "UUID", "UserUUID")
        .key("Fingerprint", VARCHAR, "fingerprint", "Fingerprint of the key")
        .text("KeyId", "key_id", "Id of the key: the end of its fingerprint")
        .text("ParentFingerprint", "parent_fingerprint", "Fingerprint of the key it is a part of")
        .text("Name", "name", "Name that the user gave it")
        .text("Key", "key", "The public key")
        .text("Subkeys", "subkeys", "Keys that are parts of it, as a JSON list")
        .instant("CreatedOn", "created_on", "When the key was made")
        .instant("AddedOn", "added_on", "When it was added to the account")
        .instant("ExpiresOn", "expires_on", "When it expires; NULL for never")
        .instant("LastUsed", "last_used", "When it was last used")
        .list(USER + "/gpg-keys", l -> l.scopes(read))
        .get(USER + "/gpg-keys/{Fingerprint}", read)
        .insert(
            Method.POST,
            USER + "/gpg-keys",
            w ->
                w.ofSignedInUser("UserUUID")
                    .required("Key")
                    .optional("Name")
                    .scopes("write:gpg-key:bitbucket", "account:write"))
        .delete(
            Method.DELETE,
            USER + "/gpg-keys/{Fingerprint}",
            w -> w.scopes("delete:gpg-key:bitbucket", "account:write"))
        .typicalRows(1)
        .example("SELECT Name, Fingerprint FROM UserGPGKeys")
        .build();
  }
}
