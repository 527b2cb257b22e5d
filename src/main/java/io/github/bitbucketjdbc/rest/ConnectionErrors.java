package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.network.ClientSetup;
import io.github.bitbucketjdbc.query.Execution;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Says in plain words why the service could not be reached, or stopped answering. */
record ConnectionErrors(String host, Duration timeout) {

  BitbucketException of(IOException e, CallContext context, Execution execution) {
    if (e instanceof CountedBody.TooLargeException) {
      return new BitbucketException(
          SqlState.PROTOCOL_VIOLATION,
          "An answer is larger than any of Bitbucket's can be (reading " + context.place() + ")",
          e);
    }
    return new BitbucketException(
        SqlState.CONNECTION_FAILED, reason(e, execution) + " (" + context.doing() + ")", e);
  }

  /** Returns whether nothing came in time. */
  static boolean isSilence(IOException e) {
    return e instanceof InterruptedIOException;
  }

  /** Returns what happened, and what to do, without what it was for. */
  String reason(IOException e, Execution execution) {
    if (e instanceof UnknownHostException) {
      return "The host " + host + " is not known: check BaseURL and the network";
    }
    if (e instanceof SocketTimeoutException) {
      return "The host "
          + host
          + " was silent for longer than "
          + seconds(timeout)
          + ": check the network, or raise Timeout";
    }
    if (e instanceof InterruptedIOException) {
      return "The host "
          + host
          + " did not answer in full within the "
          + seconds(execution.networkTimeout())
          + " of setNetworkTimeout";
    }
    if (ClientSetup.isProxyRefusal(e)) {
      return "The proxy wants other credentials: check ProxyUser and ProxyPassword";
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "The host "
          + host
          + " accepts no connection: check BaseURL, the network and the proxy";
    }
    if (e instanceof SSLException) {
      return "No secure connection to " + host + ": check its certificate and the trusted ones";
    }
    return "The connection to " + host + " broke; try again";
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }
}
