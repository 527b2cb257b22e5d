package io.github.bitbucketjdbc.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.log.ConnectionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OAuthTokenSourceTest {
  @TempDir Path directory;

  private OAuthDemo demo = OAuthDemo.start();
  private String location = "";

  @BeforeEach
  void place() {
    location = "OAuthSettingsLocation=" + directory.resolve("oauth") + ";";
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  private DriverConfig refreshing(String more) {
    return demo.config("InitiateOAuth=REFRESH;" + location + more);
  }

  private static BitbucketException failure(TokenSource source) {
    return catchThrowableOfType(BitbucketException.class, source::authorization);
  }

  private Tokens stored() {
    Tokens tokens = TokenStores.of(refreshing("")).read();
    assertThat(tokens).isNotNull();
    return tokens;
  }

  @Test
  void clientCredentialsAreAskedForOnceByAllConnections() {
    DriverConfig config = demo.config("AuthScheme=client");
    String token = TokenSources.of(config).authorization();

    assertThat(token).startsWith("Bearer access-");
    assertThat(TokenSources.of(config).authorization()).isEqualTo(token);
    assertThat(demo.server().tokensIssued()).isEqualTo(1);
  }

  @Test
  void clientCredentialsNeedTheRightSecretEvenWhenATokenIsThere() {
    TokenSources.of(demo.config("AuthScheme=OAuthClient")).authorization();
    String wrong = demo.url("AuthScheme=OAuthClient").replace(OAuthDemo.CLIENT_SECRET, "wr0ng");

    BitbucketException e =
        failure(TokenSources.of(DriverConfig.of(wrong, new java.util.Properties())));
    assertThat(e.state()).isEqualTo(SqlState.INVALID_CREDENTIALS);
    assertThat(e).hasMessageContaining("OAuthClientSecret").hasMessageContaining("invalid_client");
    assertThat(demo.server().tokensIssued()).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsRefreshedOnceAndRotated() {
    String before = demo.storeExpired("InitiateOAuth=REFRESH;" + location);

    String header = TokenSources.of(refreshing("")).authorization();
    assertThat(TokenSources.of(refreshing("")).authorization()).isEqualTo(header);
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat("Bearer " + stored().accessToken()).isEqualTo(header);
    assertThat(stored().refreshToken()).isNotEqualTo(before).startsWith("refresh-");
    assertThat(stored().expiresAt()).isAfter(Instant.now().plus(Duration.ofMinutes(119)));
  }

  @Test
  void tokensAreRefreshedInTheLastFiveMinutesOrTheLastTenth() {
    Instant now = Instant.now();
    Tokens twoHours = new Tokens("a", "r", now, now.plusSeconds(7200));
    Tokens oneMinute = new Tokens("a", "r", now, now.plusSeconds(60));

    assertThat(twoHours.isFresh(now.plusSeconds(6899))).isTrue();
    assertThat(twoHours.isFresh(now.plusSeconds(6900))).isFalse();
    assertThat(oneMinute.isFresh(now.plusSeconds(53))).isTrue();
    assertThat(oneMinute.isFresh(now.plusSeconds(54))).isFalse();
    assertThat(oneMinute.isAlive(now.plusSeconds(59))).isTrue();
    assertThat(oneMinute.isAlive(now.plusSeconds(60))).isFalse();
    assertThat(new Tokens("a", "r", now, null).isFresh(now.plusSeconds(1_000_000))).isTrue();
    assertThat(oneMinute.toString()).doesNotContain("a,").doesNotContain("=r");
  }

  @Test
  void eightThreadsWithOneExpiredTokenRefreshOnce() throws Exception {
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    TokenSource shared = TokenSources.of(refreshing(""));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> tasks =
          java.util.stream.IntStream.range(0, 8)
              .<Callable<String>>mapToObj(
                  i -> () -> (i < 4 ? shared : TokenSources.of(refreshing(""))).authorization())
              .toList();
      Set<String> headers = new HashSet<>();
      for (Future<String> header : threads.invokeAll(tasks)) {
        headers.add(header.get());
      }
      assertThat(headers).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat(demo.server().refusedRefreshes()).isZero();
  }

  @Test
  void aRefusedTokenIsReplacedOnceByAll() {
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    TokenSource one = TokenSources.of(refreshing(""));
    TokenSource other = TokenSources.of(refreshing(""));
    String refused = one.authorization();
    assertThat(other.authorization()).isEqualTo(refused);
    demo.server().expireTokens();

    assertThat(one.renew(refused)).isTrue();
    assertThat(other.renew(refused)).isTrue();
    assertThat(one.authorization()).isEqualTo(other.authorization()).isNotEqualTo(refused);
    assertThat(demo.server().refreshes()).isEqualTo(2);
  }

  @Test
  void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
    demo.close();
    demo = OAuthDemo.start(options -> options.lastingRefreshTokens());
    String before = demo.storeExpired("InitiateOAuth=REFRESH;" + location);

    TokenSources.of(refreshing("")).authorization();
    assertThat(stored().refreshToken()).isEqualTo(before);
    assertThat(demo.server().refreshes()).isEqualTo(1);
  }

  @Test
  void aRefreshTokenOfTheUrlStartsAndIsStored() {
    Tokens tokens = demo.signIn(demo.config(""));
    DriverConfig config = refreshing("OAuthRefreshToken=" + tokens.refreshToken());

    String header = TokenSources.of(config).authorization();
    assertThat(TokenSources.of(config).authorization()).isEqualTo(header);
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat(demo.server().refusedRefreshes()).isZero();
  }

  @Test
  void anAccessTokenOfTheUrlIsUsedWhileItLasts() {
    Tokens tokens = demo.signIn(demo.config(""));
    String given = "OAuthAccessToken=" + tokens.accessToken() + ";";
    String refresh = "OAuthRefreshToken=" + tokens.refreshToken() + ";";

    assertThat(TokenSources.of(demo.config(given)).authorization())
        .isEqualTo("Bearer " + tokens.accessToken());
    assertThat(TokenSources.of(demo.config(given)).renew("Bearer " + tokens.accessToken()))
        .isFalse();
    TokenSource source = TokenSources.of(refreshing(given + refresh + "OAuthExpiresIn=3600"));
    assertThat(source.authorization()).isEqualTo("Bearer " + tokens.accessToken());
    assertThat(demo.server().refreshes()).isZero();
    assertThat(source.renew("Bearer " + tokens.accessToken())).isTrue();
    assertThat(demo.server().refreshes()).isEqualTo(1);
  }

  @Test
  void saysHowToSignInAgain() {
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    demo.server().revokeTokens();

    BitbucketException e = failure(TokenSources.of(refreshing("")));
    assertThat(e.state()).isEqualTo(SqlState.INVALID_CREDENTIALS);
    assertThat(e)
        .hasMessageContaining("no longer takes the refresh token")
        .hasMessageContaining(directory.resolve("oauth").toString())
        .hasMessageContaining("login");
    assertThat(demo.server().refusedRefreshes()).isEqualTo(1);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(failure(TokenSources.of(refreshing(""))))
        .hasMessageContaining("There is no refresh token")
        .hasMessageContaining("login");
    assertThat(failure(TokenSources.of(demo.config(""))))
        .hasMessageContaining("InitiateOAuth is OFF");
  }

  /** A file system without locks, whose other user refreshes right after we looked. */
  private static class LateStore implements TokenStore {
    private final Tokens before;
    private final Tokens after;
    private int reads;

    LateStore(Tokens before, Tokens after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public Tokens read() {
      return ++reads <= 2 ? before : after;
    }

    @Override
    public void prepare() {}

    @Override
    public void write(Tokens tokens) {
      assertThat(tokens).isEqualTo(after);
    }

    @Override
    public Tokens exclusively(Supplier<@Nullable Tokens> done, Supplier<Tokens> work) {
      Tokens already = done.get();
      return already == null ? work.get() : already;
    }

    @Override
    public String place() {
      return "late";
    }
  }

  @Test
  void tokensThatCannotBeStoredServeThisProcess() {
    DriverConfig config = refreshing("");
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    Tokens before = stored();
    TokenSource source =
        new OAuthTokenSource(
            config,
            new LateStore(before, before) {
              @Override
              public void write(Tokens tokens) {
                throw new BitbucketException(SqlState.CONNECTION_FAILED, "disk full");
              }
            },
            new TokenEndpoint(config),
            () -> {
              throw new AssertionError("nobody signs in");
            },
            ConnectionLog.NONE);

    assertThat(failure(source)).hasMessage("disk full");
    assertThat(source.authorization()).startsWith("Bearer access-");
    assertThat(demo.server().refreshes()).isEqualTo(1);
    assertThat(demo.server().refusedRefreshes()).isZero();
  }

  @Test
  void somebodyElsesRefreshIsFoundAfterARefusal() {
    DriverConfig config = refreshing("");
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    Tokens before = stored();
    TokenEndpoint endpoint = new TokenEndpoint(config);
    Tokens after = endpoint.refresh(before.refreshToken());
    TokenSource source =
        new OAuthTokenSource(
            config,
            new LateStore(before, after),
            endpoint,
            () -> {
              throw new AssertionError("nobody signs in");
            },
            ConnectionLog.NONE);

    assertThat(source.authorization()).isEqualTo("Bearer " + after.accessToken());
    assertThat(demo.server().refusedRefreshes()).isEqualTo(1);
    assertThat(demo.server().refreshes()).isEqualTo(1);
  }

  @Test
  void aTokenThatStillWorksOutlivesAFailedRefresh() {
    DriverConfig config = refreshing("");
    Tokens tokens = demo.signIn(config);
    Instant now = Instant.now();
    TokenStores.of(config)
        .write(
            new Tokens(
                tokens.accessToken(), "spent", now.minusSeconds(7000), now.plusSeconds(200)));
    TokenSource source = TokenSources.of(config);

    assertThat(source.authorization()).isEqualTo("Bearer " + tokens.accessToken());
    assertThat(source.authorization()).isEqualTo("Bearer " + tokens.accessToken());
    assertThat(demo.server().refusedRefreshes()).isEqualTo(1);
  }

  /** The name leaves room for that of the lock, but for no temporary file's. */
  @Test
  void noRefreshTokenIsSpentWhenItsSuccessorCannotBeStored() throws IOException {
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);
    Path longest = directory.resolve("x".repeat(245));
    Files.move(directory.resolve("oauth"), longest);
    location = "OAuthSettingsLocation=" + longest + ";";

    BitbucketException e = failure(TokenSources.of(refreshing("")));
    assertThat(e.state()).isEqualTo(SqlState.CONNECTION_FAILED);
    assertThat(e).hasMessageContaining("cannot be written");
    assertThat(demo.server().refreshes()).isZero();
  }

  @Test
  void memoryIsSharedByName() {
    location = "OAuthSettingsLocation=memory://mine;";
    demo.storeExpired("InitiateOAuth=REFRESH;" + location);

    String header = TokenSources.of(refreshing("")).authorization();
    assertThat(TokenSources.of(refreshing("")).authorization()).isEqualTo(header);
    assertThat(demo.server().refreshes()).isEqualTo(1);
    location = "OAuthSettingsLocation=memory://yours;";
    assertThat(failure(TokenSources.of(refreshing(""))))
        .hasMessageContaining("There is no refresh token in the memory of this process");
  }
}
