package io.github.bitbucketjdbc.calcite;

/**
 * A place in SQL text, as people count.
 *
 * @param line from 1
 * @param column from 1
 */
record SqlPosition(int line, int column) {
  static SqlPosition of(String sql, int offset) {
    int end = Math.min(offset, sql.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new SqlPosition(line, end - lineStart + 1);
  }

  /** Returns the offset of this place in a text. */
  int offsetIn(String sql) {
    int offset = 0;
    for (int l = 1; l < line; l++) {
      int next = sql.indexOf('\n', offset);
      if (next < 0) {
        return sql.length();
      }
      offset = next + 1;
    }
    return Math.min(sql.length(), offset + column - 1);
  }

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
