package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.InitiateOAuth;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks how to sign in, and what that takes. */
final class SignInQuestions {
  /** What an earlier way to sign in may have left, and would contradict another one. */
  private static final Set<ConnectionProperty> ALL =
      EnumSet.of(
          ConnectionProperty.AUTH_SCHEME,
          ConnectionProperty.USER,
          ConnectionProperty.API_TOKEN,
          ConnectionProperty.ACCESS_TOKEN,
          ConnectionProperty.INITIATE_OAUTH,
          ConnectionProperty.OAUTH_CLIENT_ID,
          ConnectionProperty.OAUTH_CLIENT_SECRET,
          ConnectionProperty.CALLBACK_URL,
          ConnectionProperty.OAUTH_VERIFIER,
          ConnectionProperty.OAUTH_ACCESS_TOKEN,
          ConnectionProperty.OAUTH_REFRESH_TOKEN);

  private final Questions questions;

  SignInQuestions(Questions questions) {
    this.questions = questions;
  }

  SignInWay way(SignInWay usual) throws IOException, LeftException {
    List<SignInWay> ways = List.of(SignInWay.values());
    List<String> lines = ways.stream().map(SignInWay::choice).toList();
    return ways.get(questions.choose("How do you sign in?", lines, usual.ordinal()));
  }

  /** Returns the properties given with those of this way to sign in, and of no other. */
  Map<ConnectionProperty, String> answer(SignInWay way, Map<ConnectionProperty, String> given)
      throws IOException, LeftException {
    Map<ConnectionProperty, String> all = others(given);
    if (!way.needs().isEmpty()) {
      questions.say("\n" + way.needs());
    }
    if (way == SignInWay.API_TOKEN) {
      all.put(ConnectionProperty.USER, user(given));
    } else {
      all.put(ConnectionProperty.AUTH_SCHEME, way.scheme().text());
    }
    if (way.hasConsumer()) {
      String usual = usual(given, ConnectionProperty.OAUTH_CLIENT_ID, ClientCredentials.CLIENT_ID);
      all.put(ConnectionProperty.OAUTH_CLIENT_ID, questions.require("Key of the consumer", usual));
    }
    if (way.hasSecret()) {
      all.put(way.secret(), questions.secret(way.secretName(), way.variable()));
    }
    if (way == SignInWay.OAUTH) {
      all.put(ConnectionProperty.INITIATE_OAUTH, InitiateOAuth.REFRESH.name());
      String usual = ConnectionProperty.CALLBACK_URL.defaultValue();
      String callback =
          questions.ask(
              "Callback URL of the consumer",
              given.getOrDefault(ConnectionProperty.CALLBACK_URL, usual));
      if (!callback.equals(usual)) {
        all.put(ConnectionProperty.CALLBACK_URL, callback);
      }
    }
    return all;
  }

  /** Returns the properties that have nothing to do with signing in. */
  static Map<ConnectionProperty, String> others(Map<ConnectionProperty, String> given) {
    Map<ConnectionProperty, String> others = new EnumMap<>(ConnectionProperty.class);
    others.putAll(given);
    others.keySet().removeAll(ALL);
    return others;
  }

  private String user(Map<ConnectionProperty, String> given) throws IOException, LeftException {
    String usual = usual(given, ConnectionProperty.USER, ClientCredentials.USER);
    while (true) {
      String user = questions.require("E-mail address of the Atlassian account", usual);
      if (user.matches("[^\\s:@]+@[^\\s:@]+")) {
        return user;
      }
      questions.say("That is no e-mail address; the nickname does not sign in.");
    }
  }

  private String usual(
      Map<ConnectionProperty, String> given, ConnectionProperty property, String variable) {
    String before = given.getOrDefault(property, "");
    return before.isEmpty() ? questions.environment(variable) : before;
  }
}
