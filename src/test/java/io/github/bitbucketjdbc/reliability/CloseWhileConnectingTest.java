package io.github.bitbucketjdbc.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bitbucketjdbc.query.QueryProgress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that is closed while the first request waits for a host that takes no calls. */
class CloseWhileConnectingTest {
  private static final int SOON_MILLIS = 300;
  private static final int TIMES = 5;

  @Test
  @Timeout(60)
  void noThreadOfTheDriverEndsWithAnUncaughtError() throws Exception {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assumeTrue(fillsUp(deaf, queue), "this system takes more calls than a server wants");
      String url = "jdbc:bitbucket:Workspace=acme;BaseURL=http://127.0.0.1:" + deaf.getLocalPort();
      for (int i = 0; i < TIMES; i++) {
        closeUnderWay(url);
      }
      awaitEndOfThreads();
      assertThat(uncaught).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  /** Calls until the queue of those who wait to be taken is full, so that the next one hangs. */
  private static boolean fillsUp(ServerSocket server, List<Socket> queue) throws Exception {
    for (int i = 0; i < 10; i++) {
      Socket socket = new Socket();
      queue.add(socket);
      try {
        socket.connect(
            new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), SOON_MILLIS);
      } catch (SocketTimeoutException e) {
        return true;
      }
    }
    return false;
  }

  private static void closeUnderWay(String url) throws Exception {
    Connection connection = DriverManager.getConnection(url);
    Statement statement = connection.createStatement();
    Thread closer = new Thread(() -> closeWhenSent(connection, statement));
    closer.start();
    assertThatThrownBy(() -> statement.executeQuery("SELECT Slug FROM Repositories").next())
        .isInstanceOf(SQLException.class);
    closer.join();
  }

  private static void closeWhenSent(Connection connection, Statement statement) {
    try {
      QueryProgress progress = statement.unwrap(QueryProgress.class);
      while (progress.requests() == 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      TimeUnit.MILLISECONDS.sleep(SOON_MILLIS);
      connection.close();
    } catch (InterruptedException | SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitEndOfThreads() throws InterruptedException {
    List<Thread> workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("bitbucket-jdbc-"))
            .toList();
    for (Thread worker : workers) {
      worker.join(TimeUnit.SECONDS.toMillis(10));
    }
  }
}
