package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The catalog and what Bitbucket publishes have not drifted apart. Where the specification is not
 * at hand, as on most machines, these tests are skipped. What is not covered on purpose is listed
 * here with its reason; a reason that is no longer needed fails.
 */
class ServiceDriftTest {
  private static final String REPOSITORY = "/repositories/{}/{}";

  private static final String ISSUE_TRACKER =
      "removed on 2026-08-20, kept for the services that still answer";

  private static final String OLD_FORM = "deprecated form of an address that a table reads";

  /** Addresses of the catalog that Bitbucket does not publish today, and why they are kept. */
  private static final Map<String, String> NOT_PUBLISHED =
      Map.ofEntries(
          Map.entry(REPOSITORY + "/components", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/components/{}", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}/attachments", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}/changes", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}/changes/{}", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}/comments", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/issues/{}/comments/{}", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/milestones", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/milestones/{}", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/versions", ISSUE_TRACKER),
          Map.entry(REPOSITORY + "/versions/{}", ISSUE_TRACKER));

  /** Lists that no table reads, and why. */
  private static final Map<String, String> NOT_COVERED =
      Map.of(
          REPOSITORY + "/file-conflicts/{}",
          "where the conflicts of a pull request, which a table reads, redirect to",
          "/snippets/{}/{}/watchers",
          "deprecated, and refuses API tokens",
          "/teams/{}/pipelines_config/variables",
          OLD_FORM,
          "/users/{}/pipelines_config/variables",
          OLD_FORM,
          "/teams/{}/search/code",
          OLD_FORM,
          "/users/{}/search/code",
          OLD_FORM,
          "/workspaces/{}/permissions/repositories/{}",
          "the rows of RepositoryPermissions for one repository, which is filtered there");

  private static ServiceSpecification specification;

  @BeforeAll
  static void read() throws IOException {
    Optional<ServiceSpecification> found = ServiceSpecification.read();
    assumeThat(found)
        .as("Bitbucket's specification, which is not part of this project, is not at hand")
        .isPresent();
    specification = found.orElseThrow();
  }

  private static Stream<Endpoint> endpoints() {
    return CatalogContractTest.ways().map(CatalogContractTest.Way::endpoint);
  }

  @Test
  void everyAddressIsPublished() {
    Set<String> published = specification.paths();
    Set<String> missing = new TreeSet<>();
    endpoints()
        .filter(e -> !published.contains(specification.pathOf(e)))
        .forEach(e -> missing.add(ServiceSpecification.normal(e.path())));
    assertThat(missing).containsExactlyInAnyOrderElementsOf(NOT_PUBLISHED.keySet());
  }

  @Test
  void everyListIsCovered() throws IOException {
    assertThat(specification.collectionsOfList()).as("lists found by hand").hasSize(78);
    Set<String> open = new TreeSet<>(specification.collections());
    endpoints().map(specification::pathOf).forEach(open::remove);
    assertThat(open).containsExactlyInAnyOrderElementsOf(NOT_COVERED.keySet());
  }

  /** For people to read: not every field is worth a column, and answers know more fields. */
  @Test
  void fieldsWithoutColumn() {
    StringBuilder report = new StringBuilder();
    Map<TableDef, FieldCoverage> tables = new LinkedHashMap<>();
    for (TableDef table : CatalogContractTest.tables()) {
      tables.put(table, FieldCoverage.of(table, specification));
    }
    tables.entrySet().stream()
        .sorted(Comparator.comparing(e -> e.getKey().name()))
        .forEach(e -> report.append(e.getValue()).append('\n'));
    System.out.println(report);
    assertThat(tables.values()).flatMap(FieldCoverage::mapped).isNotEmpty();
  }
}
