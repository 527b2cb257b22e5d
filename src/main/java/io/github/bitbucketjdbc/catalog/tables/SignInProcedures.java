package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ProcedureDef.procedure;
import static java.sql.JDBCType.BIGINT;
import static java.sql.JDBCType.VARCHAR;

import io.github.bitbucketjdbc.catalog.ProcedureBuilder;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;

/** The steps of OAuth, one by one, for applications that send people to Bitbucket themselves. */
final class SignInProcedures {
  private SignInProcedures() {}

  static List<ProcedureDef> all() {
    return List.of(url(), token(), refresh());
  }

  private static ProcedureBuilder step(String name, String description) {
    return procedure(name, Scope.USER, description).kind(ProcedureDef.Kind.SIGN_IN);
  }

  private static ProcedureBuilder tokens(ProcedureBuilder procedure) {
    return procedure
        .result("OAuthAccessToken", VARCHAR, "The access token")
        .result("OAuthRefreshToken", VARCHAR, "The refresh token, which works once")
        .result("ExpiresIn", BIGINT, "Seconds that the access token lasts; -1 when nobody said");
  }

  private static ProcedureDef url() {
    return step("GetOAuthAuthorizationURL", "Tells where to send a person who shall sign in")
        .optional("CallbackUrl", VARCHAR, "Where Bitbucket sends the person back")
        .optional("Scope", VARCHAR, "Scopes to ask for")
        .optional("State", VARCHAR, "What comes back with the person, to know the answer by")
        .result("URL", VARCHAR, "The address to send the person to")
        .example("CALL GetOAuthAuthorizationURL(State => 'a1b2c3')")
        .build();
  }

  private static ProcedureDef token() {
    return tokens(step("GetOAuthAccessToken", "Exchanges the code that came back for tokens"))
        .optional(
            "AuthMode", VARCHAR, "APP signs in with a browser on this machine, WEB takes a code")
        .choices("APP", "WEB")
        .optional("CallbackUrl", VARCHAR, "The address that the code was made for")
        .optional("Verifier", VARCHAR, "The code that came back")
        .note("The tokens are in the result and are not stored.")
        .example("CALL GetOAuthAccessToken(AuthMode => 'WEB', Verifier => ?)")
        .build();
  }

  private static ProcedureDef refresh() {
    return tokens(step("RefreshOAuthAccessToken", "Exchanges a refresh token, which is spent then"))
        .optional("OAuthRefreshToken", VARCHAR, "The refresh token; else that of the connection")
        .note("The tokens are in the result and are not stored.")
        .example("CALL RefreshOAuthAccessToken(OAuthRefreshToken => ?)")
        .build();
  }
}
