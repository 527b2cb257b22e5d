package io.github.bitbucketjdbc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Answers a collection page by page. */
final class Pager {
  private static final Set<String> POSITION = Set.of("page", "ctx");

  private final Listing listing;

  Pager(Listing listing) {
    this.listing = listing;
  }

  Answer serve(Call call) {
    Rows rows = listing.rows(call);
    Selection selection = select(call, rows);
    Json page =
        switch (listing.paging()) {
          case NUMBERED -> numbered(call, rows, selection);
          case OPAQUE -> opaque(call, rows, selection);
          case SINGLE ->
              envelope(1, Math.max(selection.size(), 10), selection.size())
                  .put("values", values(rows, selection, 0, selection.size()));
        };
    return Answer.json(200, page, call.fields());
  }

  private Selection select(Call call, Rows rows) {
    Expression condition = listing.condition(call);
    String name =
        call.world().overlay().version()
            + call.rawPath()
            + "?"
            + call.query().without(Set.of("page", "ctx", "pagelen", "fields", "sort"));
    String sort = call.parameter("sort");
    return call.world()
        .selections()
        .select(
            rows,
            listing,
            name,
            condition,
            listing.sortField(call),
            sort != null && sort.startsWith("-"));
  }

  private Json numbered(Call call, Rows rows, Selection selection) {
    int pagelen = pagelen(call);
    int page = positive(call.parameter("page"), 1, "Invalid page");
    long start = (page - 1L) * pagelen;
    Json envelope = envelope(page, pagelen, selection.size());
    if (start + pagelen < selection.size()) {
      envelope.put("next", call.url(queryOf(call, page + 1)));
    }
    if (page > 1) {
      envelope.put("previous", call.url(queryOf(call, page - 1)));
    }
    int from = (int) Math.min(start, selection.size());
    return envelope.put("values", values(rows, selection, from, from + pagelen));
  }

  private static Json envelope(int page, int pagelen, int size) {
    return Json.object().put("size", size).put("page", page).put("pagelen", pagelen);
  }

  private String queryOf(Call call, int page) {
    Set<String> dropped = listing.losesSort() ? Set.of("page", "sort") : Set.of("page");
    return append(call.query().without(dropped), "page=" + page);
  }

  private Json opaque(Call call, Rows rows, Selection selection) {
    int pagelen = pagelen(call);
    String same = call.query().without(POSITION);
    PageToken tokens = new PageToken(call.rawPath() + "?" + same);
    int from = tokens.offset(call.parameter("page"), call.parameter("ctx"));
    Json envelope = Json.object().put("pagelen", pagelen);
    envelope.put("values", values(rows, selection, from, from + pagelen));
    if (from + pagelen < selection.size()) {
      envelope.put("next", call.url(append(same, tokens.query(from + pagelen))));
    }
    return envelope;
  }

  private static List<Json> values(Rows rows, Selection selection, int from, int to) {
    IntFunction<Json> row = position -> rows.row(selection.row(position));
    int end = Math.min(to, selection.size());
    List<Json> values = new ArrayList<>();
    for (int position = from; position < end; position++) {
      values.add(row.apply(position));
    }
    return values;
  }

  private int pagelen(Call call) {
    int pagelen = positive(call.parameter("pagelen"), listing.usualPage(), "Invalid pagelen");
    if (pagelen > listing.longestPage()) {
      throw ApiError.badRequest("Invalid pagelen");
    }
    return pagelen;
  }

  private static int positive(@Nullable String text, int otherwise, String complaint) {
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("0*[1-9]\\d{0,8}")) {
      throw ApiError.badRequest(complaint);
    }
    return Integer.parseInt(text);
  }

  private static String append(String query, String more) {
    return query.isEmpty() ? more : query + "&" + more;
  }
}
