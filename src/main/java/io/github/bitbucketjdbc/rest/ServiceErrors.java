package io.github.bitbucketjdbc.rest;

import static io.github.bitbucketjdbc.error.SqlState.ACCESS_DENIED;
import static io.github.bitbucketjdbc.error.SqlState.CONNECTION_FAILED;
import static io.github.bitbucketjdbc.error.SqlState.INVALID_CREDENTIALS;
import static io.github.bitbucketjdbc.error.SqlState.INVALID_STATEMENT;
import static io.github.bitbucketjdbc.error.SqlState.PROTOCOL_VIOLATION;
import static io.github.bitbucketjdbc.error.SqlState.RATE_LIMITED;
import static io.github.bitbucketjdbc.error.SqlState.REMOVED_BY_SERVICE;
import static io.github.bitbucketjdbc.error.SqlState.SERVICE_FAILURE;
import static io.github.bitbucketjdbc.error.SqlState.TIMEOUT;
import static io.github.bitbucketjdbc.error.SqlState.UNDEFINED_OBJECT;

import io.github.bitbucketjdbc.config.AuthScheme;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.json.ErrorBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers that are no success into errors. Of a body only Bitbucket's own message is shown: a
 * page of HTML may hold the caller's profile (a missing repository's commits, seen 2026-10-05).
 */
final class ServiceErrors {
  /** What Bitbucket says where it refuses API tokens, whatever their scopes (seen 2026-08). */
  private static final String WRONG_KIND = "does not support authentication using the provided";

  private static final int TOO_MANY = 429;

  private final DriverConfig config;

  ServiceErrors(DriverConfig config) {
    this.config = config;
  }

  /** Returns the error for a status other than 200. */
  BitbucketException of(int status, Headers headers, ErrorBody body, CallContext context) {
    if (context.isWrite()) {
      return WriteErrors.of(status, body, context)
          .orElseGet(() -> general(status, headers, body, context));
    }
    return general(status, headers, body, context);
  }

  private BitbucketException general(
      int status, Headers headers, ErrorBody body, CallContext context) {
    return switch (status) {
      case 400 ->
          error(
              INVALID_STATEMENT,
              status,
              "Bitbucket refused the request for "
                  + context.place()
                  + said(body)
                  + "; the connection property Pushdown=none avoids filters that it does not take");
      case 401 -> error(INVALID_CREDENTIALS, status, credentials() + said(body));
      case 402 ->
          error(
              ACCESS_DENIED,
              status,
              "The plan of the workspace does not include " + context.place() + said(body));
      case 403 -> error(ACCESS_DENIED, status, denied(headers, body, context));
      case 407 ->
          error(
              CONNECTION_FAILED,
              status,
              "The proxy wants other credentials: check ProxyUser and ProxyPassword (reading "
                  + context.place()
                  + ")");
      case 404 -> error(UNDEFINED_OBJECT, status, missing(body, context));
      case 410 -> error(REMOVED_BY_SERVICE, status, removed(context) + said(body));
      case 429 -> {
        RateLimitHeaders limits = RateLimitHeaders.of(headers, Instant.now());
        yield limited(limits.limit(), limits.secondsLeft(), context);
      }
      case 202 ->
          error(
              SERVICE_FAILURE,
              status,
              "Bitbucket is still preparing " + context.place() + "; try again in a moment");
      case 408, 500, 502, 503, 504 ->
          error(
              SERVICE_FAILURE,
              status,
              "Bitbucket failed (HTTP "
                  + status
                  + ") while it read "
                  + context.place()
                  + said(body)
                  + "; try again later");
      case 555 ->
          error(
              TIMEOUT,
              status,
              "Bitbucket itself took too long (HTTP 555) to read "
                  + context.place()
                  + "; try again later, or filter more");
      default ->
          error(
              PROTOCOL_VIOLATION,
              status,
              "Bitbucket answered with the unexpected HTTP status "
                  + status
                  + " for "
                  + context.place()
                  + said(body)
                  + "; check BaseURL");
    };
  }

  private static BitbucketException error(SqlState state, int status, String message) {
    return new BitbucketException(state, status, message, null);
  }

  private static String said(ErrorBody body) {
    return body.message().isEmpty() ? "" : ": " + body.message();
  }

