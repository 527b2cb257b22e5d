package io.github.bitbucketjdbc.auth;

/**
 * What is stored.
 *
 * @param owner whose tokens they are
 * @param tokens the tokens
 */
record StoredTokens(TokenOwner owner, Tokens tokens) {}
