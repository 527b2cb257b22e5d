package io.github.bitbucketjdbc.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of {@code docs/tools}, whose commands and scripts the tests run as they stand there. */
final class Guide {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final String text;

  private Guide(String text) {
    this.text = text;
  }

  static Guide of(String tool) throws IOException {
    return new Guide(Files.readString(Path.of("docs/tools/" + tool + ".md")));
  }

  /** The code blocks of a language, in order. */
  List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  /**
   * The words of the n-th command, counted from 0; {@code $URL} is the demo's, and what a user sets
   * up is left out: the program and the class path.
   */
  List<String> command(int n, String url) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(blocks("sh").get(n).replace("\\\n", " ").strip());
    while (word.find()) {
      int kind = word.group(1) != null ? 1 : word.group(2) != null ? 2 : 3;
      words.add(word.group(kind).replace("$URL", url));
    }
    return words;
  }
}
