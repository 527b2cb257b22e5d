package io.github.bitbucketjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files go to Bitbucket and come from there, to this machine only when the connection allows it.
 */
class LocalFilesTest {
  private static ProcedureService service;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws SQLException {
    service =
        new ProcedureService(
            DemoOptions.story().bearer("sesame"), "Schema=api;AccessToken=sesame;LocalFiles=true");
  }

  @AfterAll
  static void stop() throws SQLException {
    service.close();
  }

  @BeforeEach
  void forget() {
    service.clear();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static void refused(String sql, String state, String words) {
    assertThatThrownBy(() -> service.rows(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(words)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo(state));
  }

  /** The storage host of the demo refuses whoever brings credentials. */
  @Test
  void aFileComesBackAsItWent() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    Path source = Files.write(directory.resolve("source.bin"), bytes);
    assertThat(service.row("CALL UploadFile('" + source + "')"))
        .containsEntry("FileName", "source.bin")
        .containsEntry("Bytes", 300_000L);
    Path target = directory.resolve("target.bin");
    assertThat(service.row("CALL DownloadFile('source.bin', '" + target + "')"))
        .containsEntry("Path", target.toString())
        .containsEntry("Bytes", 300_000L)
        .containsEntry("Content", null);
    assertThat(target).hasBinaryContent(bytes);
    assertThat(files()).containsExactly(source, target);
    assertThat(service.requests().stream().map(r -> r.method() + " " + r.target() + r.status()))
        .containsExactly(
            "POST /2.0/repositories/acme/api/downloads201",
            "GET /2.0/repositories/acme/api/downloads/source.bin302");
    assertThat(service.requests()).allMatch(r -> r.authorization().equals("Bearer"));
    assertThat((byte[]) service.row("CALL DownloadFile('source.bin')").get("Content"))
        .isEqualTo(bytes);
  }

  @Test
  void whatIsThereIsNotOverwrittenUnlessSaid() throws Exception {
    service.row("CALL UploadFile(FileName => 'new.txt', Content => 'new')");
    Path target = Files.writeString(directory.resolve("old.txt"), "old");
    service.clear();
    refused("CALL DownloadFile('new.txt', '" + target + "')", "22000", "Overwrite => TRUE");
    assertThat(service.sent()).isEmpty();
    assertThat(target).hasContent("old");
    service.row("CALL DownloadFile('new.txt', '" + target + "', TRUE)");
    assertThat(target).hasContent("new");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void nothingIsLeftWhereNothingCame() throws Exception {
    Path target = directory.resolve("missing.txt");
    refused("CALL DownloadFile('missing.txt', '" + target + "')", "42704", "missing.txt");
    assertThat(files()).isEmpty();
  }

  @Test
  void pathsThatCannotBeAreToldBeforeAnythingIsSent() {
    refused("CALL DownloadFile('a', '" + directory + "')", "22000", "is a directory");
    refused("CALL DownloadFile('a', '" + directory + "/no/a')", "22000", "does not exist");
    refused("CALL UploadFile('" + directory + "/no')", "22000", "cannot be read");
    refused("CALL UploadFile(Content => 'a')", "23502", "FileName");
    refused("CALL UploadFile(FileName => 'a')", "23502", "LocalPath or Content");
    refused("CALL UploadFile('/a', 'b')", "22000", "not both");
    assertThat(service.sent()).isEmpty();
  }

  @Test
  void streamsAreSent() throws Exception {
    try (PreparedStatement upload =
        service.connection().prepareStatement("CALL UploadFile(FileName => ?, Content => ?)")) {
      upload.setString(1, "stream.bin");
      upload.setBinaryStream(2, new ByteArrayInputStream(new byte[] {0, -1, 10}));
      assertThat(ProcedureService.rows(upload.executeQuery()).get(0)).containsEntry("Bytes", 3L);
      upload.setBytes(2, "more".getBytes(StandardCharsets.UTF_8));
      upload.execute();
    }
    assertThat((byte[]) service.row("CALL DownloadFile('stream.bin')").get("Content"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("more");
  }

  @Test
  void withoutLocalFilesNoFileIsTouched() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
    try (Connection plain = service.connect("Schema=api;AccessToken=sesame");
        Statement statement = plain.createStatement()) {
      for (String call :
          List.of(
              "CALL UploadFile('" + secret + "')",
              "CALL DownloadFile('a', '" + directory.resolve("new.txt") + "')")) {
        assertThatThrownBy(() -> statement.execute(call))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("LocalFiles=true")
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
      }
    }
    assertThat(service.sent()).isEmpty();
    assertThat(files()).containsExactly(secret);
  }
}
