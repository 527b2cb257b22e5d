package io.github.bitbucketjdbc.network;

import io.github.bitbucketjdbc.config.DriverConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Posts a form to one address, once: nothing is followed, and nothing repeated. Tokens are asked
 * for once an hour or so, so each sending has a client of its own, which leaves no thread behind.
 */
public final class FormPost {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long MOST_BYTES = 1 << 20;
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  private final DriverConfig config;

  /** Posts the way that a configuration says, within its Timeout, or five minutes without one. */
  public FormPost(DriverConfig config) {
    this.config = config;
  }

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body the text, whatever its type
   */
  public record Answer(int status, String body) {
    /** Returns the status alone: the body may hold tokens. */
    @Override
    public String toString() {
      return "Answer[status=" + status + "]";
    }
  }

  /**
   * Sends a form, and waits for the whole answer.
   *
   * @throws IOException when none came, or more than 1 MB
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  public Answer send(URI address, Map<String, String> headers, byte[] form)
      throws IOException, InterruptedException {
    Request.Builder request =
        new Request.Builder().url(address.toString()).post(RequestBody.create(form, FORM));
    headers.forEach(request::header);
    OkHttpClient client = client();
    Call call = client.newCall(request.build());
    try {
      Arrival arrival = new Arrival();
      call.enqueue(arrival);
      return arrival.answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      call.cancel();
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private OkHttpClient client() {
    Duration timeout = config.timeout().isZero() ? LONGEST : config.timeout();
    return ClientSetup.of(config)
        .callTimeout(timeout)
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
        .build();
  }

  /** Reads the answer on OkHttp's thread, so that whoever waits for it can be interrupted. */
  private static final class Arrival implements Callback {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Override
    public void onFailure(Call call, IOException e) {
      answer.completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        answer.complete(new Answer(response.code(), text(response.body())));
      } catch (IOException e) {
        answer.completeExceptionally(e);
      }
    }

    /** The bound holds after decompression. */
    private static String text(ResponseBody body) throws IOException {
      if (body.source().request(MOST_BYTES + 1)) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      Buffer all = body.source().getBuffer();
      return all.readString(StandardCharsets.UTF_8);
    }
  }
}
