package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.plan.ProcedureCall;
import java.util.Map;

/** The procedures of OAuth, which do not ask the REST API. */
@FunctionalInterface
public interface SignInSteps {
  /**
   * Does one step.
   *
   * @return the values of the result's columns, by their names
   * @throws io.github.bitbucketjdbc.error.BitbucketException when the connection has no OAuth
   *     consumer, or Bitbucket refuses
   */
  Map<String, Object> run(ProcedureCall call);
}
