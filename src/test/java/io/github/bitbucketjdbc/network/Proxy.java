package io.github.bitbucketjdbc.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy that remembers what it was told; every host leads to one port of this machine. */
final class Proxy implements AutoCloseable {
  private static final Pattern PLAIN = Pattern.compile("([A-Z]+) http://[^/]+(\\S*) HTTP/1.1");

  private final ServerSocket server;
  private final int target;
  private final String credentials;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /** A proxy that wants this value of {@code Proxy-Authorization}, or none when it is "". */
  Proxy(int target, String credentials) throws IOException {
    this.target = target;
    this.credentials = credentials;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Returns the request lines and headers that came. */
  List<String> heads() {
    return heads;
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client;
        Socket origin = new Socket(InetAddress.getLoopbackAddress(), target)) {
      while (true) {
        String head = head(client.getInputStream());
        if (head.isEmpty()) {
          return;
        }
        heads.add(head);
        OutputStream answer = client.getOutputStream();
        if (!credentials.isEmpty() && !head.contains("Proxy-Authorization: " + credentials)) {
          String refusal =
              "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                  + "Content-Length: 0\r\n\r\n";
          answer.write(refusal.getBytes(ISO_8859_1));
          continue;
        }
        Matcher plain = PLAIN.matcher(head);
        if (plain.find()) {
          String line = plain.group(1) + " " + plain.group(2) + " HTTP/1.1";
          origin.getOutputStream().write(plain.replaceFirst(line).getBytes(ISO_8859_1));
        } else {
          answer.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
        }
        start(() -> client.getInputStream().transferTo(origin.getOutputStream()));
        origin.getInputStream().transferTo(answer);
        return;
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next;
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt(); // a connection ended, which is no news
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
