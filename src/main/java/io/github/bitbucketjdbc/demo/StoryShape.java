package io.github.bitbucketjdbc.demo;

import java.util.List;

/**
 * Acme Rockets: {@code api} is where the work is, {@code infra} has the failing pipelines, {@code
 * legacy-telemetry} has gone stale, {@code sandbox} is still empty.
 */
final class StoryShape implements Shape {
  private static final List<String> MEMBERS =
      List.of(
          "Mira Okafor",
          "Jonas Lindqvist",
          "Aiko Tanabe",
          "Rafael Quintero",
          "Zofia Wrzesień",
          "Đặng Thu Hà",
          "Kwame Boateng",
          "Leïla Ben Youssef",
          "Ravi Chandrasekhar",
          "Ольга Миронова");
  private static final List<String[]> PROJECTS =
      List.of(
          new String[] {"ROCK", "Rocket Core"},
          new String[] {"GND", "Ground Control"},
          new String[] {"WEB", "Web & Mobile"},
          new String[] {"LAB", "Labs"});
  private static final List<RepositoryShape> REPOSITORIES =
      List.of(
          new RepositoryShape(
              "api",
              0,
              "Flight planning API",
              "java",
              new Volume(60, 9, 34, 12, 240, 90, 4),
              true,
              15,
              0),
          new RepositoryShape(
              "web",
              2,
              "The launch calendar & ticket shop",
              "typescript",
              new Volume(24, 6, 12, 6, 120, 40, 3),
              true,
              20,
              0),
          new RepositoryShape(
              "infra",
              1,
              "Terraform for pads, masts and \"everything else\"",
              "hcl",
              new Volume(18, 5, 9, 3, 90, 60, 4),
              true,
              62,
              0),
          new RepositoryShape("docs", 1, "", "", new Volume(11, 3, 6, 0, 40, 12, 1), true, 8, 0),
          new RepositoryShape(
              "mobile",
              2,
              "Countdown app for phones",
              "kotlin",
              new Volume(14, 5, 8, 5, 75, 30, 3),
              true,
              25,
              0),
          new RepositoryShape(
              "mobile-experiments",
              3,
              "Fork of mobile for trying things out",
              "kotlin",
              new Volume(4, 2, 4, 1, 80, 5, 2),
              true,
              40,
              30),
          new RepositoryShape(
              "legacy-telemetry",
              0,
              "Ground station protocol, 2009–2019",
              "c++",
              new Volume(3, 2, 14, 2, 60, 0, 0),
              true,
              0,
              700),
          new RepositoryShape("sandbox", 3, "", "", new Volume(0, 0, 0, 0, 0, 0, 0), true, 0, 0));

  @Override
  public String workspaceName(String slug) {
    return "Acme Rockets";
  }

  @Override
  public int members() {
    return MEMBERS.size();
  }

  @Override
  public int projects() {
    return PROJECTS.size();
  }

  @Override
  public int repositories() {
    return REPOSITORIES.size();
  }

  @Override
  public RepositoryShape repository(int index) {
    return REPOSITORIES.get(index);
  }

  @Override
  public int repositoryOf(String slug) {
    for (int i = 0; i < REPOSITORIES.size(); i++) {
      if (REPOSITORIES.get(i).slug().equals(slug)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String[] project(int index) {
    return PROJECTS.get(index);
  }

  @Override
  public String member(int index) {
    return MEMBERS.get(index);
  }
}
