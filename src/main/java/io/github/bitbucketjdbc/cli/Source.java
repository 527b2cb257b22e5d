package io.github.bitbucketjdbc.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where statements come from, in the order of the command line. */
sealed interface Source {
  /** Opens the text for reading. */
  Reader open(Reader standardInput) throws IOException;

  /**
   * The text of one {@code -e}.
   *
   * @param sql one statement or several
   */
  record Inline(String sql) implements Source {
    @Override
    public Reader open(Reader standardInput) {
      return new StringReader(sql);
    }
  }

  /**
   * The file of one {@code -f}.
   *
   * @param path a readable file
   */
  record ScriptFile(Path path) implements Source {
    @Override
    public Reader open(Reader standardInput) throws IOException {
      return Files.newBufferedReader(path, StandardCharsets.UTF_8);
    }
  }

  /** Standard input. */
  record StandardInput() implements Source {
    @Override
    public Reader open(Reader standardInput) {
      return standardInput;
    }
  }
}
