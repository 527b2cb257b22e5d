package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.http.SentRequest;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.log.LogKind;
import io.github.bitbucketjdbc.log.Secrets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * The latest requests of one connection; the oldest are forgotten. What they said goes to the log
 * of the connection. Safe for several threads.
 */
final class RequestLog {
  private static final int KEPT = 1000;

  private static final int MOST_BODY_BYTES = 8_192;

  private final Deque<SentRequest> sent = new ArrayDeque<>();
  private final ConnectionLog log;
  private OptionalLong budgetLeft = OptionalLong.empty();

  RequestLog(ConnectionLog log) {
    this.log = log;
  }

  void add(SentRequest request) {
    log.write(LogKind.REQUEST, () -> line(request));
    keep(request);
  }

  private static String line(SentRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    return "statement "
        + request.statement()
        + ", "
        + request.method()
        + " /"
        + request.path()
        + query
        + ": status "
        + request.status()
        + ", "
        + request.milliseconds()
        + " ms, "
        + request.bytes()
        + " bytes, attempt "
        + request.attempt()
        + ", waited "
        + request.waitedMilliseconds()
        + " ms";
  }

  /** Logs the headers as they travelled. */
  void headers(Response response) {
    Response travelled = response.networkResponse();
    if (travelled != null) {
      log.write(
          LogKind.HEADERS,
          () ->
              "sent: "
                  + text(travelled.request().headers())
                  + "; received: "
                  + text(travelled.headers()));
    }
  }

  private static String text(Headers headers) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      out.append(i == 0 ? "" : ", ").append(name).append(": ");
      out.append(Secrets.header(name, headers.value(i)));
    }
    return out.toString();
  }

  /** Returns how much of each body is to be kept for {@link #body}. */
  int bodyBytes() {
    return log.isWanted(LogKind.BODY) ? MOST_BODY_BYTES : 0;
  }

  /** Logs the beginning of a body, as far as it was read. */
  void body(CountedBody body) {
    if (body.count() > 0) {
      log.write(LogKind.BODY, () -> body.count() + " bytes: " + body.beginning());
    }
  }

  private synchronized void keep(SentRequest request) {
    if (sent.size() == KEPT) {
      sent.removeFirst();
    }
    sent.addLast(request);
    if (request.budgetLeft() != null) {
      budgetLeft = OptionalLong.of(request.budgetLeft());
    }
  }

  /** Returns the requests left in the hour, as the service told last. */
  synchronized OptionalLong budgetLeft() {
    return budgetLeft;
  }

  synchronized List<SentRequest> all() {
    return List.copyOf(sent);
  }
}
