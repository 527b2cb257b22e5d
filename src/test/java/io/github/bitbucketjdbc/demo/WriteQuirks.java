package io.github.bitbucketjdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server for the tests of a class, and what they write again and again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WriteQuirks {
  static final String REPO = Writer.REPO;
  static final String PULLS = REPO + "/pullrequests";

  DemoServer server;
  Client client;
  Writer writer;

  @BeforeAll
  void start() {
    server = DemoServer.start(DemoOptions.story().issueTracker(true));
    client = new Client(server);
    writer = new Writer(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  final String head(String branch) {
    return client.get(REPO + "/refs/branches/" + branch).at("/target/hash").asText();
  }

  /** A branch that is one commit ahead of the main branch. */
  final void branch(String name) {
    List<String[]> form =
        List.of(
            new String[] {"branch", "", name},
            new String[] {"message", "", "Adds " + name},
            new String[] {"notes/" + name + ".txt", "", "T minus 9\n"});
    assertThat(writer.form("POST", REPO + "/src", form).statusCode()).isEqualTo(201);
  }

  static String pull(String source, String title) {
    return "{'title':'" + title + "','source':{'branch':{'name':'" + source + "'}}}";
  }

  final JsonNode open(String source) {
    branch(source);
    return writer.expect(201, "POST", PULLS, pull(source, "About " + source));
  }
}
