package io.github.bitbucketjdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.auth.OAuthDemo;
import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.demo.DemoServer;
import java.io.ByteArrayOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds connections over standard input, and uses what was printed as a person would. */
@Timeout(60)
class ConfigureTest {
  private static final String USER = "ann@example.com";
  private static final String TOKEN = "pl4ntedT0ken";

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private DemoServer service = DemoServer.start(DemoOptions.story().basicAuth(USER, TOKEN));

  @AfterEach
  void stop() {
    service.close();
  }

  private void serve(DemoOptions options) {
    service.close();
    service = DemoServer.start(options);
  }

  private String base() {
    return "jdbc:bitbucket:BaseURL=" + service.baseUrl();
  }

  private int run(Reader in, String... args) {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(in, out, errors, false, false, false, () -> 80);
    return new Program(console, environment, DriverManager::getConnection).run(args);
  }

  private int configure(String... answers) {
    return run(new StringReader(String.join("\n", answers) + "\n"), "configure", base());
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String printedUrl() {
    Matcher url = Pattern.compile("\\A[^\\n]*\\n\\n  (jdbc:\\S+)\\n").matcher(out.toString());
    assertThat(url.find()).as(out.toString()).isTrue();
    return url.group(1);
  }

  /** Runs the shell with the printed URL, and a secret where the sheet says it is read. */
  private void assertConnects(String variable) {
    assertThat(out.toString() + err()).doesNotContain(TOKEN);
    assertThat(out.toString()).contains("  export " + variable + "=...\n");
    String url = printedUrl();
    out.getBuffer().setLength(0);
    Reader sql = new StringReader("SELECT COUNT(*) AS Seen FROM Repositories");
    environment.put(variable, TOKEN);
    assertThat(run(sql, url, "--format", "csv")).as(err()).isZero();
    assertThat(out.toString()).isEqualTo("Seen\n8\n");
  }

  @Test
  void anApiTokenTakesOneRequest() {
    assertThat(configure("1", USER, TOKEN, "acme")).isZero();
    assertThat(service.requests()).hasSize(1);
    assertThat(err())
        .contains("Create API token with scopes")
        .contains("secrets are not hidden")
        .contains("It works: 8 repositories are visible. The trial took 1 request.");
    assertThat(out.toString())
        .contains("properties.setProperty(\"APIToken\", System.getenv(\"BITBUCKET_JDBC_TOKEN\"));")
        .contains("  URL template  jdbc:bitbucket:Workspace={database};BaseURL=")
        .contains(
            "  Database      acme\n    User          " + USER + "\n    Password      the token");
    assertThat(printedUrl()).startsWith("jdbc:bitbucket:Workspace=acme;User=" + USER + ";BaseURL=");
    assertConnects("BITBUCKET_JDBC_TOKEN");
  }

  @Test
  void anAccessToken() {
    serve(DemoOptions.story().bearer(TOKEN));
    assertThat(configure("2", TOKEN, "acme")).isZero();
    assertThat(service.requests()).hasSize(1);
    assertThat(printedUrl()).contains("Workspace=acme;AuthScheme=AccessToken;");
    assertThat(out.toString()).doesNotContain("User  ").contains("Password      the token");
    assertConnects("BITBUCKET_JDBC_TOKEN");
  }

  @Test
  void clientCredentials() {
    serve(DemoOptions.story().oauth("kEy0", TOKEN));
    assertThat(
            run(
                new StringReader("4\nkEy0\n" + TOKEN + "\nacme\n"),
                "configure",
                base() + ";OAuthURL=" + service.oauthUrl()))
        .isZero();
    assertThat(service.requests()).hasSize(1);
    assertThat(out.toString()).contains("  Property      OAuthClientSecret").doesNotContain("User");
    assertConnects("BITBUCKET_JDBC_CLIENT_SECRET");
  }

  @Test
  void aBrowser() throws Exception {
    serve(DemoOptions.story().oauth("kEy0", TOKEN));
    String url =
        base()
            + ";OAuthURL="
            + service.oauthUrl()
            + ";OAuthSettingsLocation="
            + directory.resolve("oauth");
    PipedWriter person = new PipedWriter();
    PipedReader in = new PipedReader(person);
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> run(in, "configure", url, "--no-browser"));
    person.write("3\nkEy0\n" + TOKEN + "\n\n");
    person.flush();
    person.write(OAuthDemo.decide(signInAddress(), "approve") + "\nacme\n");
    person.flush();

    assertThat(status.get()).as(err()).isZero();
    assertThat(err()).contains("Signed in. The tokens are in " + directory.resolve("oauth"));
    assertThat(service.requests()).hasSize(1);
    assertThat(printedUrl())
        .contains(";AuthScheme=OAuth;", ";InitiateOAuth=REFRESH;OAuthClientId=kEy0;");
    assertConnects("BITBUCKET_JDBC_CLIENT_SECRET");
    assertThat(service.tokensIssued()).isEqualTo(1);
  }

