package io.github.bitbucketjdbc.golden;

import java.util.List;

/** Writes the page about the requests of questions. */
final class RequestsPage {
  private static final String HEAD =
      """
      <!-- Written by RequestsPageTest: change src/test/resources/requests/questions.txt, not this page. -->

      # Requests

      What questions cost. The floor is the fewest requests with which anybody could answer from Bitbucket's REST API: it is worked out
      from what the workspace holds, not from what the driver does. Beside it is what the driver sent to the demo workspace, which has
      %d repositories. A test keeps all figures exact, and compares the rows with those of a connection that pushes nothing down.

      | | Question | Floor | Sent | Ratio |
      | --: | --- | --: | --: | --: |
      """;

  private RequestsPage() {}

  static String of(List<Price> prices, long repositories) {
    StringBuilder page = new StringBuilder(HEAD.formatted(repositories));
    for (int i = 0; i < prices.size(); i++) {
      Price price = prices.get(i);
      page.append(
          "| %d | [%s](#%d) | %d: %s | %d | %s |\n"
              .formatted(
                  i + 1,
                  price.question().words(),
                  i + 1,
                  price.floor(),
                  price.question().because(),
                  price.sent(),
                  price.ratio() + (price.question().more().isEmpty() ? "" : " *")));
    }
    page.append("\n\\* More than the floor; its query below says why.\n\n## Queries\n");
    for (int i = 0; i < prices.size(); i++) {
      page.append(section(i + 1, prices.get(i)));
    }
    return page.toString();
  }

  private static String section(int number, Price price) {
    Question question = price.question();
    String more =
        question.more().isEmpty()
            ? ""
            : "\n%d instead of %d requests: %s.\n"
                .formatted(price.sent(), price.floor(), question.more());
    return "\n<a id=\"%d\"></a>\n\n%d. %s\n\n```sql\n%s\n```\n%s"
        .formatted(number, number, question.words(), question.sql(), more);
  }
}
