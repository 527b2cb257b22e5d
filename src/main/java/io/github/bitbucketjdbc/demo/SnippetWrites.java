package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Snippets, sent as JSON without files or as a form with them, and their comments. */
final class SnippetWrites {
  private static final String LIST = "/snippets/{workspace}";
  private static final String ONE = LIST + "/{encoded_id}";
  private static final String SCOPE = "snippet:write";
  private static final Form FORM =
      new Form().texts("title").choice("scm", "git").add(Form.Kind.FLAG, "is_private");

  private final Resource snippets = new Resource(LIST, SCOPE, "id").onlyInFull("files").delete();
  private final Resource comments =
      new Resource(ONE + "/comments", SCOPE, "id")
          .form(Comments.form())
          .post(this::comment)
          .put(Comments::change)
          .deleteEmpties(Comments::empty);

  private SnippetWrites() {}

  static List<Route> routes(List<Route> reads) {
    SnippetWrites writes = new SnippetWrites();
    List<Route> routes = new ArrayList<>(writes.snippets.routes(reads));
    routes.addAll(writes.comments.routes(reads));
    routes.add(new Route("POST", LIST, SCOPE, writes::create));
    routes.add(new Route("PUT", ONE, SCOPE, writes::update));
    Marks watch = new Marks(ONE + "/watch", SCOPE);
    routes.addAll(watch.routes(call -> writes.snippets.find(call)));
    return routes;
  }

  private Answer create(Call call) {
    snippets.rows(call);
    Json values = values(call);
    World world = call.world();
    String id = "z" + Long.toString(4000 + snippets.nextNumber(call, 0), 36);
    String path = "/snippets/" + world.workspace().slug() + "/" + id;
    String now = call.now();
    Json row =
        Json.object()
            .put("type", "snippet")
            .put("id", id)
            .put("title", values.text("title"))
            .put("created_on", now)
            .put("updated_on", now)
            .put(
                "links",
                Links.self(path)
                    .html("/" + world.workspace().slug() + "/workspace/snippets/" + id)
                    .api("comments", path + "/comments")
                    .api("commits", path + "/commits")
                    .api("watchers", path + "/watchers")
                    .json())
            .put("scm", "git")
            .put("owner", world.workspaceAsOwner())
            .put("creator", call.caller())
            .put("is_private", !Boolean.FALSE.equals(values.get("is_private")))
            .put("files", files(call, path, Json.object()));
    snippets.add(call, row);
    return Answer.json(201, row, call.fields()).with("Location", row.text("links", "self", "href"));
  }

  private Answer update(Call call) {
    Json row = snippets.find(call);
    Json changes = values(call).set("updated_on", call.now());
    if (changes.has("title") && changes.get("title") == null) {
      changes.set("title", "");
    }
    if (call.body().isMultipart() && row.get("files") instanceof Json old) {
      String path = "/snippets/" + call.world().workspace().slug() + "/" + row.text("id");
      changes.put("files", files(call, path, old));
    }
    snippets.change(call, row, changes);
    return Answer.json(200, snippets.find(call), call.fields());
  }

  /** What a body says of the snippet itself, in either format. */
  private static Json values(Call call) {
    if (!call.body().isMultipart()) {
      return FORM.check(call.body().json(), true);
    }
    Json values = Json.object();
    for (Body.Part part : call.body().parts()) {
      if (part.name().equals("title")) {
        values.set("title", part.text());
      } else if (part.name().equals("is_private")) {
        values.set("is_private", part.text().equals("true"));
      }
    }
    return values;
  }

  /** Files that are sent are added or replaced, and the others stay. */
  private static Json files(Call call, String path, Json old) {
    Json files = old.with(Json.object());
    if (call.body().isMultipart()) {
      for (Body.Part part : call.body().parts()) {
        if (!part.fileName().isEmpty()) {
          String self = path + "/files/" + Query.encode(part.fileName());
          files.set(part.fileName(), Json.object().put("links", Links.self(self).json()));
        }
      }
    }
    return files;
  }

  private Json comment(Call call, Json values) {
    Json snippet = snippets.find(call);
    long id = comments.nextNumber(call, firstComment(call, snippet));
    Json row = Comments.row(call, comments.rows(call), id, "snippet_comment", values);
    String path = "/snippets/" + call.world().workspace().slug() + "/" + snippet.text("id");
    return row.put("snippet", snippet.hiding(Set.of("files", "owner", "creator")))
        .put("links", Links.self(path + "/comments/" + id).json());
  }

  private static long firstComment(Call call, Json snippet) {
    Snippet computed = Snippet.find(call.world(), snippet.text("id"));
    return computed == null
        ? 91_000_000L + 1000L * Math.floorMod(snippet.text("id").hashCode(), 10_000)
        : 31_000_000L + computed.index() * 1000L;
  }
}