  private String signInAddress() throws InterruptedException {
    Pattern line = Pattern.compile("^  (http\\S+authorize\\S+)$", Pattern.MULTILINE);
    while (true) {
      Matcher address = line.matcher(err());
      if (address.find()) {
        return address.group(1);
      }
      Thread.sleep(10);
    }
  }

  @Test
  void nobodyAtAll() {
    serve(DemoOptions.story());
    environment.put("BITBUCKET_JDBC_USER", USER);
    environment.put("BITBUCKET_JDBC_TOKEN", TOKEN);
    assertThat(configure("5", "acme")).isZero();
    assertThat(printedUrl()).contains("AuthScheme=None");
    assertThat(out.toString()).startsWith("Connection URL\n").doesNotContain("export", "Password");
    assertThat(err()).contains("\nWorkspace:").doesNotContain("lists yours");
  }

  @Test
  void enterListsTheWorkspaces() {
    assertThat(configure("", USER, TOKEN, "", "1")).isZero();
    assertThat(err()).contains("   1  acme\n").contains("The trial took 2 requests.");
    assertThat(service.requests()).hasSize(2);
    assertThat(printedUrl()).contains("Workspace=acme;");
  }

  @Test
  void aWrongTokenIsTypedAgain() {
    assertThat(configure("1", USER, "wrong", "acme", "", "", TOKEN)).isZero();
    assertThat(err())
        .contains("error: Bitbucket refused the API token of " + USER)
        .contains("Choice [1]")
        .contains("E-mail address of the Atlassian account [" + USER + "]")
        .contains("The trial took 2 requests.")
        .doesNotContain("wrong");
    assertThat(service.requests()).hasSize(2);
    assertConnects("BITBUCKET_JDBC_TOKEN");
  }

  @Test
  void aWrongWorkspaceIsNamedAgain() {
    assertThat(configure("1", USER, TOKEN, "nope", "", "https://bitbucket.org/acme/api")).isZero();
    assertThat(err()).contains("[SQLState 42704]").contains("Choice [2]");
    assertThat(printedUrl()).contains("Workspace=acme;");
  }

  @Test
  void nothingIsPrintedUntriedWithoutAWorkspace() {
    assertThat(configure("1", USER, "wrong", "?", "1", "", TOKEN, "acme")).isZero();
    assertThat(err()).contains("   4  try the same once more\nChoice").doesNotContain("untried");
    assertThat(printedUrl()).contains("Workspace=acme;");
  }

  @Test
  void aServiceThatIsAwayIsTriedAgain() {
    String away = base();
    service.close();
    assertThat(
            run(new StringReader("1\n" + USER + "\n" + TOKEN + "\nacme\n\n5\n"), "configure", away))
        .isZero();
    assertThat(err())
        .contains("[SQLState 08001]")
        .contains("Choice [4]")
        .doesNotContain("It works");
    assertThat(printedUrl()).contains("Workspace=acme;");
  }

