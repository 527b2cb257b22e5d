package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Any text is cut into tokens that put together are the text, or refused with our own error. */
public final class SqlTextFuzz {
  private SqlTextFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String sql = new String(input, StandardCharsets.UTF_8);
    try {
      String joined =
          SqlTokenizer.tokenize(sql).stream().map(SqlToken::text).collect(Collectors.joining());
      if (!joined.equals(sql)) {
        throw new AssertionError("lost: " + sql + " became " + joined);
      }
      SqlText text = SqlText.of(sql);
      text.origin(1, Math.max(1, text.forParser().length() / 2));
    } catch (BitbucketException e) {
      return;
    }
  }
}
