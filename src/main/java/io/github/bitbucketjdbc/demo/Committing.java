package io.github.bitbucketjdbc.demo;

import java.util.List;

/** Adds commits to repositories. */
final class Committing {
  private Committing() {}

  /** Adds a commit and moves a branch to it; the first branch becomes the main one. */
  static Commit commit(Repository repository, String branch, History.Written commit) {
    int index = repository.commits();
    History history = repository.historyToWrite();
    history.add(commit);
    history.setBranch(branch, index);
    Overlay overlay = repository.world().overlay();
    if (repository.mainBranchName() == null) {
      overlay.setContent(repository.place() + "/mainbranch", branch);
      showMainBranch(repository, branch);
    }
    return new Commit(repository, index);
  }

  private static void showMainBranch(Repository repository, String branch) {
    String slug = repository.world().workspace().slug();
    Edits edits = repository.world().overlay().find("/repositories/" + slug);
    if (edits != null && edits.created(repository.uuid()) != null) {
      Json main = Json.object().put("name", branch).put("type", "branch");
      edits.change(Rows.of(List.of()), repository.uuid(), Json.object().put("mainbranch", main));
    }
  }
}
