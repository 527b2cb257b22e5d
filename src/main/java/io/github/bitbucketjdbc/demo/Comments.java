package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/** What comments have in common, whatever they are about. */
final class Comments {
  private Comments() {}

  static Form form() {
    return new Form()
        .texts("content.raw", "inline.path")
        .add(Form.Kind.NUMBER, "inline.from", "inline.to", "parent.id")
        .required("content.raw");
  }

  /** A new comment, up to what says where it belongs. */
  static Json row(Call call, Rows others, long id, String type, Json values) {
    String now = call.now();
    Json row =
        Json.object()
            .put("id", id)
            .put("created_on", now)
            .put("updated_on", now)
            .put("content", Json.rendered(values.text("content", "raw")))
            .put("user", call.caller())
            .put("deleted", false);
    if (values.get("inline") instanceof Json inline) {
      row.put(
          "inline",
          Json.object()
              .put("from", inline.get("from"))
              .put("to", inline.get("to"))
              .put("path", inline.get("path")));
    }
    Object parentId = values.at("parent", "id");
    if (parentId != null) {
      Json parent = find(others, parentId);
      if (parent == null) {
        throw ApiError.invalid("parent", "comment not found: " + parentId);
      }
      row.put(
          "parent", Json.object().put("id", parent.get("id")).put("links", parent.get("links")));
    }
    return row.put("type", type);
  }

  /** The comment of an id, or null. */
  static @Nullable Json find(Rows rows, Object id) {
    for (int i = 0; i < rows.size(); i++) {
      if (String.valueOf(rows.row(i).get("id")).equals(String.valueOf(id))) {
        return rows.row(i);
      }
    }
    return null;
  }

  /** Only the text of a comment can be changed. */
  static Json change(Call call, Json row, Json values) {
    if (Boolean.TRUE.equals(row.get("deleted"))) {
      throw ApiError.notFound("The comment is deleted.");
    }
    return Json.object()
        .put("content", Json.rendered(values.text("content", "raw")))
        .put("updated_on", call.now());
  }

  /** A deleted comment stays where it is, without its text. */
  static Json empty(Call call, Json row, Json values) {
    return Json.object()
        .put("content", Json.rendered(""))
        .put("deleted", true)
        .put("updated_on", call.now());
  }
}
