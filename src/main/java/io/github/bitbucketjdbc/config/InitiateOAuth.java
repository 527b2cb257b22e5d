package io.github.bitbucketjdbc.config;

/** How far the driver goes for a token; the names and their meaning are CData's. */
public enum InitiateOAuth {
  /** It uses the access token that it was given, and never asks for another. */
  OFF,
  /** It refreshes tokens that somebody else obtained. */
  REFRESH,
  /** It signs in when it has no token, and refreshes. */
  GETANDREFRESH
}
