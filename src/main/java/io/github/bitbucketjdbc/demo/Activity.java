package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to pull requests. An item has neither id nor type: which member it has beside the
 * pull request tells its kind, and the time is inside. A few have none.
 */
record Activity(long moment, Json json) {

  /** The items of a pull request, newest first. */
  static List<Activity> of(PullRequest pull) {
    List<Activity> items = new ArrayList<>(written(pull));
    if (!pull.isNew()) {
      addInvented(pull, items);
    }
    addComments(pull, items);
    items.sort(Comparator.comparingLong(Activity::moment).reversed());
    return items;
  }

  private static void addInvented(PullRequest pull, List<Activity> items) {
    items.add(update(pull, pull.created(), "OPEN", pull.author()));
    if (!pull.isOpen()) {
      items.add(update(pull, pull.updated(), pull.state(), pull.closedBy()));
    }
    for (Review review : pull.reviews()) {
      if (review.participated() != 0 && review.state() != null) {
        items.add(verdict(pull, review));
      }
    }
    if (pull.index() % 17 == 3) {
      items.add(new Activity(pull.created() - 1, around(pull)));
    }
  }

  private static void addComments(PullRequest pull, List<Activity> items) {
    Edits edits = pull.repository().world().overlay().find(pull.place() + "/comments");
    Rows invented = new Rows(pull.comments(), index -> new PullRequestComment(pull, index).json());
    Rows comments = edits == null ? invented : edits.over(invented);
    for (int i = 0; i < comments.size(); i++) {
      Json comment = comments.row(i);
      items.add(item(pull, Stamps.parse(comment.text("created_on")), "comment", comment));
    }
  }

  /** What was done to a pull request since the start. */
  @SuppressWarnings("unchecked")
  private static List<Activity> written(PullRequest pull) {
    List<Activity> written =
        pull.repository().world().overlay().content(List.class, pull.place() + "/activity");
    return written == null ? List.of() : written;
  }

  /** Adds what has just been done to a pull request. */
  static void record(PullRequest pull, String kind, Json inner) {
    List<Activity> all = new ArrayList<>(written(pull));
    all.add(item(pull, Stamps.parse(inner.text("date")), kind, inner));
    pull.repository().world().overlay().setContent(pull.place() + "/activity", all);
  }

  private static Json around(PullRequest pull) {
    return Json.object().lazy("pull_request", pull::embedded);
  }

  private static Activity item(PullRequest pull, long moment, String kind, Json inner) {
    return new Activity(moment, around(pull).put(kind, inner));
  }

  private static Activity verdict(PullRequest pull, Review review) {
    String kind = "approved".equals(review.state()) ? "approval" : "changes_request";
    Json inner =
        Json.object()
            .put("date", Stamps.core(review.participated()))
            .put("user", review.person().json())
            .lazy("pullrequest", pull::embedded);
    return item(pull, review.participated(), kind, inner);
  }

  private static Activity update(
      PullRequest pull, long moment, String state, @Nullable Person author) {
    Json whole = pull.json(true);
    Json changes = Json.object();
    if (!state.equals("OPEN")) {
      changes.put(
          "status", Json.object().put("old", "open").put("new", state.toLowerCase(Locale.ROOT)));
    }
    Json inner =
        Json.object()
            .put("state", state)
            .put("draft", false)
            .lazy("title", pull::title)
            .lazy("description", pull::description)
            .lazy("reviewers", () -> whole.get("reviewers"))
            .put("changes", changes)
            .put("reason", "")
            .put("author", author == null ? null : author.json())
            .put("date", Stamps.core(moment))
            .lazy("destination", () -> whole.get("destination"))
            .lazy("source", () -> whole.get("source"));
    return item(pull, moment, "update", inner);
  }

  /** The items of all pull requests; those of the latest pull request come first. */
  static Rows of(Repository repository) {
    int pulls = repository.pullRequests();
    int[] ends = new int[pulls];
    int total = 0;
    for (int i = 0; i < pulls; i++) {
      total += of(new PullRequest(repository, pulls - 1 - i)).size();
      ends[i] = total;
    }
    return new Rows(
        total,
        row -> {
          int i = Arrays.binarySearch(ends, row + 1);
          int at = i < 0 ? -i - 1 : i;
          int before = at == 0 ? 0 : ends[at - 1];
          return of(new PullRequest(repository, pulls - 1 - at)).get(row - before).json();
        });
  }
}
