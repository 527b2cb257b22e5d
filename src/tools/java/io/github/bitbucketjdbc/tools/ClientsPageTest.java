package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names the tools that have a test, those included that this Java cannot run. */
class ClientsPageTest {
  private static final Pattern REPORT = Pattern.compile("ClientReport\\.of\\(\\s*\"([^\"]+)\"");

  @Test
  void everyTestedToolHasItsRowAndNoOther() throws IOException {
    Set<String> tested = new TreeSet<>();
    for (String source : Sources.all()) {
      Matcher report = REPORT.matcher(source);
      while (report.find()) {
        tested.add(report.group(1));
      }
    }
    assertThat(new TreeSet<>(ClientsPage.read().tools())).isEqualTo(tested);
  }
}
