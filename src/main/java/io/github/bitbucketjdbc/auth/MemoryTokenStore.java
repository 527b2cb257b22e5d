package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps tokens until the process ends. */
final class MemoryTokenStore implements TokenStore {
  private final SharedPlace place;
  private final TokenOwner owner;

  MemoryTokenStore(SharedPlace place, TokenOwner owner) {
    this.place = place;
    this.owner = owner;
  }

  @Override
  public @Nullable Tokens read() {
    StoredTokens stored = place.memory().get();
    if (stored == null) {
      return null;
    }
    if (!stored.owner().equals(owner)) {
      throw new BitbucketException(
          SqlState.INVALID_CREDENTIALS,
          "The tokens that OAuthSettingsLocation names were made for another OAuthClientId,"
              + " OAuthClientSecret, OAuthURL or BaseURL; choose another name");
    }
    return stored.tokens();
  }

  @Override
  public void prepare() {
    read();
  }

  @Override
  public void write(Tokens tokens) {
    place.memory().set(new StoredTokens(owner, tokens));
  }

  @Override
  public Tokens exclusively(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) {
    return place.alone(
        () -> {
          Tokens already = done.get();
          return already == null ? work.get() : already;
        });
  }

  @Override
  public String place() {
    return "the memory of this process";
  }
}
