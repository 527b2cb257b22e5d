package io.github.bitbucketjdbc.auth;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens of one consumer, for every connection that names the same place. */
interface TokenStore {
  /**
   * Returns the tokens, or null when there are none yet.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when they cannot be read or belong to
   *     somebody else
   */
  @Nullable Tokens read();

  /**
   * Checks that {@link #write} would work, before a token that works once is spent.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when it would not
   */
  void prepare();

  /**
   * Stores tokens, for good: when it returns they survive a crash, and when it fails the old ones
   * are still there.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when they cannot be stored
   */
  void write(Tokens tokens);

  /**
   * Does work that nobody else does at the same time, in any process.
   *
   * @param done gives the outcome when the work was done meanwhile, else null; it is asked while
   *     waiting, and once more before working
   */
  Tokens exclusively(Supplier<@Nullable Tokens> done, Supplier<Tokens> work);

  /** Returns where the tokens are, for people. */
  String place();
}
