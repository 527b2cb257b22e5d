package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.calcite.SqlToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Takes functions of JDBC's escapes that are not written as a list of arguments out of their
 * braces, where Calcite's parser does not know them: {@code {fn EXTRACT(YEAR FROM x)}}.
 */
final class EscapedFunctions {
  private static final Set<String> PLAIN =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "EXTRACT", "POSITION");

  private EscapedFunctions() {}

  static List<SqlToken> unwrapped(List<SqlToken> tokens) {
    List<SqlToken> plain = new ArrayList<>();
    Deque<Boolean> braces = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.isSymbol('{')) {
        int name = nameOf(tokens, i);
        braces.push(name > 0);
        plain.add(name > 0 ? token.withText("(") : token);
        i = name > 0 ? name - 1 : i;
      } else if (token.isSymbol('}') && !braces.isEmpty()) {
        plain.add(braces.pop() ? token.withText(")") : token);
      } else {
        plain.add(token);
      }
    }
    return plain;
  }

  /** Returns where the name of such a function stands behind an open brace, or 0. */
  private static int nameOf(List<SqlToken> tokens, int brace) {
    int fn = behind(tokens, brace);
    int name = behind(tokens, fn);
    boolean found =
        name < tokens.size()
            && tokens.get(fn).isWord("fn")
            && PLAIN.contains(tokens.get(name).upper());
    return found ? name : 0;
  }

  private static int behind(List<SqlToken> tokens, int from) {
    int i = from + 1;
    while (i < tokens.size() && tokens.get(i).kind() == Kind.SPACE) {
      i++;
    }
    return i;
  }
}
