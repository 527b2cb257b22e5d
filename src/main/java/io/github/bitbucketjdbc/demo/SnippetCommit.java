package io.github.bitbucketjdbc.demo;

import java.util.List;

/** A change of a snippet. */
record SnippetCommit(Snippet snippet, int index) {

  String hash() {
    return snippet.commitIds().hash(index);
  }

  Json json() {
    Person person = snippet.world().person(index % snippet.world().members());
    Json author = Json.object().put("type", "author").put("raw", person.raw());
    if (index % 3 != 1) {
      author.lazy("user", person::json);
    }
    return Json.object()
        .put("type", "snippet_commit")
        .put("hash", hash())
        .put(
            "date",
            Stamps.withOffset(snippet.created() + Stamps.HOUR * index, person.offsetMinutes()))
        .put("author", author)
        .put("message", Words.title(snippet.dice().of(73).of(index)) + "\n")
        .put("parents", parents())
        .lazy("snippet", snippet::embedded)
        .lazy("links", () -> links(hash()));
  }

  private List<Object> parents() {
    if (index == 0) {
      return Json.list();
    }
    String hash = snippet.commitIds().hash(index - 1);
    return Json.list(
        Json.object().put("type", "snippet_commit").put("hash", hash).put("links", links(hash)));
  }

  private Json links(String hash) {
    return Links.self(snippet.path() + "/commits/" + hash)
        .html(snippet.page() + "/" + hash)
        .api("diff", snippet.path() + "/" + hash + "/diff")
        .json();
  }
}
