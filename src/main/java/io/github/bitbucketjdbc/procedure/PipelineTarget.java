package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.json.TextMembers;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline shall run for. Each kind of target has a {@code type} that it is refused without.
 */
final class PipelineTarget {
  private PipelineTarget() {}

  static Content of(ProcedureCall call) {
    boolean ref = !call.text("RefName").isEmpty();
    if (!ref && call.text("CommitHash").isEmpty()) {
      throw ProcedurePlanner.missing(call.def(), "RefName or CommitHash");
    }
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    target.put("type", ref ? "pipeline_ref_target" : "pipeline_commit_target");
    if (ref) {
      target.put("ref_type", call.text("RefType"));
      target.put("ref_name", call.text("RefName"));
    }
    if (!call.text("CommitHash").isEmpty()) {
      target.put("commit", Map.of("type", "commit", "hash", call.text("CommitHash")));
    }
    addSelector(call, target);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("target", target);
    List<Object> variables = new ArrayList<>();
    addVariables(call, "Variables", false, variables);
    addVariables(call, "SecuredVariables", true, variables);
    if (!variables.isEmpty()) {
      body.put("variables", variables);
    }
    return new Content.Json(body);
  }

  private static void addSelector(ProcedureCall call, Map<String, @Nullable Object> target) {
    String type = call.text("SelectorType");
    String pattern = call.text("SelectorPattern");
    if (type.isEmpty() && !pattern.isEmpty()) {
      throw ProcedurePlanner.missing(call.def(), "SelectorType, which SelectorPattern belongs to");
    }
    if (!type.isEmpty()) {
      Map<String, String> selector = new LinkedHashMap<>();
      selector.put("type", type);
      if (!pattern.isEmpty()) {
        selector.put("pattern", pattern);
      }
      target.put("selector", selector);
    }
  }

  private static void addVariables(
      ProcedureCall call, String parameter, boolean secured, List<Object> variables) {
    String text = call.text(parameter);
    if (text.isEmpty()) {
      return;
    }
    TextMembers.ofObject(parameter, text)
        .forEach(
            (key, value) -> {
              Map<String, Object> variable = new LinkedHashMap<>();
              variable.put("key", key);
              variable.put("value", value);
              if (secured) {
                variable.put("secured", true);
              }
              variables.add(variable);
            });
  }
}
