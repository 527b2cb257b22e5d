package io.github.bitbucketjdbc.demo;

import static io.github.bitbucketjdbc.demo.Endpoints.REPOSITORY;

import java.util.ArrayList;
import java.util.List;

/** Comments, build statuses, reports and approvals of commits. */
final class CommitWrites {
  private static final String COMMIT = REPOSITORY + "/commit/{commit}";
  private static final String REPORTS = COMMIT + "/reports";
  private static final String SCOPE = "repository:write";

  private final Resource comments =
      new Resource(COMMIT + "/comments", SCOPE, "id")
          .form(Comments.form())
          .post(this::comment)
          .put(Comments::change)
          .putAnswers(201)
          .deleteEmpties(Comments::empty);
  private final Resource statuses =
      new Resource(COMMIT + "/statuses", SCOPE, "key")
          .postAt(COMMIT + "/statuses/build")
          .item(COMMIT + "/statuses/build/{key}")
          .form(
              new Form()
                  .texts("key", "name", "url", "description", "refname", "uuid")
                  .choice("state", "SUCCESSFUL", "FAILED", "INPROGRESS", "STOPPED")
                  .required("key", "state"))
          .put(CommitWrites::changedStatus);
  private final Resource reports =
      new Resource(REPORTS, SCOPE, "uuid", "external_id")
          .form(
              new Form()
                  .texts("type", "title", "details", "external_id", "reporter", "link", "logo_url")
                  .choice("report_type", "SECURITY", "COVERAGE", "TEST", "BUG")
                  .choice("result", "PASSED", "FAILED", "PENDING")
                  .add(Form.Kind.FLAG, "remote_link_enabled")
                  .add(Form.Kind.LIST, "data")
                  .required("type", "title", "details", "report_type"))
          .putMakes(CommitWrites::report)
          .put(CommitWrites::touched)
          .delete();
  private final Resource annotations =
      new Resource(REPORTS + "/{report_id}/annotations", SCOPE, "uuid", "external_id")
          .form(annotationForm("type", "annotation_type", "summary"))
          .putMakes(CommitWrites::annotation)
          .put(CommitWrites::touched)
          .delete();

  private CommitWrites() {}

  static List<Route> routes(List<Route> reads) {
    CommitWrites writes = new CommitWrites();
    List<Route> routes = new ArrayList<>();
    for (Resource resource :
        List.of(writes.comments, writes.statuses, writes.reports, writes.annotations)) {
      routes.addAll(resource.routes(reads));
    }
    routes.add(new Route("POST", COMMIT + "/statuses/build", SCOPE, writes::build));
    routes.add(new Route("POST", REPORTS + "/{report_id}/annotations", SCOPE, writes::annotate));
    routes.add(new Route("POST", COMMIT + "/approve", SCOPE, CommitWrites::approve));
    routes.add(new Route("DELETE", COMMIT + "/approve", SCOPE, CommitWrites::unapprove));
    return routes;
  }

  private static Form annotationForm(String... required) {
    return new Form()
        .texts("type", "external_id", "title", "path", "summary", "details", "link")
        .choice("annotation_type", "VULNERABILITY", "CODE_SMELL", "BUG")
        .choice("result", "PASSED", "FAILED", "SKIPPED", "IGNORED")
        .choice("severity", "CRITICAL", "HIGH", "MEDIUM", "LOW")
        .add(Form.Kind.NUMBER, "line")
        .required(required);
  }

  private Json comment(Call call, Json values) {
    Commit commit = call.commit();
    long id = comments.nextNumber(call, CommitComment.firstId(commit));
    Json row = Comments.row(call, comments.rows(call), id, "commit_comment", values);
    String path = commit.repository().path() + "/commit/" + commit.hash();
    String page = "/" + commit.repository().fullName() + "/commits/" + commit.hash();
    return row.put("commit", commit.reference())
        .put("links", Links.self(path + "/comments/" + id).html(page + "#comment-" + id).json());
  }

