package io.github.bitbucketjdbc.rest;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Says in plain words why the service could not be reached, or stopped answering. */
record ConnectionErrors(String host, Duration timeout) {

  BitbucketException of(IOException e, CallContext context) {
    return new BitbucketException(
        SqlState.CONNECTION_FAILED, reason(e) + " (reading " + context.place() + ")", e);
  }

  private String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "The host " + host + " is not known: check BaseURL and the network";
    }
    if (e instanceof SocketTimeoutException) {
      return "The host "
          + host
          + " was silent for longer than "
          + timeout.toMillis() / 1000.0
          + " s: check the network, or raise Timeout";
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
}
