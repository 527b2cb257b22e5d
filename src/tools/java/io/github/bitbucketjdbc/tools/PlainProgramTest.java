package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketDriver;
import io.github.bitbucketjdbc.demo.DemoOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The smallest user of the driver: DriverManager, and one jar. */
class PlainProgramTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "java.sql.DriverManager",
          "a program of its own with one jar: keys, a join with parameters, a batch with its"
              + " generated keys, an error's SQLState");

  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void itReadsAndWrites(@TempDir Path directory) throws Exception {
    List<String> expected = new ArrayList<>(List.of("product Bitbucket Cloud", "key Id"));
    for (List<Object> row :
        demo.rows(
            "SELECT Id, Title, (SELECT COUNT(*) FROM PullRequestComments c WHERE c.PullRequestId ="
                + " p.Id) FROM PullRequests p WHERE State = 'OPEN' ORDER BY Id")) {
      if (!row.get(2).equals(0L)) {
        expected.add("row %s|%s|%s".formatted(row.toArray()));
      }
    }
    assertThat(expected).hasSizeGreaterThan(2);
    expected.addAll(List.of("inserted 2", "text eins", "text zwei ✓", "error 42S02"));

    String path = place(PlainProgram.class) + File.pathSeparator + place(BitbucketDriver.class);
    Program program =
        Program.java(
            directory,
            List.of(
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                path,
                PlainProgram.class.getName(),
                demo.url()));

    assertThat(program.err()).isEmpty();
    assertThat(program.status()).isZero();
    assertThat(program.out().lines()).containsExactlyElementsOf(expected);
    assertThat(demo.sent()).filteredOn(sent -> sent.startsWith("POST")).hasSize(2);
  }
}
