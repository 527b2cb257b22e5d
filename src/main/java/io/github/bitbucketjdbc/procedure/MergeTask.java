package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Method;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.AnswerHead;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.BodyReader;
import io.github.bitbucketjdbc.rest.CallContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A merge that Bitbucket may go on with after it has answered 202; then its state is asked for
 * until it has ended. Once Bitbucket has taken the merge on, only its own word that it failed is
 * reported as a failure.
 */
final class MergeTask {
  private static final String STATUS = "/merge/task-status/{TaskId}";
  private static final String TASK = "TaskId";
  private static final String TASK_STATUS = "task_status";

  private final BitbucketClient client;
  private final ProcedurePlanner planner;
  private final ProcedureCall call;
  private final CallContext context;

  MergeTask(
      BitbucketClient client, ProcedurePlanner planner, ProcedureCall call, CallContext context) {
    this.client = client;
    this.planner = planner;
    this.call = call;
    this.context = context;
  }

  /** The template of the address that tells the state of a merge. */
  static String status(ProcedureCall call) {
    return call.def().paths().get(0).replace("/merge", STATUS);
  }

  Map<String, Object> run(RestRequest request, Execution execution) {
    Map<String, Object> answer =
        client.send(request, context, execution, new MergeReader(call, context.endpoint()));
    Object task = answer.get(TASK);
    return task == null ? answer : await(String.valueOf(task), execution);
  }

  private Map<String, Object> await(String task, Execution execution) {
    String template = status(call);
    Endpoint endpoint = call.def().endpoint(template);
    Map<String, Object> values = new LinkedHashMap<>(call.values());
    values.put(TASK, task);
    RestRequest request =
        new RestRequest(planner.address(new ProcedureCall(call.def(), values), template));
    CallContext asking = new CallContext(Method.GET, context.table(), endpoint, "", "");
    ObjectAnswer reader = new ObjectAnswer(call.def(), endpoint, "merge_result.", TASK_STATUS);
    Pause pause = new Pause();
    try {
      while (true) {
        pause.await("for the merge", execution);
        Map<String, Object> state = client.send(request, asking, execution, reader::read);
        if ("SUCCESS".equals(state.remove(TASK_STATUS))) {
          return state;
        }
      }
    } catch (BitbucketException e) {
      throw e.vendorCode() == 400 || e.vendorCode() == 409 ? failed(e) : unknown(e);
    }
  }

  private BitbucketException failed(BitbucketException e) {
    return new BitbucketException(
        SqlState.CONFLICT,
        e.vendorCode(),
        "Bitbucket began to merge the " + call.subject() + " and could not: " + e.getMessage(),
        e);
  }

  private BitbucketException unknown(BitbucketException e) {
    return new BitbucketException(
        SqlState.OUTCOME_UNKNOWN,
        e.vendorCode(),
        e.getMessage()
            + ". Bitbucket may still be merging the "
            + call.subject()
            + ", or have merged it: look at its State in PullRequests before you merge again",
        e);
  }

  /** Reads the pull request, or the task that goes on with it. */
  private static final class MergeReader implements BodyReader<Map<String, Object>> {
    private final ObjectAnswer merged;

    MergeReader(ProcedureCall call, Endpoint endpoint) {
      merged = new ObjectAnswer(call.def(), endpoint, "");
    }

    @Override
    public Map<String, Object> read(AnswerHead head, InputStream body) throws IOException {
      if (head.status() != 202) {
        return read(body);
      }
      if (head.locationName().isEmpty()) {
        throw new BitbucketException(
            SqlState.PROTOCOL_VIOLATION, "Bitbucket did not say where it tells how the merge goes");
      }
      return Map.of(TASK, head.locationName());
    }

    @Override
    public Map<String, Object> read(InputStream body) {
      return merged.read(body);
    }
  }
}
