package io.github.bitbucketjdbc.catalog;

/** To what a table belongs, which decides the schemas it is shown in. */
public enum Scope {
  /** The user who is signed in; shown in {@code Information}, needs no workspace. */
  USER,
  /** The workspace; shown in {@code Information}. */
  WORKSPACE,
  /** A repository; shown in the repository's own schema and in {@code AllRepositories}. */
  REPOSITORY,
  /** A project; shown in the project's own schema and in {@code AllProjects}. */
  PROJECT,
  /** The driver itself; reachable without a schema from every schema, shown in Information. */
  SYSTEM,
  /** The tables about tables that the SQL standard names; shown in {@code INFORMATION_SCHEMA}. */
  STANDARD;

  /** Returns whether the rows are about the driver and its tables, not from the service. */
  public boolean isAboutDriver() {
    return this == SYSTEM || this == STANDARD;
  }
}
