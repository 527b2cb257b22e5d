package io.github.bitbucketjdbc.demo;

import java.util.List;

/** Snippets, their comments and their commits. */
final class SnippetEndpoints {
  private static final String LIST = "/snippets/{workspace}";
  private static final String ONE = LIST + "/{encoded_id}";

  private SnippetEndpoints() {}

  static List<Route> routes() {
    return List.of(
        new Listing(LIST, "snippet", SnippetEndpoints::snippets).route(),
        Route.object(ONE, "snippet", call -> snippet(call).json(true)),
        new Listing(ONE + "/comments", "snippet", SnippetEndpoints::comments).inOrder().route(),
        Route.object(ONE + "/comments/{comment_id}", "snippet", SnippetEndpoints::comment),
        new Listing(ONE + "/commits", "snippet", SnippetEndpoints::commits)
            .paging(Listing.Paging.OPAQUE)
            .inOrder()
            .route(),
        Route.object(ONE + "/commits/{revision}", "snippet", SnippetEndpoints::commit));
  }

  private static Rows snippets(Call call) {
    call.checkWorkspace();
    World world = call.world();
    return new Rows(Snippet.count(world), index -> new Snippet(world, index).json(false));
  }

  private static Snippet snippet(Call call) {
    call.checkWorkspace();
    String id = call.variable("encoded_id");
    Snippet snippet = Snippet.find(call.world(), id);
    if (snippet == null) {
      throw ApiError.notFound("No such snippet: " + id);
    }
    return snippet;
  }

  private static Rows comments(Call call) {
    Snippet snippet = snippet(call);
    return new Rows(snippet.comments(), index -> new SnippetComment(snippet, index).json());
  }

  private static Json comment(Call call) {
    Snippet snippet = snippet(call);
    String wanted = call.variable("comment_id");
    for (int i = 0; i < snippet.comments(); i++) {
      SnippetComment comment = new SnippetComment(snippet, i);
      if (Long.toString(comment.id()).equals(wanted)) {
        return comment.json();
      }
    }
    throw ApiError.notFound("No such comment: " + wanted);
  }

  private static Rows commits(Call call) {
    Snippet snippet = snippet(call);
    int newest = snippet.commits() - 1;
    return new Rows(snippet.commits(), index -> new SnippetCommit(snippet, newest - index).json());
  }

  private static Json commit(Call call) {
    Snippet snippet = snippet(call);
    int index = snippet.commitIds().indexOfHash(call.variable("revision"));
    if (index < 0 || index >= snippet.commits()) {
      throw ApiError.unknownCommit(call.variable("revision"));
    }
    return new SnippetCommit(snippet, index).json();
  }
}
