package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;
import static io.github.bitbucketjdbc.demo.FieldType.DATE;
import static io.github.bitbucketjdbc.demo.FieldType.EXACT;

import java.util.List;

/** Pipelines and their steps. */
final class PipelineEndpoints {
  private PipelineEndpoints() {}

  static List<Route> routes() {
    String one = REPOSITORY + "/pipelines/{pipeline_uuid}";
    return List.of(
        pipelines().route(),
        Route.object(one, "pipeline", call -> call.pipeline().json()),
        steps(one + "/steps").route(),
        Route.object(one + "/steps/{step_uuid}", "pipeline", call -> call.step().json()));
  }

  /**
   * Oldest first; takes its own filters and no {@code q}, and its {@code next} forgets the sort.
   */
  private static Listing pipelines() {
    return new Listing(
            REPOSITORY + "/pipelines",
            "pipeline",
            call -> {
              Repository repository = call.repository();
              return new Rows(
                  repository.shape().pipelines(), index -> new Pipeline(repository, index).json());
            })
        .inOrder()
        .ignoresQuery()
        .losesSortInNext()
        .growing("created_on", "run_creation_date")
        .sort(Field.of("created_on", DATE))
        .sort(Field.at("run_creation_date", "created_on", DATE))
        .sort(Field.of("creator.uuid", EXACT))
        .restrict(PipelineFilters::of);
  }

  /** One page, whatever its length. */
  private static Listing steps(String template) {
    return new Listing(
            template,
            "pipeline",
            call -> {
              Pipeline pipeline = call.pipeline();
              return new Rows(pipeline.steps(), index -> new PipelineStep(pipeline, index).json());
            })
        .paging(Listing.Paging.SINGLE)
        .inOrder()
        .ignoresQuery()
        .ignoresSort();
  }
}
