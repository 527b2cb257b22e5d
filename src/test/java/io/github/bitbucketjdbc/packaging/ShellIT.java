package io.github.bitbucketjdbc.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code java -jar} on the all-jar, as a script uses it. */
class ShellIT {

  @Test
  void answersAQueryOnStandardOutput() throws Exception {
    Jars.Outcome outcome =
        shell("--demo", "--format", "csv", "-e", "SELECT COUNT(*) AS Total FROM Repositories");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("Total");
    assertThat(Integer.parseInt(lines.get(1))).isPositive();
  }

  @Test
  void failsWithOneLineOnStandardError() throws Exception {
    Jars.Outcome outcome = shell("--demo", "-e", "SELECT NoSuchColumn FROM Repositories");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("error: ")
        .contains("NoSuchColumn")
        .doesNotContain("bitbucketjdbc.shaded");
  }

  @Test
  void stopsAtTheFirstStatementThatFails() throws Exception {
    Jars.Outcome outcome =
        shell("--demo", "--format", "csv", "-e", "VALUES 1; SELECT * FROM NoSuchTable; VALUES 2");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines().toList()).contains("1").doesNotContain("2");
    assertThat(outcome.err().lines().toList()).hasSize(1);
  }

  @Test
  void tellsItsVersion() throws Exception {
    Jars.Outcome outcome = shell("--version");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().strip() + "-all.jar")
        .isEqualTo(
            Jars.all()
                .getFileName()
                .toString()
                .replaceFirst("^bitbucket-jdbc-", "bitbucket-jdbc "));
  }

  @Test
  void buildsAConnection() throws Exception {
    Jars.Outcome outcome =
        Jars.java(
            List.of("-jar", Jars.all().toString(), "configure", "--demo"),
            "1\nann@example.com\npl4nted\n\n");

    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("It works: 8 repositories are visible.");
    assertThat(outcome.out())
        .contains("\n  jdbc:bitbucket:Workspace=acme;User=ann@example.com;Demo=true\n")
        .contains("  Library       " + Jars.all().toAbsolutePath() + "\n")
        .doesNotContain("bitbucketjdbc.shaded");
    assertThat(outcome.out() + outcome.err()).doesNotContain("pl4nted");
  }

  private static Jars.Outcome shell(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("-jar", Jars.all().toString()));
    command.addAll(List.of(arguments));
    return Jars.java(command);
  }
}
