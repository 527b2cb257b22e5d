package io.github.bitbucketjdbc.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who is gone stays in lists as null, or without UUID: a row that counts as it should. */
class PeopleWhoAreGoneTest {
  private static final String PULL_REQUESTS =
      """
      {"values": [{"id": 7, "participants": [
        {"user": null, "role": "REVIEWER", "approved": true},
        {"user": {"display_name": "Gone"}, "role": "REVIEWER", "approved": false},
        {"user": {"uuid": "{1}", "display_name": "Here"}, "role": "REVIEWER", "approved": true},
        {"user": null, "role": "PARTICIPANT", "approved": false}]}]}
      """;

  private static ReplayService service;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    service = new ReplayService();
    service.serve(
        new ReplayService.Served(
            200, "/repositories/acme/api/pullrequests", List.of(PULL_REQUESTS), false, Map.of()));
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:AuthScheme=None;Schema=api;Workspace="
                + ReplayService.WORKSPACE
                + ";BaseURL="
                + service.baseUrl());
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "COUNT(*); 4; 3",
        "COUNT(UserUUID); 1; 1",
        "COUNT(UserDisplayName); 2; 2",
        "SUM(CASE WHEN UserUUID IS NULL THEN 1 ELSE 0 END); 3; 2",
        "MIN(COALESCE(UserUUID, '{0}')); {0}; {0}",
        "COUNT(DISTINCT UserUUID); 1; 1"
      })
  void noneIsCountedAsSomeone(String aggregate, String participants, String reviewers)
      throws Exception {
    assertThat(values("SELECT " + aggregate + " FROM PullRequestParticipants"))
        .containsExactly(participants);
    assertThat(values("SELECT " + aggregate + " FROM PullRequestReviewers"))
        .containsExactly(reviewers);
  }

  @Test
  void allAreThereAndOnlyThoseWithoutUuidAreNull() throws Exception {
    assertThat(values("SELECT UserUUID FROM PullRequestParticipants"))
        .containsExactly(null, null, "{1}", null);
    assertThat(values("SELECT Role FROM PullRequestParticipants WHERE UserUUID IS NULL"))
        .containsExactly("REVIEWER", "REVIEWER", "PARTICIPANT");
    assertThat(values("SELECT UserDisplayName FROM PullRequestReviewers WHERE UserUUID <> '{2}'"))
        .containsExactly("Here");
    assertThat(
            values(
                "SELECT COUNT(*) FROM PullRequestReviewers a JOIN PullRequestReviewers b"
                    + " ON a.UserUUID = b.UserUUID"))
        .containsExactly("1");
  }

  private static List<String> values(String sql) throws Exception {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
