package io.github.bitbucketjdbc.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a demo server holds and how it behaves. Immutable: every method answers a changed copy. */
public final class DemoOptions implements Cloneable {
  private static final int TAGS = 12;

  private final long seed;
  private final boolean story;
  private String workspace = "acme";
  private int projects = 4;
  private int repositories = 10;
  private int users = 20;
  private int pullRequests = 50;
  private int comments = 3;
  private int branches = 10;
  private int commits = 100;
  private int pipelines = 30;
  private int steps = 2;
  private Duration latency = Duration.ZERO;
  private @Nullable String authorization;
  private @Nullable OAuthConsumer consumer;
  private Set<String> denied = Set.of();
  private Set<String> hidden = Set.of();
  private Set<String> indexing = Set.of();
  private int rateLimit = -1;
  private Duration rateWindow = Duration.ofHours(1);
  private boolean logging = true;
  private boolean issueTracker;
  private boolean readOnly;
  private boolean slowMerges;

  private DemoOptions(long seed, boolean story) {
    this.seed = seed;
    this.story = story;
  }

  /** The small workspace {@code acme}, whose people and repositories tell a story. */
  public static DemoOptions story() {
    return new DemoOptions(20261120, true);
  }

  /** A workspace of any size; the sizes that follow apply to this kind only. */
  public static DemoOptions generated(long seed) {
    return new DemoOptions(seed, false);
  }

  /** The slug of the workspace. */
  public DemoOptions workspace(String slug) {
    return with(copy -> copy.workspace = slug);
  }

  /** How many projects the workspace has. */
  public DemoOptions projects(int count) {
    return with(copy -> copy.projects = Math.max(1, count));
  }

  /** How many repositories the workspace has. */
  public DemoOptions repositories(int count) {
    return with(copy -> copy.repositories = count);
  }

  /** How many members the workspace has. */
  public DemoOptions users(int count) {
    return with(copy -> copy.users = Math.max(1, count));
  }

  /** How many pull requests each repository has. */
  public DemoOptions pullRequests(int count) {
    return with(copy -> copy.pullRequests = count);
  }

  /** How many comments each pull request has. */
  public DemoOptions comments(int count) {
    return with(copy -> copy.comments = count);
  }

  /** How many branches each repository has. */
  public DemoOptions branches(int count) {
    return with(copy -> copy.branches = count);
  }

  /** How many commits each repository has. */
  public DemoOptions commits(int count) {
    return with(copy -> copy.commits = count);
  }

  /** How many pipelines each repository has. */
  public DemoOptions pipelines(int count) {
    return with(copy -> copy.pipelines = count);
  }

  /** How many steps each pipeline has. */
  public DemoOptions steps(int count) {
    return with(copy -> copy.steps = count);
  }

  /** Waits before answering each request. */
  public DemoOptions latency(Duration each) {
    return with(copy -> copy.latency = each);
  }

  /** Wants an API token: Basic with the account's e-mail address. Anything else gets 401. */
  public DemoOptions basicAuth(String user, String token) {
    byte[] pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(pair);
    return with(copy -> copy.authorization = "Basic " + encoded);
  }

  /** Wants an access token. Anything else gets 401. */
  public DemoOptions bearer(String token) {
    return with(copy -> copy.authorization = "Bearer " + token);
  }

  /**
   * Has an OAuth consumer, whose tokens are then the only credentials taken. Tokens last two hours
   * unless told otherwise.
   */
  public DemoOptions oauth(String clientId, String clientSecret) {
    return with(
        copy ->
            copy.consumer =
                new OAuthConsumer(clientId, clientSecret, Duration.ofHours(2), false, true));
  }

  /** How long the consumer's access tokens last. */
  public DemoOptions tokenLifetime(Duration lifetime) {
    return with(copy -> copy.consumer = consumer().lasting(lifetime));
  }

  /** The page that asks for consent presses its own button, for browsers without a person. */
  public DemoOptions scriptedConsent() {
    return with(copy -> copy.consumer = consumer().consentingByScript());
  }

  /** Refresh tokens work more than once, and answers to a refresh bring none, as until 2026. */
  public DemoOptions lastingRefreshTokens() {
    return with(copy -> copy.consumer = consumer().withLastingRefreshTokens());
  }

  /** Answers 403 for a repository and everything below it; it is still listed. */
  public DemoOptions deny(String repoSlug) {
    return with(copy -> copy.denied = plus(denied, repoSlug));
  }

  /** Answers 404 for a repository and everything below it; it is still listed. */
  public DemoOptions hide(String repoSlug) {
    return with(copy -> copy.hidden = plus(hidden, repoSlug));
  }

  /** Answers 202 for the pull requests of a repository's commits: they are being collected. */
  public DemoOptions indexing(String repoSlug) {
    return with(copy -> copy.indexing = plus(indexing, repoSlug));
  }

  /** Answers 429 after so many requests in an hour. */
  public DemoOptions rateLimit(int requests) {
    return rateLimit(requests, Duration.ofHours(1));
  }

  /** Answers 429 after so many requests in a window; a new window gives a new budget. */
  public DemoOptions rateLimit(int requests, Duration window) {
    return with(
        copy -> {
          copy.rateLimit = requests;
          copy.rateWindow = window;
        });
  }

  /** Whether there is an issue tracker; off by default, as it is gone since 20 August 2026. */
  public DemoOptions issueTracker(boolean present) {
    return with(copy -> copy.issueTracker = present);
  }

  /** Whether to remember requests; on by default. */
  public DemoOptions logRequests(boolean enabled) {
    return with(copy -> copy.logging = enabled);
  }

  /** Answers 405 to everything that would change the workspace. */
  public DemoOptions readOnly(boolean refusing) {
    return with(copy -> copy.readOnly = refusing);
  }

  /** Answers 202 to every merge, and not only to those that ask for it with {@code async}. */
  public DemoOptions slowMerges(boolean slow) {
    return with(copy -> copy.slowMerges = slow);
  }

  long seed() {
    return seed;
  }

  String workspace() {
    return workspace;
  }

  Duration latency() {
    return latency;
  }

  @Nullable String authorization() {
    return authorization;
  }

  boolean hasConsumer() {
    return consumer != null;
  }

  /** The OAuth consumer; without one it would refuse everybody. */
  OAuthConsumer consumer() {
    if (consumer == null) {
      throw new IllegalStateException("oauth comes first");
    }
    return consumer;
  }

  boolean isDenied(String repoSlug) {
    return denied.contains(repoSlug);
  }

  boolean isHidden(String repoSlug) {
    return hidden.contains(repoSlug);
  }

  boolean isIndexing(String repoSlug) {
    return indexing.contains(repoSlug);
  }

  int rateLimit() {
    return rateLimit;
  }

  Duration rateWindow() {
    return rateWindow;
  }

  boolean isLogging() {
    return logging;
  }

  boolean isReadOnly() {
    return readOnly;
  }

  boolean hasSlowMerges() {
    return slowMerges;
  }

  boolean hasIssueTracker() {
    return issueTracker;
  }

  Shape shape() {
    if (story) {
      return new StoryShape();
    }
    Volume volume = new Volume(pullRequests, comments, branches, TAGS, commits, pipelines, steps);
    return new GeneratedShape(repositories, users, projects, volume);
  }

  private DemoOptions with(Consumer<DemoOptions> change) {
    try {
      DemoOptions copy = (DemoOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> plus(Set<String> slugs, String slug) {
    Set<String> more = new HashSet<>(slugs);
    more.add(slug);
    return more;
  }
}