  /** A status whose key is known replaces the one that has it. */
  private Answer build(Call call) {
    Json values = statuses.form().check(call.body().json(), true);
    call.variables().put("key", values.text("key"));
    Json known = statuses.findOrNull(call);
    if (known == null) {
      statuses.add(call, status(call, values));
    } else {
      statuses.change(call, known, changedStatus(call, known, values));
    }
    Json row = statuses.find(call);
    return Answer.json(201, row, call.fields()).with("Location", row.text("links", "self", "href"));
  }

  private static Json status(Call call, Json values) {
    Commit commit = call.commit();
    String now = call.now();
    String path = commit.repository().path() + "/commit/" + commit.hash();
    String self = path + "/statuses/build/" + Query.encode(values.text("key"));
    return Json.object()
        .put("key", values.get("key"))
        .put("type", "build")
        .put("state", values.get("state"))
        .put("name", values.has("name") ? values.get("name") : values.get("key"))
        .put("refname", values.get("refname"))
        .put("commit", commit.condensed())
        .put("url", values.get("url"))
        .put("repository", commit.repository().embedded())
        .put("description", values.text("description"))
        .put("created_on", now)
        .put("updated_on", now)
        .put("links", Links.self(self).api("commit", path).json());
  }

  private static Json changedStatus(Call call, Json row, Json values) {
    return values.with(Json.object().put("key", row.get("key")).put("updated_on", call.now()));
  }

  private static Json report(Call call, Json values) {
    String now = call.now();
    return Json.object()
        .put("type", "report")
        .put("uuid", call.world().overlay().uuid())
        .put("title", null)
        .put("details", null)
        .put("external_id", call.variable("report_id"))
        .put("reporter", null)
        .put("link", null)
        .put("remote_link_enabled", false)
        .put("logo_url", null)
        .put("report_type", null)
        .put("result", "PENDING")
        .put("data", List.of())
        .put("created_on", now)
        .put("updated_on", now)
        .with(values)
        .set("external_id", call.variable("report_id"))
        .set("type", "report");
  }

  private static Json annotation(Call call, Json values) {
    String now = call.now();
    String external =
        values.has("external_id") ? values.text("external_id") : call.variable("annotation_id");
    return Json.object()
        .put("type", "report_annotation")
        .put("uuid", call.world().overlay().uuid())
        .put("external_id", external)
        .with(values)
        .set("type", "report_annotation")
        .set("external_id", external)
        .set("created_on", now)
        .set("updated_on", now);
  }

  private static Json touched(Call call, Json row, Json values) {
    return values
        .with(Json.object().put("updated_on", call.now()))
        .set("type", row.get("type"))
        .set("external_id", row.get("external_id"));
  }

  /** Up to a hundred at a time; each replaces the one that has its id. */
  private Answer annotate(Call call) {
    Form form = annotationForm("external_id", "annotation_type", "summary");
    List<Json> all = call.body().jsons().stream().map(one -> form.check(one, true)).toList();
    if (all.isEmpty() || all.size() > 100) {
      throw ApiError.badRequest("Between 1 and 100 annotations are expected");
    }
    annotations.rows(call);
    List<Object> rows = new ArrayList<>();
    for (Json values : all) {
      call.variables().put("annotation_id", values.text("external_id"));
      Json known = annotations.findOrNull(call);
      if (known == null) {
        annotations.add(call, annotation(call, values));
      } else {
        annotations.change(call, known, touched(call, known, values));
      }
      rows.add(annotations.find(call));
    }
    return Answer.json(200, rows);
  }

  /** Nothing shows who approved a commit but the answer. */
  private static Answer approve(Call call) {
    Overlay overlay = call.world().overlay();
    String now = call.now();
    overlay.setContent(approval(call), now);
    call.changed(DemoChange.Kind.CREATED);
    Json participant =
        Json.object()
            .put("type", "participant")
            .put("user", call.caller())
            .put("role", "PARTICIPANT")
            .put("approved", true)
            .put("state", "approved")
            .put("participated_on", now);
    return Answer.json(200, participant, call.fields());
  }

  private static Answer unapprove(Call call) {
    if (!call.world().overlay().removeContent(approval(call))) {
      throw ApiError.notFound("You have not approved this commit.");
    }
    call.changed(DemoChange.Kind.DELETED);
    return Answer.empty(204);
  }

  private static String approval(Call call) {
    return call.repository().place() + "/commit/" + call.commit().hash() + "/approval";
  }
}
