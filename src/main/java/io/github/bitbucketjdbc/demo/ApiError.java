package io.github.bitbucketjdbc.demo;

import java.util.List;

/** An answer other than success, with the bodies that the service was recorded to give. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String CHANGELOG =
      "https://developer.atlassian.com/cloud/bitbucket/changelog/#";

  private final transient Answer answer;

  private ApiError(int status, String message, Answer answer) {
    super(status + " " + message, null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }

  static ApiError badRequest(String message) {
    return json(400, message, Json.object());
  }

  /** The way in which a missing or wrong member of a body is told (recorded in 2025). */
  static ApiError invalid(Json fields) {
    return json(400, "Bad request", Json.object().put("fields", fields));
  }

  /** The way in which a value is told that names nothing, such as a branch (recorded in 2025). */
  static ApiError invalid(String field, String complaint) {
    Json fields = Json.object().put(field, Json.list(complaint));
    return json(400, field + ": " + complaint, Json.object().put("fields", fields));
  }

  /** A branch or a tag that is there already. */
  static ApiError exists(String key, String message) {
    return json(400, message, Json.object().put("data", Json.object().put("key", key)));
  }

  static ApiError forbidden(String message) {
    return json(403, message, Json.object());
  }

  static ApiError conflict(String message) {
    return json(409, message, Json.object());
  }

  static ApiError unsupportedMediaType(String type) {
    return json(415, "Unsupported media type \"" + type + "\"", Json.object());
  }

  static ApiError notAcceptable() {
    return json(406, "Not acceptable", Json.object());
  }

  static ApiError unauthorized() {
    String message = "Token is invalid, expired, or not supported for this endpoint.";
    ApiError error = json(401, message, Json.object());
    return new ApiError(
        401, message, error.answer.with("WWW-Authenticate", "Basic realm=\"Bitbucket.org HTTP\""));
  }

  /** For missing scopes {@code detail} is an object, elsewhere it is a string (October 2026). */
  static ApiError missingScope(String required, List<String> granted) {
    Json detail = Json.object().put("required", Json.list(required)).put("granted", granted);
    return json(
        403,
        "Your credentials lack one or more required privilege scopes.",
        Json.object().put("detail", detail));
  }

  static ApiError notFound(String message) {
    return json(404, message, Json.object());
  }

  static ApiError noApi() {
    return json(
        404,
        "Resource not found",
        Json.object().put("detail", "There is no API hosted at this URL"));
  }

  /** Some missing things answer with a web page instead of JSON (October 2026). */
  static ApiError notFoundPage() {
    String page =
        "<!DOCTYPE html>\n<html><head><title>404</title></head>"
            + "<body><h1>Resource not found</h1></body></html>\n";
    return new ApiError(404, "page", Answer.text(404, "text/html; charset=utf-8", page));
  }

  static ApiError unknownCommit(String revision) {
    Json data = Json.object().put("shas", Json.list(revision));
    return json(404, "Commit not found", Json.object().put("data", data));
  }

  /** Bitbucket's own status for work that it gave up. */
  static ApiError tookTooLong() {
    return json(555, "The request took too long", Json.object());
  }

  /** What some resources answer to API tokens, whatever their scopes (August 2026). */
  static ApiError wrongToken() {
    String message = "This resource does not support authentication using the provided token.";
    return json(403, message, Json.object());
  }

  static ApiError methodNotAllowed() {
    return json(405, "Method not allowed", Json.object());
  }

  /** Retired functionality names its announcement, e.g. CHANGE-2770 since 14 April 2026. */
  static ApiError gone(String change) {
    Json more =
        Json.object()
            .put("detail", "Please read the changelog entry for more details.")
            .put("data", Json.object().put("announcement_url", CHANGELOG + change));
    return json(410, change + " - Functionality has been deprecated", more);
  }

  /** Plain text, and without {@code Retry-After}, in the captures of 2019 and 2021. */
  static ApiError tooManyRequests() {
    String text = "Rate limit for this resource has been exceeded";
    return new ApiError(429, text, Answer.text(429, "text/plain", text));
  }

  private static ApiError json(int status, String message, Json more) {
    Json error = Json.object().put("message", message);
    for (int i = 0; i < more.size(); i++) {
      error.put(more.name(i), more.value(i));
    }
    Json body = Json.object().put("type", "error").put("error", error);
    return new ApiError(status, message, Answer.json(status, body));
  }
}
