package io.github.bitbucketjdbc.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A schema, by its proper name.
 *
 * <p>Slugs of repositories are always in lower case and keys of projects in upper case, so the case
 * a user writes tells them apart without asking the service.
 */
public record SchemaName(String name, Kind kind) {
  private static final Pattern PROJECT_KEY = Pattern.compile(TableDef.KEY_FORM);

  /** What a schema shows. */
  public enum Kind {
    /** The workspace and the user who is signed in. */
    INFORMATION,
    /** Every repository table over all repositories. */
    ALL_REPOSITORIES,
    /** Every project table over all projects. */
    ALL_PROJECTS,
    /** The views that the user defined. */
    USER_VIEWS,
    /** The standard's tables about tables. */
    INFORMATION_SCHEMA,
    /** The tables of one repository. */
    REPOSITORY,
    /** The tables of one project. */
    PROJECT;

    /** Returns whether the schema shows the tables of this scope. */
    public boolean shows(Scope scope) {
      return switch (this) {
        case INFORMATION ->
            scope == Scope.USER || scope == Scope.WORKSPACE || scope == Scope.SYSTEM;
        case ALL_REPOSITORIES, REPOSITORY -> scope == Scope.REPOSITORY;
        case USER_VIEWS -> false;
        case INFORMATION_SCHEMA -> scope == Scope.STANDARD;
        case ALL_PROJECTS, PROJECT -> scope == Scope.PROJECT;
      };
    }

    /** Returns whether the schema belongs to one repository or project, whose name is its own. */
    public boolean isOwn() {
      return this == REPOSITORY || this == PROJECT;
    }
  }

  /** Returns the schema that a user means by a name. */
  public static SchemaName of(String typed) {
    return switch (typed.toLowerCase(Locale.ROOT)) {
      case "information" -> new SchemaName(Catalog.INFORMATION, Kind.INFORMATION);
      case "allrepositories" -> new SchemaName(Catalog.ALL_REPOSITORIES, Kind.ALL_REPOSITORIES);
      case "allprojects" -> new SchemaName(Catalog.ALL_PROJECTS, Kind.ALL_PROJECTS);
      case "information_schema" ->
          new SchemaName(Catalog.INFORMATION_SCHEMA, Kind.INFORMATION_SCHEMA);
      case "userviews" -> new SchemaName(Catalog.USER_VIEWS, Kind.USER_VIEWS);
      default ->
          PROJECT_KEY.matcher(typed).matches()
              ? new SchemaName(typed, Kind.PROJECT)
              : new SchemaName(typed.toLowerCase(Locale.ROOT), Kind.REPOSITORY);
    };
  }
}
