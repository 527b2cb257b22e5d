package io.github.bitbucketjdbc.cli;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.config.ConnectionUrl;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** Asks for the workspace; who does not know it is shown those that the credentials see. */
final class WorkspaceQuestion {
  private static final int LONGEST_LIST = 30;
  private static final String HOST = "bitbucket.org/";

  private final Questions questions;
  private final ConnectionTrial trial;

  WorkspaceQuestion(Questions questions, ConnectionTrial trial) {
    this.questions = questions;
    this.trial = trial;
  }

  /**
   * Returns the slug of a workspace.
   *
   * @param url the connection without a workspace, to list them
   * @param usual the workspace that Enter takes, or "" when Enter lists them
   * @param listed whether the credentials may list workspaces; nobody may without any
   */
  String ask(ConnectionUrl url, String usual, boolean listed)
      throws SQLException, IOException, LeftException {
    questions.say("\nThe workspace is the first part of a repository's address.");
    String how = usual.isEmpty() ? "; Enter lists yours" : "; ? lists yours";
    while (true) {
      String answer = questions.ask(listed ? "Workspace" + how : "Workspace", usual);
      if (listed && (answer.isEmpty() || answer.equals("?"))) {
        answer = choose(trial.workspaces(url));
      }
      answer = slug(answer);
      if (isWorkspace(answer)) {
        return answer;
      }
    }
  }

  private String choose(List<String> slugs) throws IOException, LeftException {
    if (slugs.isEmpty()) {
      questions.say("These credentials see no workspace.");
      return "";
    }
    List<String> shown = slugs.subList(0, Math.min(slugs.size(), LONGEST_LIST));
    questions.list(shown);
    if (shown.size() < slugs.size()) {
      questions.say("  and " + (slugs.size() - shown.size()) + " more, to be named");
    }
    String usual = slugs.size() == 1 ? slugs.get(0) : "";
    String answer = questions.require("Workspace, by name or number", usual);
    int index = slugs.contains(answer) ? -1 : Questions.numbered(answer, shown.size());
    return index < 0 ? answer : shown.get(index);
  }

  /** Returns the workspace of an address, which is what people copy. */
  private static String slug(String answer) {
    int host = answer.indexOf(HOST);
    return host < 0 ? answer : answer.substring(host + HOST.length()).replaceFirst("[/?#].*", "");
  }

  private boolean isWorkspace(String slug) {
    if (slug.isEmpty()) {
      return false;
    }
    try {
      Properties properties = new Properties();
      properties.setProperty(ConnectionProperty.WORKSPACE.text(), slug);
      DriverConfig.of(ConnectionUrl.PREFIX, properties);
      return true;
    } catch (BitbucketException e) {
      questions.say(e.getMessage() + ".");
      return false;
    }
  }
}
