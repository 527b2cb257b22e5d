package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/**
 * The tables of {@code INFORMATION_SCHEMA}, with the names and meanings of SQL:2016, part 11. Of
 * their columns those that say something here.
 */
final class InformationSchemaTables {
  private InformationSchemaTables() {}

  static List<TableDef> all() {
    return List.of(
        schemata(),
        tables(),
        columns(),
        views(),
        tableConstraints(),
        keyColumnUsage(),
        referentialConstraints());
  }

  private static TableBuilder standard(String name, String description) {
    return table(name, Scope.STANDARD, description)
        .example("SELECT * FROM " + Catalog.INFORMATION_SCHEMA + "." + name);
  }

  private static TableBuilder named(TableBuilder builder, String what, String of) {
    return builder
        .text(what + "_CATALOG", "", "Always NULL: there are no catalogs")
        .text(what + "_SCHEMA", "", "Schema of the " + of)
        .text(what + "_NAME", "", "Name of the " + of);
  }

  private static TableDef schemata() {
    return standard("SCHEMATA", "Schemas: the fixed ones, one a repository and one a project")
        .text("CATALOG_NAME", "", "Always NULL: there are no catalogs")
        .text("SCHEMA_NAME", "", "Name of the schema")
        .text("SCHEMA_OWNER", "", "Always NULL: schemas have no owner")
        .text("DEFAULT_CHARACTER_SET_NAME", "", "Always UTF8")
        .build();
  }

  private static TableDef tables() {
    return named(standard("TABLES", "Tables and views"), "TABLE", "table")
        .text("TABLE_TYPE", "", "BASE TABLE, VIEW or SYSTEM VIEW")
        .text("IS_INSERTABLE_INTO", "", "Whether INSERT is supported: YES or NO")
        .text("REMARKS", "", "What its rows are")
        .build();
  }

  private static TableDef columns() {
    return named(standard("COLUMNS", "Columns of tables and views"), "TABLE", "table")
        .text("COLUMN_NAME", "", "Name of the column")
        .integer("ORDINAL_POSITION", "", "Position in the table, from 1")
        .text("COLUMN_DEFAULT", "", "Always NULL: Bitbucket's defaults are its own")
        .text("IS_NULLABLE", "", "Whether values may be missing: YES or NO")
        .text("DATA_TYPE", "", "Name of the type")
        .integer("CHARACTER_MAXIMUM_LENGTH", "", "Most characters of a text")
        .integer("NUMERIC_PRECISION", "", "Digits of a number")
        .integer("NUMERIC_PRECISION_RADIX", "", "What the digits of a number count: 10")
        .integer("NUMERIC_SCALE", "", "Digits after the point")
        .integer("DATETIME_PRECISION", "", "Digits of the second of a time")
        .text("REMARKS", "", "Meaning of the column")
        .build();
  }

  private static TableDef views() {
    return named(standard("VIEWS", "Views that the user defined"), "TABLE", "view")
        .text("VIEW_DEFINITION", "", "Its query")
        .text("CHECK_OPTION", "", "Always NONE")
        .text("IS_UPDATABLE", "", "Always NO")
        .build();
  }

  private static TableDef tableConstraints() {
    TableBuilder constraint =
        named(standard("TABLE_CONSTRAINTS", "Primary and foreign keys"), "CONSTRAINT", "key");
    return named(constraint, "TABLE", "table")
        .text("CONSTRAINT_TYPE", "", "PRIMARY KEY or FOREIGN KEY")
        .text("IS_DEFERRABLE", "", "Always NO")
        .text("INITIALLY_DEFERRED", "", "Always NO")
        .build();
  }

  private static TableDef keyColumnUsage() {
    TableBuilder constraint =
        named(
            standard("KEY_COLUMN_USAGE", "Columns of primary and foreign keys"),
            "CONSTRAINT",
            "key");
    return named(constraint, "TABLE", "table")
        .text("COLUMN_NAME", "", "Name of the column")
        .integer("ORDINAL_POSITION", "", "Position in the key, from 1")
        .integer("POSITION_IN_UNIQUE_CONSTRAINT", "", "Position in the key it points to, from 1")
        .text("REFERENCED_TABLE_SCHEMA", "", "Schema of the table that a foreign key points to")
        .text("REFERENCED_TABLE_NAME", "", "Table that a foreign key points to")
        .text("REFERENCED_COLUMN_NAME", "", "Column that a foreign key points to")
        .build();
  }

  private static TableDef referentialConstraints() {
    TableBuilder constraint =
        named(standard("REFERENTIAL_CONSTRAINTS", "Foreign keys"), "CONSTRAINT", "foreign key");
    return named(constraint, "UNIQUE_CONSTRAINT", "primary key it points to")
        .text("MATCH_OPTION", "", "Always NONE")
        .text("UPDATE_RULE", "", "Always NO ACTION: the driver enforces nothing")
        .text("DELETE_RULE", "", "Always NO ACTION: the driver enforces nothing")
        .text("TABLE_NAME", "", "Name of the table")
        .text("REFERENCED_TABLE_NAME", "", "Table that it points to")
        .build();
  }
}
