package io.github.bitbucketjdbc.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that were recorded say in SQL what they said to others, wherever in a query they come. */
class RecordedErrorTest {
  private static final Path FOLDER = Path.of("../shared/recordings");
  private static final String NO_OBJECT =
      "jenkins-bitbucket-branch-source/2.0-repositories-amuniz-test-repos-hooks-"
          + "_7B202cf34e-7ccf-44b7-ba6b-8827a14d5324_7D.json";
  private static final String API = "/repositories/acme/api";
  private static final List<Answer> ANSWERS =
      List.of(
          answer("badrequest", 400, "42000", "Bitbucket refused the request", "Bad request"),
          answer(
              "badrequest-nobranch",
              400,
              "42000",
              "Bitbucket refused the request",
              "source: branch not found: dummy"),
          answer("noapi", 404, "42704", "does not exist, or is not visible", "Resource not found"),
          answer(
              "privileges",
              403,
              "42501",
              "Bitbucket denied access",
              "Your credentials lack one or more required privilege scopes",
              "needs one of the scopes: project",
              "it has: runner:write, pipeline:variable, issue:write, pullrequest:write, account"),
          new Answer(NO_OBJECT, 200, "08P01", List.of("an answer that is not an object")));

  /** The files that hold answers with which nothing can be read. */
  static final List<String> FILES = ANSWERS.stream().map(Answer::file).toList();

  private static ReplayService service;
  private static Connection connection;

  /** A recorded answer, the status it came with, and what people are told about it. */
  record Answer(String file, int status, String sqlState, List<String> words) {}

  private static Answer answer(String name, int status, String sqlState, String... words) {
    return new Answer("bitbucket-cli/error-" + name + ".json", status, sqlState, List.of(words));
  }

  /** A place where an error may come: what is asked, and the pages before it. */
  record Place(Answer answer, String sql, String path, List<String> before) {
    @Override
    public String toString() {
      return answer.file() + " to " + sql + " after " + before.size() + " pages";
    }
  }

  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    String list = "SELECT * FROM api.Tags";
    for (Answer answer : ANSWERS) {
      places.add(new Place(answer, list, API + "/refs/tags", List.of()));
      places.add(
          new Place(answer, list, API + "/refs/tags", List.of("{\"values\":[{\"name\":\"v1\"}]}")));
      if (answer.status() != 404) {
        String one = "SELECT * FROM api.Webhooks WHERE UUID = '{1}'";
        places.add(new Place(answer, one, API + "/hooks/{1}", List.of()));
      }
    }
    return places;
  }

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "the recordings belong to other projects and are not part of this one");
    service = new ReplayService();
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:AccessToken=secret;Workspace="
                + ReplayService.WORKSPACE
                + ";BaseURL="
                + service.baseUrl());
  }

  @AfterAll
  static void stop() throws Exception {
    if (connection != null) {
      connection.close();
      service.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void errorIsToldInWords(Place place) {
    String body = new Recordings(FOLDER).text(place.answer().file());
    List<String> pages = new ArrayList<>(place.before());
    pages.add(body);
    service.serve(
        new ReplayService.Served(place.answer().status(), place.path(), pages, true, Map.of()));

    SQLException error = catchThrowableOfType(SQLException.class, () -> readAll(place.sql()));

    assertThat((Throwable) error).isNotNull();
    assertThat(error.getSQLState()).isEqualTo(place.answer().sqlState());
    assertThat(error.getMessage())
        .contains(place.answer().words())
        .doesNotContain("secret", service.baseUrl(), "\"error\"", "{\n", "fields")
        .doesNotContain(body);
  }

  private static void readAll(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    }
  }
}
