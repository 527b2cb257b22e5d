package io.github.bitbucketjdbc.cli;

import java.lang.reflect.InvocationTargetException;
import sqlline.SqlLine;

/** SQLLine with errors that take one line and look like all others of this program. */
final class TidySqlLine extends SqlLine {
  @Override
  public boolean error(String message) {
    return super.error("error: " + CellText.oneLine(message.strip()));
  }

  @Override
  public void handleException(Throwable failure) {
    Throwable root = failure;
    while (root instanceof InvocationTargetException && root.getCause() != null) {
      root = root.getCause();
    }
    super.error(ErrorLine.of(root));
  }
}
