package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.Locale;

/** Any number of repositories that are all of one size. */
record GeneratedShape(int repositories, int members, int projects, Volume volume) implements Shape {
  private static final List<String> SUBJECTS =
      List.of("billing", "search", "gateway", "ledger", "catalog", "notify", "ingest", "portal");
  private static final List<String> LANGUAGES =
      List.of("java", "kotlin", "python", "go", "typescript", "", "rust", "c#");
  private static final List<String> GIVEN =
      List.of(
          "Amara",
          "Björn",
          "Chiara",
          "Dmitri",
          "Eun-ji",
          "Farid",
          "Gabriela",
          "Hideo",
          "Ingrid",
          "João",
          "Katarzyna",
          "Lwazi",
          "Məryəm",
          "Nikhil",
          "Oluwaseun",
          "Précieuse");
  private static final List<String> FAMILY =
      List.of(
          "Abebe",
          "Bianchi",
          "Castro",
          "Dąbrowski",
          "Eriksen",
          "Fernández",
          "Gupta",
          "Hoang",
          "Ivanova",
          "Jansen",
          "Kim",
          "López",
          "Müller");

  @Override
  public String workspaceName(String slug) {
    return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1) + " Works";
  }

  @Override
  public RepositoryShape repository(int index) {
    String subject = SUBJECTS.get(index % SUBJECTS.size());
    String about = index % 3 == 0 ? "" : "Service number " + index + " of the " + subject + " team";
    String language = LANGUAGES.get(index / 3 % LANGUAGES.size());
    String slug =
        subject + "-" + "0".repeat(Math.max(0, 5 - Integer.toString(index).length())) + index;
    return new RepositoryShape(slug, index % projects, about, language, volume, false, 20, 0);
  }

  @Override
  public int repositoryOf(String slug) {
    String digits = slug.substring(slug.lastIndexOf('-') + 1);
    if (!digits.matches("\\d{5,9}")) {
      return -1;
    }
    int index = Integer.parseInt(digits);
    return index < repositories && repository(index).slug().equals(slug) ? index : -1;
  }

  @Override
  public String[] project(int index) {
    return new String[] {"P" + (index + 1), "Programme " + (index + 1)};
  }

  @Override
  public String member(int index) {
    String name =
        GIVEN.get(index % GIVEN.size()) + " " + FAMILY.get(index / GIVEN.size() % FAMILY.size());
    int round = index / (GIVEN.size() * FAMILY.size());
    return round == 0 ? name : name + " " + (round + 1);
  }
}
