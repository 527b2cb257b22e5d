package io.github.bitbucketjdbc.rest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** How far one sending of a request came, which decides whether it may be sent again. */
final class CallProgress extends EventListener {
  private volatile boolean connecting;
  private volatile boolean left;
  private volatile boolean answered;

  /** Returns the progress that travels with a request as its tag. */
  static EventListener of(Call call) {
    CallProgress progress = call.request().tag(CallProgress.class);
    return progress == null ? EventListener.NONE : progress;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connecting = true;
  }

  @Override
  public void requestHeadersStart(Call call) {
    left = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = true;
  }

  /** Returns whether no byte of the request can have left this machine. */
  boolean neverLeft() {
    return !left;
  }

  /**
   * Returns whether the request went out on a connection kept from before, which had been closed by
   * the other side meanwhile: no answer came.
   */
  boolean metAStaleConnection(IOException failure) {
    return left && !connecting && !answered && !ConnectionErrors.isSilence(failure);
  }
}
