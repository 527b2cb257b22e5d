package io.github.bitbucketjdbc.auth;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.OAuthSettings;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Consumer;

/** Signs a person in for later: the tokens are stored where connections find them. */
public final class OAuthLogin {
  private final OAuthSettings settings;
  private final SignIn signIn;
  private final TokenStore store;
  private final String state = SignIn.newState();

  private OAuthLogin(DriverConfig config) {
    this.settings = config.oauth();
    this.signIn = new SignIn(config, new TokenEndpoint(config));
    this.store = TokenStores.of(config);
  }

  /**
   * Prepares to sign in; nothing is sent.
   *
   * @throws BitbucketException when the configuration has no use for it, or its tokens could not be
   *     stored
   */
  public static OAuthLogin of(DriverConfig config) {
    if (config.authScheme() != AuthScheme.OAUTH) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY, "Only AuthScheme OAuth signs people in; give OAuthClientId");
    }
    if (config.oauth().location().startsWith(OAuthSettings.MEMORY)) {
      throw new BitbucketException(
          SqlState.INVALID_PROPERTY,
          "OAuthSettingsLocation names the memory of this process, which is about to end; name a"
              + " file");
    }
    OAuthLogin login = new OAuthLogin(config);
    login.store.prepare();
    return login;
  }

  /** Returns where the tokens will be. */
  public String place() {
    return store.place();
  }

  /**
   * Signs in with a browser that comes back to this machine, and stores the tokens.
   *
   * @param address gets the address that the browser is sent to
   * @param unopened is told when no browser opened, so that the person opens it
   * @throws BitbucketException when the person refused or took too long, or the tokens cannot be
   *     stored
   */
  public void withBrowser(Consumer<String> address, Runnable unopened) {
    keep(
        signIn.desktop(
            url -> {
              address.accept(url);
              if (!new Browser().open(URI.create(url))) {
                unopened.run();
              }
            }));
  }

  /** Returns the address to open in a browser anywhere, before {@link #complete}. */
  public String address() {
    return signIn.authorizationUrl(state);
  }

  /**
   * Signs in with what a browser elsewhere came back with, and stores the tokens.
   *
   * @param answer the address that the browser ended at, or the code in it
   * @throws BitbucketException when it is no answer to {@link #address()}, or the tokens cannot be
   *     stored
   */
  public void complete(String answer) {
    keep(signIn.exchange(code(answer.strip()), "the code"));
  }

  private String code(String answer) {
    int query = answer.indexOf('?');
    if (query < 0 && TokenEndpoint.isToken(answer)) {
      return answer;
    }
    Map<String, String> values = CallbackServer.query(answer.substring(query + 1));
    byte[] given = values.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    String code = values.getOrDefault("code", "");
    if (query < 0
        || code.isEmpty()
        || !MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given)) {
      throw new BitbucketException(
          SqlState.INVALID_CREDENTIALS,
          "This is not the address that the browser came back to after signing in, "
              + settings.callbackUrl()
              + "?code=…&state=…; start again");
    }
    return code;
  }

  private void keep(Tokens tokens) {
    store.exclusively(
        () -> null,
        () -> {
          store.write(tokens);
          return tokens;
        });
  }
}
