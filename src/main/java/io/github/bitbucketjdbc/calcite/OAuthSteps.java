package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.auth.OAuthProcedures;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.plan.ProcedureCall;
import io.github.bitbucketjdbc.procedure.SignInSteps;
import java.util.LinkedHashMap;
import java.util.Map;

/** The procedures of OAuth, as the connection signs in. */
final class OAuthSteps implements SignInSteps {
  private final DriverConfig config;
  private final ConnectionLog log;

  OAuthSteps(DriverConfig config, ConnectionLog log) {
    this.config = config;
    this.log = log;
  }

  @Override
  public Map<String, Object> run(ProcedureCall call) {
    OAuthProcedures steps = new OAuthProcedures(config, log);
    Map<String, String> outputs =
        switch (call.def().name()) {
          case "GetOAuthAuthorizationURL" ->
              steps.getOAuthAuthorizationURL(
                  call.text("CallbackUrl"), call.text("Scope"), call.text("State"));
          case "GetOAuthAccessToken" ->
              steps.getOAuthAccessToken(
                  call.text("AuthMode"), call.text("CallbackUrl"), call.text("Verifier"));
          case "RefreshOAuthAccessToken" ->
              steps.refreshOAuthAccessToken(call.text("OAuthRefreshToken"));
          default -> throw new IllegalArgumentException(call.def().name() + " is no step of OAuth");
        };
    Map<String, Object> found = new LinkedHashMap<>(outputs);
    String seconds = outputs.get(OAuthProcedures.EXPIRES_IN);
    if (seconds != null) {
      found.put(OAuthProcedures.EXPIRES_IN, Long.valueOf(seconds));
    }
    return found;
  }
}
