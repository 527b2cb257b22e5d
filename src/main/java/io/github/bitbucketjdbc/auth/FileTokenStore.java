package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in a file that many processes may share. Reading takes no lock, because a file is
 * only ever replaced as a whole. What is no file of tokens is never overwritten: the location comes
 * from a URL.
 */
final class FileTokenStore implements TokenStore {
  private static final int LONGEST = 65_536;

  private final PrivateFile file;
  private final SharedPlace place;
  private final TokenOwner owner;
  private final @Nullable SettingsCipher cipher;

  FileTokenStore(Path path, SharedPlace place, TokenOwner owner, @Nullable SettingsCipher cipher) {
    this.file = new PrivateFile(path);
    this.place = place;
    this.owner = owner;
    this.cipher = cipher;
  }

  @Override
  public @Nullable Tokens read() {
    Map<String, String> values = values();
    if (values == null) {
      return null;
    }
    StoredTokens stored = SettingsText.tokens(decrypted(values));
    if (stored == null) {
      throw damaged();
    }
    if (!stored.owner().equals(owner)) {
      throw refused(
          "was made for another OAuthClientId, OAuthClientSecret, OAuthURL or BaseURL; its tokens"
              + " go nowhere else. Give another OAuthSettingsLocation, or sign in again with login");
    }
    return stored.tokens();
  }

  private @Nullable Map<String, String> values() {
    byte[] bytes;
    try {
      bytes = file.read(LONGEST);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unreachable("cannot be read", e);
    }
    Map<String, String> values = SettingsText.read(new String(bytes, StandardCharsets.UTF_8));
    if (values.isEmpty()) {
      throw damaged();
    }
    return values;
  }

  private Map<String, String> decrypted(Map<String, String> values) {
    boolean encrypted = SettingsCipher.isEncrypted(values);
    if (cipher == null) {
      if (encrypted) {
        throw refused("is encrypted; set OAuthSettingsKey");
      }
      return values;
    }
    if (!encrypted) {
      // Somebody who can only write the file could otherwise put tokens of his own into it.
      throw refused(
          "is not encrypted, and OAuthSettingsKey says that it is; delete it and sign in");
    }
    String text = cipher.decrypt(values);
    if (text == null) {
      throw refused(
          "was encrypted with another key, or changed; check OAuthSettingsKey, or delete the file"
              + " and sign in again");
    }
    return SettingsText.read(text);
  }

  @Override
  public void prepare() {
    values();
    try {
      file.tryWriting();
    } catch (IOException e) {
      throw unreachable("cannot be written", e);
    }
  }

  @Override
  public void write(Tokens tokens) {
    values();
    String text = SettingsText.of(new StoredTokens(owner, tokens));
    if (cipher != null) {
      text = SettingsText.write(cipher.encrypt(text));
    }
    try {
      file.replace(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreachable("cannot be written", e);
    }
  }

  @Override
  public Tokens exclusively(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) {
    return place.alone(() -> locked(done, work));
  }

  private Tokens locked(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) {
    try {
      return new FileMutex(file.sibling(".lock")).run(done, work);
    } catch (IOException e) {
      throw unreachable("cannot be locked", e);
    }
  }

  @Override
  public String place() {
    return file.path().toString();
  }

  private BitbucketException damaged() {
    return refused(
        "is damaged, or is no file of tokens; delete it, or give another OAuthSettingsLocation, and"
            + " sign in again");
  }

  private BitbucketException refused(String why) {
    return new BitbucketException(
        SqlState.INVALID_CREDENTIALS, "The OAuth settings file " + place() + " " + why);
  }

  private BitbucketException unreachable(String why, IOException e) {
    return new BitbucketException(
        SqlState.CONNECTION_FAILED,
        "The OAuth settings file "
            + place()
            + " "
            + why
            + ": check its directory and permissions ("
            + e.getClass().getSimpleName()
            + ")",
        e);
  }
}