  @Test
  void nonsenseIsAskedAgain() {
    assertThat(
            configure(
                "0", "6", "x", "1", "", "ann", "a:b@c", USER, "", TOKEN, "not a slug", "acme"))
        .isZero();
    assertThat(err())
        .contains("Please type a number from 1 to 5.")
        .contains("It does not go without an answer here")
        .contains("That is no e-mail address")
        .contains("is not the slug of a workspace");
    assertThat(service.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"''", "1", "'1,ann@example.com'", "'1,ann@example.com,pl4ntedT0ken,nope'"})
  void whoLeavesGetsNothing(String answers) {
    assertThat(run(new StringReader(answers.replace(',', '\n')), "configure", base())).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err()).endsWith("\nLeft without a connection.\n").doesNotContain(TOKEN);
  }

  @Test
  void secretsArePrintedOnDemand() {
    Reader in = new StringReader("1\n" + USER + "\n" + TOKEN + "\nacme\n");
    assertThat(run(in, "configure", base(), "--show-secrets")).isZero();
    assertThat(out.toString())
        .startsWith("Connection URL with its secrets")
        .containsOnlyOnce(TOKEN);
    assertThat(printedUrl()).contains("APIToken=" + TOKEN);
    assertThat(err()).doesNotContain(TOKEN);
  }

  @Test
  void answersComeFromTheEnvironmentAndTheUrl() {
    environment.put("BITBUCKET_JDBC_URL", base() + ";Workspace=acme;AccessToken=old;MaxRequests=9");
    environment.put("BITBUCKET_JDBC_USER", USER);
    environment.put("BITBUCKET_JDBC_TOKEN", TOKEN);
    assertThat(run(new StringReader("\n\n\n\n"), "configure")).isZero();
    assertThat(printedUrl()).contains("Workspace=acme;User=" + USER).contains("MaxRequests=9");
    assertThat(out.toString()).doesNotContain("AccessToken", "old");
    assertThat(err()).contains("API token [that of BITBUCKET_JDBC_TOKEN]").doesNotContain(TOKEN);
  }

  @Test
  void otherSecretsAreNamedToo() {
    Reader in = new StringReader("1\n" + USER + "\n" + TOKEN + "\nacme\n");
    String more = base() + ";ProxyServer=localhost;ProxyExceptions=*;ProxyPassword=pl4ntedProxy";
    assertThat(run(Reader.nullReader(), "configure", more)).isEqualTo(1);
    assertThat(err()).contains("ProxyUser is missing").doesNotContain("How do you");
    assertThat(run(in, "configure", more + ";ProxyUser=u")).as(err()).isZero();
    assertThat(out.toString())
        .contains("properties.setProperty(\"ProxyPassword\", \"...\");")
        .contains("  Property      ProxyPassword")
        .doesNotContain("pl4nted");
  }

  @Test
  void theDemoTakesAnything() {
    assertThat(run(new StringReader("1\n" + USER + "\nx\n\n"), "configure", "--demo")).isZero();
    assertThat(err()).contains("This is the demo").contains("It works: 8 repositories");
    assertThat(printedUrl()).isEqualTo("jdbc:bitbucket:Workspace=acme;User=" + USER + ";Demo=true");
    out.getBuffer().setLength(0);
    assertThat(run(new StringReader("3\nkey\nx\n\n\n"), "configure", "--demo")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a/b.jar       | a/b.jar        | "a/b.jar"
          a b;c         | "a b;c"        | "a b;c"
          $a'b          | '$a'\\''b'     | "$a'b"
          C:\\x "y"     | 'C:\\x "y"'    | "C:\\\\x \\"y\\""
          """)
  void textsAreQuotedForWhereTheyGo(String text, String shell, String java) {
    assertThat(SourceText.shell(text)).isEqualTo(shell);
    assertThat(SourceText.java(text)).isEqualTo(java);
  }
}
