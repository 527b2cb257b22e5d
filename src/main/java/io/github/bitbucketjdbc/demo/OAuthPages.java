package io.github.bitbucketjdbc.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket's own OAuth 2.0: a page that asks for consent, and the address that gives tokens. There
 * is no PKCE, and the consumer always shows its secret.
 */
final class OAuthPages implements HttpHandler {
  static final String PATH = "/site/oauth2";
  private static final int LONGEST = 16_384;

  private final IssuedTokens tokens;

  OAuthPages(IssuedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form =
          new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
      Answer answer = safeAnswer(exchange, form);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  private Answer safeAnswer(HttpExchange exchange, String form) {
    try {
      return answer(exchange, form);
    } catch (ApiError error) {
      return error.answer();
    }
  }

  private Answer answer(HttpExchange exchange, String form) {
    String path = exchange.getRequestURI().getPath();
    boolean posted = exchange.getRequestMethod().equals("POST");
    if (path.equals(PATH + "/authorize")) {
      Query query = Query.parse(exchange.getRequestURI().getRawQuery());
      return posted ? decide(query, Query.parse(form)) : ask(query);
    }
    if (path.equals(PATH + "/access_token") && posted) {
      return give(exchange.getRequestHeaders().getFirst("Authorization"), Query.parse(form));
    }
    return page(404, "<h1>Not found</h1>");
  }

  private @Nullable String fault(Query query) {
    if (!tokens.consumer().id().equals(query.first("client_id"))) {
      return "Invalid client_id";
    }
    if (!"code".equals(query.first("response_type"))) {
      return "Unsupported response_type";
    }
    return query.first("redirect_uri") == null ? "No redirect_uri" : null;
  }

  private Answer ask(Query query) {
    String fault = fault(query);
    if (fault != null) {
      return page(400, "<h1>" + fault + "</h1>");
    }
    String script =
        tokens.consumer().scripted()
            ? "<script>document.querySelector('button[value=approve]').click()</script>"
            : "";
    return page(
        200,
        "<h1>Confirm access to your account</h1>"
            + "<form method=\"post\">"
            + "<button name=\"decision\" value=\"approve\">Grant access</button>"
            + "<button name=\"decision\" value=\"deny\">Cancel</button></form>"
            + script);
  }

  private Answer decide(Query query, Query form) {
    String fault = fault(query);
    if (fault != null) {
      return page(400, "<h1>" + fault + "</h1>");
    }
    String redirectUri = String.valueOf(query.first("redirect_uri"));
    String outcome =
        "approve".equals(form.first("decision"))
            ? "code=" + encoded(tokens.code(redirectUri))
            : "error=access_denied&error_description=" + encoded("The user denied access");
    String state = query.first("state");
    return Answer.redirect(
        redirectUri
            + (redirectUri.contains("?") ? "&" : "?")
            + outcome
            + (state == null ? "" : "&state=" + encoded(state)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer give(@Nullable String authorization, Query form) {
    if (!tokens.consumer().authorization().equals(authorization)) {
      return error(401, "invalid_client", "The client credentials are not valid");
    }
    String grant = String.valueOf(form.first("grant_type"));
    Json answer =
        switch (grant) {
          case "authorization_code" ->
              tokens.exchange(
                  String.valueOf(form.first("code")), String.valueOf(form.first("redirect_uri")));
          case "refresh_token" -> tokens.refresh(String.valueOf(form.first("refresh_token")));
          case "client_credentials" -> tokens.own();
          default -> null;
        };
    if (answer != null) {
      return Answer.json(200, answer);
    }
    return Set.of("authorization_code", "refresh_token").contains(grant)
        ? error(400, "invalid_grant", "The specified token or code is not valid")
        : error(400, "unsupported_grant_type", "Unsupported grant type");
  }

  private static Answer error(int status, String code, String description) {
    return Answer.json(
        status, Json.object().put("error", code).put("error_description", description));
  }

  private static Answer page(int status, String body) {
    String html =
        "<!DOCTYPE html><html><head><title>Demo</title></head><body>" + body + "</body></html>";
    return Answer.text(status, "text/html; charset=utf-8", html);
  }
}
