package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.WORKSPACE;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Webhooks of the workspace, the variables and runners that its pipelines share. */
final class WorkspaceSettingEndpoints {
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              WORKSPACE + "/hooks",
              "webhook",
              WorkspaceSettings::webhooks,
              WorkspaceSettings::webhook,
              WorkspaceSettings::webhookIds),
          new Kind(
              WORKSPACE + "/pipelines-config/variables",
              "pipeline",
              WorkspaceSettings::variables,
              WorkspaceSettings::variable,
              WorkspaceSettings::variableIds),
          new Kind(
              WORKSPACE + "/pipelines-config/runners",
              "runner",
              WorkspaceSettings::runners,
              WorkspaceSettings::runner,
              WorkspaceSettings::runnerIds));

  private WorkspaceSettingEndpoints() {}

  /** A collection whose rows are found by their UUID. */
  private record Kind(
      String template,
      String scope,
      ToIntFunction<WorkspaceSettings> count,
      BiFunction<WorkspaceSettings, Integer, Json> row,
      Function<WorkspaceSettings, Ids> ids) {

    Rows rows(Call call) {
      WorkspaceSettings settings = settings(call);
      return new Rows(count.applyAsInt(settings), index -> row.apply(settings, index));
    }

    Json one(Call call) {
      WorkspaceSettings settings = settings(call);
      int index = ids.apply(settings).indexOfUuid(call.variable("uuid"));
      if (index < 0 || index >= count.applyAsInt(settings)) {
        throw ApiError.notFound(call.variable("uuid") + " not found");
      }
      return row.apply(settings, index);
    }

    List<Route> routes() {
      return List.of(
          new Listing(template, scope, this::rows).route(),
          Route.object(template + "/{uuid}", scope, this::one));
    }
  }

  static List<Route> routes() {
    return KINDS.stream().map(Kind::routes).flatMap(List::stream).toList();
  }

  private static WorkspaceSettings settings(Call call) {
    call.checkWorkspace();
    return new WorkspaceSettings(call.world());
  }
}
