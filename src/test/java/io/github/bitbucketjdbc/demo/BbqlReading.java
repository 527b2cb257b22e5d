package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Map;

/** The demo service's own reading of a query, as an opinion about what the driver wrote. */
public final class BbqlReading {
  private BbqlReading() {}

  /** Returns the tokens of a query that is one comparison of a text field, else throws. */
  public static List<String> comparison(String query, String field) {
    Map<String, Field> fields = Map.of(field, Field.of(field, FieldType.TEXT));
    if (!(BbqlParser.parse(query, fields) instanceof Expression.Comparison)) {
      throw new AssertionError("more than one condition");
    }
    return BbqlLexer.tokens(query).stream().map(BbqlToken::text).toList();
  }
}
