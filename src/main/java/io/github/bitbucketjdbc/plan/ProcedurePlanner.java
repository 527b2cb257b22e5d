package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.http.RestRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns calls of procedures into requests, as far as the declaration alone decides them. */
public final class ProcedurePlanner {
  private static final String THIS_WORKSPACE = "{workspace}";

  private final Addresses addresses;
  private final String workspace;

  /** A planner for a workspace; "" when the connection names none. */
  public ProcedurePlanner(String workspace) {
    this.workspace = workspace;
    addresses = new Addresses(workspace);
  }

  /**
   * Returns the path that the values of a call lead to, as it is declared.
   *
   * @throws BitbucketException when values are missing for every path
   */
  public static String template(ProcedureCall call) {
    for (String path : call.def().paths()) {
      if (call.values().keySet().containsAll(ProcedureDef.places(path))) {
        return path;
      }
    }
    String wanted =
        call.def().paths().stream()
            .flatMap(path -> ProcedureDef.places(path).stream())
            .filter(place -> !call.values().containsKey(place))
            .distinct()
            .collect(Collectors.joining(" or "));
    throw missing(call.def(), wanted);
  }

  /** Returns the error of a call that lacks a value. */
  public static BitbucketException missing(ProcedureDef def, String wanted) {
    return new BitbucketException(
        SqlState.NOT_NULL_VIOLATION, def.name() + " needs a value for " + wanted);
  }

  /** Returns the request of a call. */
  public RestRequest request(ProcedureCall call) {
    return new RestRequest(
        call.def().method(), address(call, template(call)), query(call), body(call));
  }

  /** Returns an address, percent-encoded; the slashes in a path of a file stay slashes. */
  public String address(ProcedureCall call, String template) {
    String path = template;
    String file = call.text("Path");
    if (path.contains("{Path}")) {
      path = path.replace("{Path}", encodedPath(file));
    }
    return addresses.of(call.def().name(), path, call.values());
  }

  private static String encodedPath(String file) {
    return Stream.of(file.split("/", -1)).map(RestRequest::encode).collect(Collectors.joining("/"));
  }

  private static List<RestRequest.Parameter> query(ProcedureCall call) {
    List<RestRequest.Parameter> query = new ArrayList<>();
    for (ProcedureDef.Parameter p : call.def().parameters()) {
      Object value = call.values().get(p.name());
      if (p.place() == ProcedureDef.Place.QUERY && value != null) {
        query.add(new RestRequest.Parameter(p.target(), value.toString()));
      }
    }
    return query;
  }

  private @Nullable Content body(ProcedureCall call) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    for (ProcedureDef.Parameter p : call.def().parameters()) {
      Object value = call.values().get(p.name());
      if (p.place() == ProcedureDef.Place.BODY && value != null) {
        WritePlanner.put(body, p.target(), THIS_WORKSPACE.equals(value) ? workspace : value);
      }
    }
    return body.isEmpty() ? null : new Content.Json(body);
  }
}
