package io.github.bitbucketjdbc.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The all-jar in somebody else's program: it needs nothing, prints nothing and disturbs nobody. */
class IsolatedLoaderIT {

  private static final String URL = "jdbc:bitbucket:Demo=true;Workspace=acme";

  /** A join and an aggregate, so that Calcite compiles code. */
  private static final String SQL =
      """
      SELECT p."Name", COUNT(*) AS Repos, MAX(r."Slug") AS LastSlug
      FROM Repositories r JOIN Projects p ON r."ProjectKey" = p."Key"
      GROUP BY p."Name" ORDER BY 2 DESC, 1
      """;

  @Test
  void runsAloneInALoaderThatSeesOnlyTheJdk() throws Exception {
    Jars.Outcome outcome = host(List.of(Jars.all().toString()));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(rows(outcome)).isNotEmpty();
    assertThat(registered(outcome))
        .singleElement()
        .asString()
        .contains("io.github.bitbucketjdbc.BitbucketDriver");
  }

  @Test
  void leavesACalciteOfTheHostAlone() throws Exception {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        jars.add(entry);
      }
    }
    assertThat(jars).anyMatch(jar -> jar.contains("calcite-core"));
    jars.add(Jars.all().toString());

    Jars.Outcome outcome = host(jars);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(rows(outcome)).first().isEqualTo("row jdbc:calcite:|42");
    assertThat(rows(outcome)).last().isEqualTo("row jdbc:calcite:|42");
    assertThat(rows(outcome)).hasSizeGreaterThan(2);
    assertThat(registered(outcome))
        .as("drivers registered")
        .anyMatch(line -> line.contains("io.github.bitbucketjdbc.BitbucketDriver"))
        .noneMatch(line -> line.contains("bitbucketjdbc.shaded"));
  }

  private static Jars.Outcome host(List<String> jars) throws Exception {
    String classes =
        new File(ForeignHost.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    List<String> arguments = new ArrayList<>(List.of("-cp", classes, ForeignHost.class.getName()));
    arguments.addAll(List.of(URL, SQL));
    arguments.addAll(jars);
    return Jars.java(arguments);
  }

  private static List<String> rows(Jars.Outcome outcome) {
    return outcome.out().lines().filter(line -> line.startsWith("row ")).toList();
  }

  private static List<String> registered(Jars.Outcome outcome) {
    return outcome.out().lines().filter(line -> line.startsWith("registerDriver:")).toList();
  }
}
