package io.github.bitbucketjdbc.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A consumer, as a workspace's settings register one, and how the server treats it. */
record OAuthConsumer(
    String id, String secret, Duration lifetime, boolean scripted, boolean rotating) {

  OAuthConsumer lasting(Duration each) {
    return new OAuthConsumer(id, secret, each, scripted, rotating);
  }

  OAuthConsumer consentingByScript() {
    return new OAuthConsumer(id, secret, lifetime, true, rotating);
  }

  OAuthConsumer withLastingRefreshTokens() {
    return new OAuthConsumer(id, secret, lifetime, scripted, false);
  }

  /** The header with which the consumer asks for tokens. */
  String authorization() {
    byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
