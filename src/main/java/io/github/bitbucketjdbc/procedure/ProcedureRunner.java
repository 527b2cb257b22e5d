package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls procedures on one connection. */
public final class ProcedureRunner {
  private final BitbucketClient client;
  private final ProcedurePlanner planner;
  private final FileTransfer files;
  private final SignInSteps signIn;

  /**
   * A runner for one connection.
   *
   * @param workspace the workspace, or ""
   * @param localFiles whether files of this machine may be read and written
   */
  public ProcedureRunner(
      BitbucketClient client, String workspace, boolean localFiles, SignInSteps signIn) {
    this.client = client;
    this.planner = new ProcedurePlanner(workspace);
    this.files = new FileTransfer(client, new LocalFiles(localFiles));
    this.signIn = signIn;
  }

  /** Describes what a call sends, without sending it. */
  public String explain(ProcedureCall call) {
    if (call.def().kind() == ProcedureDef.Kind.SIGN_IN) {
      return call.def().name() + ": a step of OAuth, which sends no request to the REST API";
    }
    String first = call.def().name() + ": " + request(call);
    return call.def().kind() == ProcedureDef.Kind.MERGE
        ? first + "\n  while it goes on: GET " + planner.address(call, MergeTask.status(call))
        : first;
  }

  private RestRequest request(ProcedureCall call) {
    RestRequest request = planner.request(call);
    Content content =
        switch (call.def().kind()) {
          case PIPELINE -> PipelineTarget.of(call);
          case COMMIT -> CommitForm.of(call);
          case UPLOAD -> files.form(call);
          case REQUEST, MERGE, TEXT, DOWNLOAD, SIGN_IN -> null;
        };
    return content == null ? request : request.carrying(content);
  }

  /**
   * Calls a procedure.
   *
   * @return the one row of its result
   * @throws BitbucketException when it was not done, or it is not known whether it was
   */
  public @Nullable Object[] run(ProcedureCall call, Execution execution) {
    Map<String, Object> found =
        call.def().kind() == ProcedureDef.Kind.SIGN_IN
            ? signIn.run(call)
            : send(call, request(call), execution);
    return row(call, found);
  }

  private Map<String, Object> send(ProcedureCall call, RestRequest request, Execution execution) {
    ProcedureDef def = call.def();
    CallContext context =
        new CallContext(
            def.method(),
            def.name(),
            def.endpoint(ProcedurePlanner.template(call)),
            call.subject(),
            "");
    return switch (def.kind()) {
      case REQUEST, PIPELINE -> {
        ObjectAnswer answer = new ObjectAnswer(def, context.endpoint(), "");
        yield client.send(request, context, execution, answer::read);
      }
      case MERGE -> new MergeTask(client, planner, call, context).run(request, execution);
      case TEXT -> text(call, request, context, execution);
      case DOWNLOAD -> files.download(call, request, context, execution);
      case UPLOAD -> files.upload(request, context, execution);
      case COMMIT -> client.send(request, context, execution, new CommitReader());
      case SIGN_IN -> throw new BitbucketException(SqlState.INTERNAL_ERROR, "Not a request");
    };
  }

  private Map<String, Object> text(
      ProcedureCall call, RestRequest request, CallContext context, Execution execution) {
    TextDecoder decoder = new TextDecoder(call.text("Encoding"));
    String instead = "clone the repository, or read less";
    byte[] bytes =
        client.send(request, context, execution, new BytesReader(call.def().name(), instead));
    return Map.of("Content", decoder.decode(bytes), "Bytes", (long) bytes.length);
  }

  private static @Nullable Object[] row(ProcedureCall call, Map<String, Object> found) {
    Map<String, Object> known = new LinkedHashMap<>(call.values());
    known.remove("Content"); // what was sent is no news
    known.putAll(found);
    return call.def().results().stream()
        .<@Nullable Object>map(
            result -> result.constant() == null ? known.get(result.name()) : result.constant())
        .toArray();
  }
}
