package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.auth.OAuthLogin;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.config.DriverConfig;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;

/** Signs in with OAuth, and says where the tokens went. */
final class Login {
  private static final int OK = 0;

  private final Console console;
  private final Map<String, String> environment;

  Login(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  /** Runs, and returns the exit status; what goes wrong is thrown. */
  int run(Options options) throws IOException, UsageException {
    try {
      signIn(config(options), options.browser(), new PipedPrompt(console));
    } catch (LeftException e) {
      throw new UsageException("nothing was pasted; nobody is signed in");
    }
    say(
        "Connections with the same OAuthClientId use them with"
            + " AuthScheme=OAuth;InitiateOAuth=REFRESH in their URL.");
    return OK;
  }

  /**
   * Signs in, and says where the tokens went.
   *
   * @param browser whether a browser on this machine may be opened
   * @param prompt reads what a browser elsewhere came back with
   */
  void signIn(DriverConfig config, boolean browser, Prompt prompt)
      throws IOException, LeftException {
    OAuthLogin login = OAuthLogin.of(config);
    if (browser) {
      login.withBrowser(
          address -> say("Sign in with your browser. If it does not open, go to\n\n  " + address),
          () ->
              say(
                  "No browser opened: please open this address on this machine, or use --no-browser."));
    } else {
      say("Open this address in a browser, on any machine:\n\n  " + login.address());
      say("Then paste the address that the browser ends at, even if it shows an error there.");
      login.complete(prompt.ask("Address"));
    }
    say("Signed in. The tokens are in " + login.place());
  }

  private DriverConfig config(Options options) {
    Properties properties = ClientCredentials.of(environment);
    properties.setProperty("AuthScheme", "OAuth");
    properties.setProperty("InitiateOAuth", "GETANDREFRESH");
    String url = options.url(environment);
    return DriverConfig.of(url == null ? ConnectionUrl.PREFIX : url, properties);
  }

  private void say(String text) {
    console.err().println(text);
  }
}
