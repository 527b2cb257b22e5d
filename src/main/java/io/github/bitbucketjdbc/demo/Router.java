package io.github.bitbucketjdbc.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds what answers a path; a trailing slash makes no difference. */
final class Router {
  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes = routes;
  }

  /** A route together with the variables of the path. */
  record Match(Route route, Map<String, String> variables) {}

  Match find(String method, String rawPath) {
    List<String> path = Arrays.stream(rawPath.substring(1).split("/")).map(Router::decode).toList();
    boolean known = false;
    for (Route route : routes) {
      Map<String, String> variables = route.match(path);
      if (variables != null) {
        if (route.takes(method)) {
          return new Match(route, variables);
        }
        known = true;
      }
    }
    throw known ? ApiError.methodNotAllowed() : ApiError.noApi();
  }

  private static String decode(String segment) {
    return Query.decode(segment.replace("+", "%2B"));
  }
}
