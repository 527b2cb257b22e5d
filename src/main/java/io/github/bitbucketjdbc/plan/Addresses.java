package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.RestRequest;
import java.util.Map;

/** Fills the places in the path of an endpoint. */
final class Addresses {
  private static final String WORKSPACE = "{workspace}";

  private final String workspace;

  /** Addresses in a workspace; "" when the connection names none. */
  Addresses(String workspace) {
    this.workspace = workspace;
  }

  /**
   * Returns the path, percent-encoded.
   *
   * @param keys the values by the names of their columns
   * @throws BitbucketException when the path needs a workspace and there is none
   */
  String of(TableDef table, String template, Map<String, Object> keys) {
    return of(table.name(), template, keys);
  }

  /** Returns the path, percent-encoded, for a table or procedure. */
  String of(String name, String template, Map<String, Object> keys) {
    String path = template;
    if (path.contains(WORKSPACE)) {
      if (workspace.isEmpty()) {
        throw new BitbucketException(
            SqlState.INVALID_PROPERTY,
            name
                + " needs the connection property Workspace, as in"
                + " jdbc:bitbucket:Workspace=acme; only Workspaces and the tables of the signed-in"
                + " user can be read without it");
      }
      path = path.replace(WORKSPACE, RestRequest.encode(workspace));
    }
    for (Map.Entry<String, Object> key : keys.entrySet()) {
      Object value = key.getValue();
      String text =
          value instanceof Placeholder ? value.toString() : RestRequest.encode(value.toString());
      path = path.replace("{" + key.getKey() + "}", text);
    }
    return path;
  }
}