  private String credentials() {
    return switch (config.authScheme()) {
      case API_TOKEN ->
          "Bitbucket refused the API token of "
              + config.user()
              + ": check that User is the e-mail address of the Atlassian account, and that"
              + " APIToken was made for Bitbucket and has not expired";
      case ACCESS_TOKEN ->
          "Bitbucket refused the access token: check that AccessToken has not been revoked or"
              + " expired; a token of an account needs User and APIToken instead";
      case OAUTH ->
          "Bitbucket refused the OAuth access token: it has expired or access was withdrawn; sign in"
              + " again, or let InitiateOAuth refresh tokens";
      case OAUTH_CLIENT ->
          "Bitbucket refused a new access token of the OAuth consumer: check that its owner still"
              + " has access";
      case NONE -> "Bitbucket wants credentials: set User and APIToken, or AccessToken, to sign in";
    };
  }

  private String denied(Headers headers, ErrorBody body, CallContext context) {
    String required = scopes(body.required(), headers.get("X-Accepted-Oauth-Scopes"));
    String granted = scopes(body.granted(), headers.get("X-Oauth-Scopes"));
    if (required.isEmpty()) {
      required = String.join(", ", context.endpoint().scopes());
    }
    StringBuilder out = new StringBuilder("Bitbucket denied access to ");
    out.append(about(context)).append(context.place()).append(said(body));
    if (config.authScheme() == AuthScheme.API_TOKEN && body.message().contains(WRONG_KIND)) {
      return out.append("; set AccessToken instead of User and APIToken").toString();
    }
    // a write may be forbidden to everybody, as is the deletion of a project that is not empty
    boolean otherReason =
        context.isWrite() && !body.message().isEmpty() && body.required().isEmpty();
    out.append(otherReason ? "; if a permission is missing, " : "; ");
    switch (config.authScheme()) {
      case NONE -> out.append("sign in with User and APIToken, or with AccessToken");
      default -> {
        out.append("the token needs one of the scopes: ");
        out.append(required.isEmpty() ? "unknown" : required);
        out.append(granted.isEmpty() ? "" : "; it has: " + granted);
        out.append(". With the right scope, the account lacks permission");
      }
    }
    return out.toString();
  }

  private static String scopes(List<String> fromBody, @Nullable String header) {
    if (!fromBody.isEmpty()) {
      return String.join(", ", fromBody);
    }
    return header == null ? "" : header.trim();
  }

  private static String about(CallContext context) {
    return context.subject().isEmpty() ? "" : context.subject() + ", asked for by ";
  }

  private String missing(ErrorBody body, CallContext context) {
    String what = context.subject().isEmpty() ? "What was asked for" : "The " + context.subject();
    String where =
        context.endpoint().needsWorkspace() && !config.workspace().isEmpty()
            ? " in the workspace " + config.workspace()
            : "";
    return what
        + where
        + " does not exist, or is not visible with these credentials"
        + (context.endpoint().mayBeWithheld() ? ", or Bitbucket cannot tell this of it: " : ": ")
        + context.doing()
        + said(body);
  }

  private static String removed(CallContext context) {
    return context.removed().isEmpty()
        ? "Bitbucket removed what " + context.place() + " needs"
        : "Bitbucket removed " + context.removed() + ", so there is no " + context.place();
  }

  /** Returns the error for a wait, in seconds, that a statement must not make. */
  BitbucketException limited(OptionalLong limit, OptionalLong secondsLeft, CallContext context) {
    return error(RATE_LIMITED, TOO_MANY, limitedText(limit, secondsLeft, context));
  }

  private String limitedText(OptionalLong limit, OptionalLong secondsLeft, CallContext context) {
    StringBuilder out = new StringBuilder("Bitbucket takes no more requests for now");
    if (limit.isPresent()) {
      out.append(" (the limit is ").append(limit.getAsLong()).append(" an hour)");
    }
    out.append(", ").append(context.doing());
    if (secondsLeft.isPresent()) {
      out.append("; try again in ").append(spoken(secondsLeft.getAsLong()));
    } else {
      out.append("; the budget is counted over the last hour, so try again later");
    }
    out.append(", or filter more to need fewer requests");
    return out.append("; RetryWait (")
        .append(config.network().retryWait().toSeconds())
        .append(" s) and the timeout say how long a statement waits")
        .toString();
  }

  private static String spoken(long seconds) {
    Duration wait = Duration.ofSeconds(seconds);
    return seconds < 120 ? seconds + " s" : wait.plusSeconds(59).toMinutes() + " minutes";
  }
}
