package io.github.bitbucketjdbc.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and logs come from a host that is not Bitbucket's API. It gets no credentials, and what it
 * is asked with is shown nowhere.
 */
@Timeout(60)
class StorageHostTest {
  private static final String SIGNED = "/log.txt?X-Amz-Signature=c0ffee";
  private static final int MEBIBYTE = 1024 * 1024;

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer api;
  private HttpServer storage;
  private Connection connection;
  private Statement statement;

  @TempDir Path directory;

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static HttpServer server(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.start();
    return server;
  }

  private static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @BeforeEach
  void connect() throws Exception {
    api =
        server(
            exchange -> {
              assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                  .isEqualTo("Bearer sesame");
              exchange.getResponseHeaders().set("Location", origin(storage) + SIGNED);
              exchange.sendResponseHeaders(307, -1);
            });
    connection =
        DriverManager.getConnection(
            "jdbc:bitbucket:Workspace=acme;Schema=api;LocalFiles=true;AccessToken=sesame;BaseURL="
                + origin(api)
                + "/2.0");
    statement = connection.createStatement();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    api.stop(0);
    storage.stop(0);
  }

  private void stores(Handler handler) throws IOException {
    storage =
        server(
            exchange -> {
              asked.add(
                  exchange.getRequestURI()
                      + " "
                      + exchange.getRequestHeaders().get("Authorization")
                      + exchange.getRequestHeaders().get("Cookie")
                      + " "
                      + exchange.getRequestHeaders().getFirst("Accept"));
              handler.handle(exchange);
            });
  }

  private static Handler text(int status, String text) {
    return exchange -> {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  private SQLException failure(String sql) {
    return catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
  }

  @Test
  void itGetsNoCredentials() throws Exception {
    stores(text(200, "done ✓"));
    try (ResultSet log = statement.executeQuery("CALL GetPipelineLog('{p}', '{s}')")) {
      assertThat(log.next()).isTrue();
      assertThat(log.getString("Content")).isEqualTo("done ✓");
      assertThat(log.getLong("Bytes")).isEqualTo(8);
    }
    assertThat(asked).containsExactly(SIGNED + " nullnull */*");
  }

  @Test
  void parametersAreNotCarriedThere() throws Exception {
    stores(text(200, "diff"));
    statement.execute("CALL GetDiff(Spec => 'main', Path => 'private/plan.md')");
    assertThat(asked).containsExactly(SIGNED + " nullnull */*");
  }

  @Test
  void whatItWasAskedWithIsShownNowhere() throws Exception {
    stores(text(403, "<Error>c0ffee</Error>"));
    SQLException e = failure("CALL GetPipelineLog('{p}', '{s}')");
    assertThat(e.getSQLState()).isEqualTo("08006");
    assertThat(e.getErrorCode()).isEqualTo(403);
    assertThat((Throwable) e)
        .hasMessageContaining("storage host")
        .hasMessageNotContaining("c0ffee")
        .hasMessageNotContaining("127.0.0.1");
    try (ResultSet sent = statement.executeQuery("SELECT Path, Query FROM sys_requests")) {
      List<String> shown = new ArrayList<>();
      while (sent.next()) {
        shown.add(sent.getString(1) + "?" + sent.getString(2));
      }
      assertThat(shown).hasSize(2).last().isEqualTo("log.txt?");
    }
  }

  @Test
  void whatDoesNotFitIsAnErrorThatSaysWhatToDo() throws Exception {
    stores(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[MEBIBYTE];
          for (int i = 0; i < 65; i++) {
            exchange.getResponseBody().write(block);
          }
        });
    SQLException e = failure("CALL DownloadFile('big.bin')");
    assertThat(e.getSQLState()).isEqualTo("22000");
    assertThat((Throwable) e).hasMessageContaining("64 MiB").hasMessageContaining("LocalPath");
    Path target = directory.resolve("big.bin");
    statement.execute("CALL DownloadFile('big.bin', '" + target + "')");
    assertThat(Files.size(target)).isEqualTo(65L * MEBIBYTE);
  }

  @Test
  void aBrokenTransferLeavesNothingBehind() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    stores(
        exchange -> {
          if (attempts.incrementAndGet() == 1) {
            exchange.sendResponseHeaders(200, 100);
            exchange
                .getResponseBody()
                .write("half of something longer".getBytes(StandardCharsets.UTF_8));
          } else {
            text(200, "whole").handle(exchange);
          }
        });
    Path target = directory.resolve("a.txt");
    statement.execute("CALL DownloadFile('a.txt', '" + target + "')");
    assertThat(attempts).hasValue(2);
    assertThat(target).hasContent("whole");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void aTransferThatIsStoppedLeavesNothingBehind() throws Exception {
    stores(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          try {
            statement.cancel();
          } catch (SQLException e) {
            throw new IOException(e);
          }
        });
    Path target = directory.resolve("a.txt");
    SQLException e = failure("CALL DownloadFile('a.txt', '" + target + "')");
    assertThat(e.getSQLState()).isEqualTo("57014");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }
}
