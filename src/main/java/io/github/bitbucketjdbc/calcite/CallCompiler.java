package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.SchemaName;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.NearestName;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.ProcedurePlanner;
import io.github.bitbucketjdbc.procedure.ProcedureRunner;
import io.github.bitbucketjdbc.query.PreparedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the text of a call to something that can run. Nothing here sends a request. */
final class CallCompiler {
  private final Catalog catalog;
  private final ProcedureRunner runner;

  CallCompiler(Catalog catalog, ProcedureRunner runner) {
    this.catalog = catalog;
    this.runner = runner;
  }

  /**
   * Compiles a call.
   *
   * @param schema the schema in which a name without one is looked up
   * @return empty when the statement is no call
   * @throws BitbucketException when it is one, and there is no such procedure or parameter, or a
   *     value is missing
   */
  Optional<PreparedQuery> compile(String sql, String schema) {
    return CallParser.parse(sql).map(call -> compile(call, schema));
  }

  private PreparedQuery compile(CallText call, String schema) {
    ProcedureDef def =
        catalog.procedures().stream()
            .filter(p -> p.name().equalsIgnoreCase(call.name()))
            .findFirst()
            .orElseThrow(() -> unknown(call.name()));
    SchemaName place = SchemaName.of(call.schema().isEmpty() ? schema : call.schema());
    List<ProcedureDef.Parameter> parameters = catalog.parametersOf(def, place.name());
    Map<String, CallText.Argument> given = matched(def, parameters, call, place);
    Map<String, Object> values = new LinkedHashMap<>();
    for (ProcedureDef.Parameter p : def.parameters()) {
      if (!parameters.contains(p)) {
        values.put(TableDef.REPOSITORY_SLUG, place.name());
      } else if (!p.usual().isEmpty()) {
        values.put(p.name(), ArgumentValues.of(p, p.usual()));
      }
      CallText.Argument argument = given.get(p.name());
      Object literal = argument == null ? null : argument.literal();
      if (literal != null) {
        values.put(p.name(), ArgumentValues.of(p, literal));
      } else if (p.required() && isAbsent(argument) && !values.containsKey(p.name())) {
        throw ProcedurePlanner.missing(def, p.name());
      }
    }
    return new CompiledCall(def, values, given, runner, call.explained());
  }

  private static boolean isAbsent(CallText.@Nullable Argument argument) {
    return argument == null || argument.parameter() < 0;
  }

  private static Map<String, CallText.Argument> matched(
      ProcedureDef def, List<ProcedureDef.Parameter> parameters, CallText call, SchemaName schema) {
    Map<String, CallText.Argument> given = new LinkedHashMap<>();
    boolean named = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      CallText.Argument argument = call.arguments().get(i);
      named |= !argument.name().isEmpty();
      if (named && argument.name().isEmpty()) {
        throw invalid("In a call no value without a name may follow one with a name");
      }
      if (!named && i >= parameters.size()) {
        throw invalid(
            def.name()
                + " takes at most "
                + parameters.size()
                + " values here: "
                + names(parameters));
      }
      ProcedureDef.Parameter parameter =
          named ? named(def, parameters, argument.name(), schema) : parameters.get(i);
      if (given.put(parameter.name(), argument) != null) {
        throw invalid(parameter.name() + " is given twice in the call of " + def.name());
      }
    }
    return given;
  }

  private static ProcedureDef.Parameter named(
      ProcedureDef def, List<ProcedureDef.Parameter> parameters, String name, SchemaName schema) {
    return parameters.stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknownParameter(def, parameters, name, schema));
  }

  private static BitbucketException unknownParameter(
      ProcedureDef def, List<ProcedureDef.Parameter> parameters, String name, SchemaName schema) {
    if (def.parameter(name).isPresent()) {
      return invalid(
          name
              + " is not given in the schema "
              + schema.name()
              + ", which is that repository's own; write AllRepositories."
              + def.name()
              + " to name another");
    }
    List<String> known = parameters.stream().map(ProcedureDef.Parameter::name).toList();
    return invalid(def.name() + " has no parameter " + name + NearestName.clause(name, known));
  }

  private static String names(List<ProcedureDef.Parameter> parameters) {
    return String.join(", ", parameters.stream().map(ProcedureDef.Parameter::name).toList());
  }

  private BitbucketException unknown(String name) {
    List<String> known = catalog.procedures().stream().map(ProcedureDef::name).toList();
    return new BitbucketException(
        SqlState.UNDEFINED_FUNCTION,
        "Procedure " + name + " does not exist" + NearestName.clause(name, known));
  }

  private static BitbucketException invalid(String message) {
    return new BitbucketException(SqlState.INVALID_STATEMENT, message);
  }
}
