package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest {
  private static final TokenOwner OWNER =
      new TokenOwner("client", "https://bitbucket.org", "https://api.bitbucket.org");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Tokens TOKENS =
      new Tokens("pl4ntedAccess=", "pl4ntedRefresh\u00e9 = #", NOW, NOW.plusSeconds(7200));

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("new").resolve("oauth.properties");
  }

  private FileTokenStore store(TokenOwner owner, SettingsCipher cipher) {
    return new FileTokenStore(file(), SharedPlace.named(file().toString()), owner, cipher);
  }

  private FileTokenStore store() {
    return store(OWNER, null);
  }

  private static SettingsCipher cipher(String key) {
    return new SettingsCipher(
        new SettingsKey("env:BITBUCKET_JDBC_K", Map.of("BITBUCKET_JDBC_K", key), null));
  }

  private BitbucketException failure(FileTokenStore store) {
    BitbucketException e = catchThrowableOfType(BitbucketException.class, store::read);
    assertThat(e.state()).isEqualTo(SqlState.INVALID_CREDENTIALS);
    assertThat(e).hasMessageContaining(file().toString()).hasMessageNotContaining("pl4nted");
    return e;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(file().getParent())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsTokens() {
    assertThat(store().read()).isNull();
    store().write(TOKENS);
    assertThat(store().read()).isEqualTo(TOKENS);
    Tokens endless = new Tokens("a", "", NOW, null);
    store().write(endless);
    assertThat(store().read()).isEqualTo(endless);
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    store().exclusively(() -> null, () -> write(TOKENS));

    assertThat(names()).containsExactly("oauth.properties", "oauth.properties.lock");
    for (String name : names()) {
      Path path = file().resolveSibling(name);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    store().write(TOKENS);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private Tokens write(Tokens tokens) {
    store().write(tokens);
    return tokens;
  }

  @Test
  void encrypts() throws IOException {
    store(OWNER, cipher("0123456789abcdef")).write(TOKENS);

    assertThat(Files.readString(file())).doesNotContain("pl4nted").doesNotContain("bitbucket.org");
    assertThat(store(OWNER, cipher("0123456789abcdef")).read()).isEqualTo(TOKENS);
    String first = Files.readString(file());
    store(OWNER, cipher("0123456789abcdef")).write(TOKENS);
    assertThat(Files.readString(file())).isNotEqualTo(first);
    assertThat(failure(store(OWNER, cipher("0123456789abcdeX"))))
        .hasMessageContaining("another key");
    assertThat(failure(store())).hasMessageContaining("set OAuthSettingsKey");
  }

  @Test
  void findsAnyChangeOfAnEncryptedFile() throws IOException {
    SettingsCipher cipher = cipher("0123456789abcdef");
    store(OWNER, cipher).write(TOKENS);
    Map<String, String> values = SettingsText.read(Files.readString(file()));
    for (String name : List.of("Data", "Nonce", "Salt")) {
      Map<String, String> changed = new java.util.TreeMap<>(values);
      String value = changed.get(name);
      changed.put(name, (value.startsWith("A") ? "B" : "A") + value.substring(1));
      Files.writeString(file(), SettingsText.write(changed));
      assertThat(failure(store(OWNER, cipher))).hasMessageContaining("changed");
    }
  }

  @Test
  void takesNoClearTextInPlaceOfAnEncryptedFile() {
    store().write(TOKENS);
    assertThat(failure(store(OWNER, cipher("0123456789abcdef"))))
        .hasMessageContaining("is not encrypted");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 100, 200, 300})
  void saysThatAFileIsTruncated(int length) throws IOException {
    store().write(TOKENS);
    String text = Files.readString(file());
    assertThat(text.length()).isGreaterThan(length);
    Files.writeString(file(), text.substring(0, length));

    assertThat(failure(store())).hasMessageContaining("is damaged");
    assertThatThrownBy(() -> store().write(TOKENS)).hasMessageContaining("is damaged");
    assertThat(Files.readString(file())).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ssh-ed25519 AAAA pl4nted", "a=b\\u00", "\u0000\u0001"})
  void overwritesNoOtherFile(String content) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), content);

    failure(store());
    assertThatThrownBy(() -> store().prepare()).isInstanceOf(BitbucketException.class);
    assertThatThrownBy(() -> store().write(TOKENS)).isInstanceOf(BitbucketException.class);
    assertThat(file()).hasContent(content);
  }

  @Test
  void whatACrashLeftBehindIsRemoved() throws IOException {
    store().write(TOKENS);
    Path leftover = file().resolveSibling("oauth.properties.123.tmp");
    Files.writeString(leftover, "half a tok");

    assertThat(store().read()).isEqualTo(TOKENS);
    Tokens next = new Tokens("next", "", NOW, null);
    store().write(next);
    assertThat(store().read()).isEqualTo(next);
    assertThat(names()).containsExactly("oauth.properties");
  }

  @Test
  void trialsLeaveNothing() throws IOException {
    store().write(TOKENS);
    store().prepare();
    assertThat(names()).containsExactly("oauth.properties");
    assertThat(store().read()).isEqualTo(TOKENS);
  }

  @ParameterizedTest
  @CsvSource({
    "other,https://bitbucket.org,https://api.bitbucket.org",
    "client,https://evil.example,https://api.bitbucket.org",
    "client,https://bitbucket.org,https://evil.example",
  })
  void givesNobodyElsesTokens(String client, String oauth, String api) {
    store().write(TOKENS);
    assertThat(failure(store(new TokenOwner(client, oauth, api), null)))
        .hasMessageContaining("go nowhere else");
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Files.createDirectories(file());
    BitbucketException e = catchThrowableOfType(BitbucketException.class, store()::read);
    assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(e).hasMessageContaining(file().toString());
  }

  @Test
  void findsTheDirectoryOfTheSystem() {
    Path home = Path.of("/home/ann");
    assertThat(TokenStores.directory("Linux", "/home/ann", name -> null))
        .isEqualTo(home.resolve(".config/bitbucket-jdbc"));
    assertThat(TokenStores.directory("Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", "/x")::get))
        .isEqualTo(Path.of("/x/bitbucket-jdbc"));
    assertThat(TokenStores.directory("Linux", "/home/ann", Map.of("XDG_CONFIG_HOME", "x")::get))
        .isEqualTo(home.resolve(".config/bitbucket-jdbc"));
    assertThat(TokenStores.directory("Mac OS X", "/home/ann", name -> null))
        .isEqualTo(home.resolve("Library/Application Support/bitbucket-jdbc"));
    assertThat(TokenStores.directory("Windows 11", "/home/ann", Map.of("APPDATA", "/a")::get))
        .isEqualTo(Path.of("/a/bitbucket-jdbc"));
  }
}
