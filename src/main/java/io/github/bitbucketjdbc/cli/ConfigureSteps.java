package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.config.InitiateOAuth;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The questions in their order, and which of them is asked again when the trial fails. */
final class ConfigureSteps {
  private final Questions questions;
  private final SignInQuestions signIn;
  private final WorkspaceQuestion workspace;
  private final ConnectionTrial trial;
  private Map<ConnectionProperty, String> answers = new EnumMap<>(ConnectionProperty.class);
  private SignInWay way = SignInWay.API_TOKEN;
  private boolean named;

  private enum Step {
    WAY("sign in another way"),
    CREDENTIALS("type the credentials again"),
    LOGIN("sign in with the browser again"),
    WORKSPACE("name another workspace"),
    TRIAL("try the same once more"),
    DONE("print the connection as it is, untried");

    private final String offer;

    Step(String offer) {
      this.offer = offer;
    }
  }

  /** Signs somebody in with a browser. */
  @FunctionalInterface
  interface BrowserLogin {
    void signIn(DriverConfig config) throws IOException, LeftException;
  }

  ConfigureSteps(Questions questions, ConnectionTrial trial, ConnectionUrl known) {
    this.questions = questions;
    this.trial = trial;
    this.signIn = new SignInQuestions(questions);
    this.workspace = new WorkspaceQuestion(questions, trial);
    this.answers.putAll(known.values());
  }

  /**
   * Asks until there is a connection that works, or is wanted all the same.
   *
   * @throws BitbucketException when the properties that nobody is asked for are wrong
   */
  void run(BrowserLogin login) throws IOException, LeftException {
    DriverConfig.of(url(SignInQuestions.others(answers)));
    Step step = Step.WAY;
    while (step != Step.DONE) {
      try {
        step = take(step, login);
      } catch (SQLException e) {
        step = afterFailure(step, e);
      } catch (BitbucketException e) {
        step = afterFailure(step, ErrorTranslator.translate(e));
      }
    }
  }

  SignInWay way() {
    return way;
  }

  ConnectionUrl url() {
    return url(answers);
  }

  private static ConnectionUrl url(Map<ConnectionProperty, String> values) {
    Properties properties = new Properties();
    values.forEach((property, value) -> properties.setProperty(property.text(), value));
    return ConnectionUrl.parse(ConnectionUrl.PREFIX).with(properties);
  }

  private Step take(Step step, BrowserLogin login) throws SQLException, IOException, LeftException {
    switch (step) {
      case WAY -> {
        way = signIn.way(way);
        return Step.CREDENTIALS;
      }
      case CREDENTIALS -> {
        answers = signIn.answer(way, answers);
        return Step.LOGIN;
      }
      case LOGIN -> {
        if (way == SignInWay.OAUTH && !DriverConfig.of(url()).demo()) {
          login.signIn(forSigningIn());
        }
        return named ? Step.TRIAL : Step.WORKSPACE;
      }
      case WORKSPACE -> {
        String usual = named ? "" : answers.getOrDefault(ConnectionProperty.WORKSPACE, "");
        answers.put(
            ConnectionProperty.WORKSPACE, workspace.ask(url(), usual, way != SignInWay.NONE));
        named = true;
        return Step.TRIAL;
      }
      default -> {
        tryOut();
        return Step.DONE;
      }
    }
  }

  /** The connection only refreshes tokens; to get the first ones is what this program does. */
  private DriverConfig forSigningIn() {
    Map<ConnectionProperty, String> values = new EnumMap<>(answers);
    values.put(ConnectionProperty.INITIATE_OAUTH, InitiateOAuth.GETANDREFRESH.name());
    return DriverConfig.of(url(values));
  }

  private void tryOut() throws SQLException {
    long repositories = trial.repositories(url());
    String seen = repositories == 1 ? "1 repository is" : repositories + " repositories are";
    String cost = trial.requests() == 1 ? "1 request" : trial.requests() + " requests";
    questions.say("\nIt works: " + seen + " visible. The trial took " + cost + ".\n");
  }

  private Step afterFailure(Step failed, SQLException failure) throws IOException, LeftException {
    questions.say("\n" + ErrorLine.of(failure));
    List<Step> choices =
        new ArrayList<>(List.of(Step.CREDENTIALS, Step.WORKSPACE, Step.WAY, Step.TRIAL));
    if (named) {
      choices.add(Step.DONE);
    }
    List<String> offers = choices.stream().map(step -> step.offer).toList();
    Step usual = usualAfter(failure);
    Step next = choices.get(questions.choose("What now?", offers, choices.indexOf(usual)));
    return next == Step.TRIAL ? failed : next;
  }

  /** Returns the step that most likely mends an error. */
  private static Step usualAfter(SQLException failure) {
    if (failure instanceof SQLTransientException) {
      return Step.TRIAL;
    }
    boolean notFound = SqlState.UNDEFINED_OBJECT.code().equals(failure.getSQLState());
    return notFound ? Step.WORKSPACE : Step.CREDENTIALS;
  }
}
