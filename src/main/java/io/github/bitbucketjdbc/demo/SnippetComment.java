package io.github.bitbucketjdbc.demo;

import org.jspecify.annotations.Nullable;

/** A comment on a snippet. */
record SnippetComment(Snippet snippet, int index) {

  long id() {
    return 31_000_000L + snippet.index() * 1000L + index;
  }

  private Dice dice() {
    return snippet.dice().of(72).of(index);
  }

  /** Never changed means no time of a change, as on comments of issues. */
  Json json() {
    long created = snippet.created() + Stamps.HOUR * (index + 1);
    boolean deleted = index % 5 == 3;
    Json comment =
        Json.object()
            .put("type", "snippet_comment")
            .put("id", id())
            .put("created_on", Stamps.core(created))
            .put("updated_on", index % 2 == 0 ? null : Stamps.core(created + Stamps.HOUR / 2))
            .put("content", Json.rendered(deleted ? "" : Words.text(dice())))
            .lazy("user", this::user)
            .put("deleted", deleted)
            .lazy("snippet", snippet::embedded)
            .lazy("links", () -> links(id()));
    if (index % 3 == 2) {
      comment.put("parent", Json.object().put("id", id() - 1).put("links", links(id() - 1)));
    }
    return comment;
  }

  private @Nullable Json user() {
    Person person = snippet.world().anyone(dice());
    return person == null ? null : person.json();
  }

  private Json links(long comment) {
    return Links.self(snippet.path() + "/comments/" + comment)
        .html(snippet.page() + "#comment-" + comment)
        .json();
  }
}
