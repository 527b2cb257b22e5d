package io.github.bitbucketjdbc.catalog.tables;

import static io.github.bitbucketjdbc.catalog.ColumnType.VARCHAR;
import static io.github.bitbucketjdbc.catalog.TableDef.table;

import io.github.bitbucketjdbc.catalog.Scope;
import io.github.bitbucketjdbc.catalog.TableBuilder;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;

/**
 * The tables about the driver itself, under the names that CData's drivers have for them. They send
 * no request, except where the schemas of repositories and projects must be listed.
 */
final class SystemTables {
  private SystemTables() {}

  static List<TableDef> all() {
    return List.of(
        catalogs(),
        schemas(),
        tables(),
        columns(),
        procedures(),
        procedureParameters(),
        keyColumns(),
        foreignKeys(),
        primaryKeys(),
        indexes(),
        connectionProperties(),
        sqlInformation(),
        identity(),
        information(),
        requests());
  }

  private static TableBuilder system(String name, String description) {
    return table(name, Scope.SYSTEM, description).example("SELECT * FROM " + name);
  }

  private static TableBuilder ofSchema(String name, String description) {
    return system(name, description)
        .text("CatalogName", "", "Always NULL: there are no catalogs")
        .text("SchemaName", "", "Name of the schema");
  }

  private static TableBuilder ofTable(String name, String description) {
    return ofSchema(name, description).text("TableName", "", "Name of the table");
  }

  private static TableDef catalogs() {
    return system("sys_catalogs", "Catalogs, of which there are none")
        .text("CatalogName", "", "Name of the catalog")
        .build();
  }

  private static TableDef schemas() {
    return ofSchema("sys_schemas", "Schemas: the fixed ones, one a repository and one a project")
        .build();
  }

  private static TableDef tables() {
    return ofTable("sys_tables", "Tables of every schema")
        .text("TableType", "", "TABLE, SYSTEM TABLE or VIEW")
        .text("Description", "", "What a row of the table is")
        .flag("IsUpdateable", "", "Whether rows can be written")
        .example("SELECT TableName, Description FROM sys_tables WHERE SchemaName = 'Information'")
        .build();
  }

  private static TableDef columns() {
    return ofTable("sys_tablecolumns", "Columns of every table")
        .text("ColumnName", "", "Name of the column")
        .text("DataTypeName", "", "SQL name of its type")
        .integer("DataType", "", "Number of its type in java.sql.Types")
        .integer("Length", "", "Digits, bits or characters it can hold")
        .integer("NumericPrecision", "", "Digits of a number")
        .integer("NumericScale", "", "Digits after the point")
        .flag("IsNullable", "", "Whether NULL may occur")
        .text("Description", "", "What the column means")
        .integer("Ordinal", "", "Position in the table, from 1")
        .flag("IsAutoIncrement", "", "Whether the service makes the value when a row is added")
        .flag("IsGeneratedColumn", "", "Whether it is computed from other columns")
        .flag("IsReadOnly", "", "Whether it cannot be written")
        .flag("IsKey", "", "Whether it is part of the primary key")
        .flag("IsHidden", "", "Whether SELECT * leaves it out")
        .example(
            "SELECT ColumnName, DataTypeName FROM sys_tablecolumns WHERE SchemaName = 'Information'"
                + " AND TableName = 'Projects' ORDER BY Ordinal")
        .build();
  }

  private static TableDef procedures() {
    return ofSchema("sys_procedures", "Procedures, which CALL calls")
        .text("ProcedureName", "", "Name of the procedure")
        .text("Description", "", "What it does")
        .text("ProcedureType", "", "Always PROCEDURE: each gives a result set")
        .example("SELECT ProcedureName, Description FROM sys_procedures WHERE SchemaName = 'api'")
        .build();
  }

  private static TableDef procedureParameters() {
    return ofSchema(
            "sys_procedureparameters", "Parameters of procedures, and the columns of their results")
        .text("ProcedureName", "", "Name of the procedure")
        .text("ColumnName", "", "Name of the parameter or column")
        .integer("Direction", "", "1 for a parameter, 3 for a column of the result")
        .text("DataTypeName", "", "SQL name of its type")
        .integer("DataType", "", "Number of its type in java.sql.Types")
        .flag("IsRequired", "", "Whether a call must give it")
        .text("Description", "", "What it means")
        .integer("Ordinal", "", "Position among the parameters, or the columns, from 1")
        .example(
            "SELECT ColumnName, IsRequired, Description FROM sys_procedureparameters WHERE SchemaName ="
                + " 'api' AND ProcedureName = 'MergePullRequest' AND Direction = 1 ORDER BY Ordinal")
        .build();
  }

  private static TableDef keyColumns() {
    return ofTable("sys_keycolumns", "Columns of primary and foreign keys")
        .text("ColumnName", "", "Name of the column")
        .flag("IsKey", "", "Whether it is part of the primary key")
        .flag("IsForeignKey", "", "Whether it is part of a foreign key")
        .text("PrimaryKeyName", "", "Name of the primary key")
        .text("ForeignKeyName", "", "Name of the foreign key")
        .text("ReferencedCatalogName", "", "Always NULL: there are no catalogs")
        .text("ReferencedSchemaName", "", "Schema of the table it points to")
        .text("ReferencedTableName", "", "Table it points to")
        .text("ReferencedColumnName", "", "Column it points to")
        .build();
  }

  private static TableDef foreignKeys() {
    return ofTable("sys_foreignkeys", "Foreign keys")
        .text("ColumnName", "", "Name of the column")
        .text("PrimaryKeyName", "", "Name of the primary key it points to")
        .text("ForeignKeyName", "", "Name of the foreign key")
        .text("ReferencedCatalogName", "", "Always NULL: there are no catalogs")
        .text("ReferencedSchemaName", "", "Schema of the table it points to")
        .text("ReferencedTableName", "", "Table it points to")
        .text("ReferencedColumnName", "", "Column it points to")
        .text("ForeignKeyType", "", "Always FOREIGN_KEY_TYPE_IMPORT")
        .build();
  }

  private static TableDef primaryKeys() {
    return ofTable("sys_primarykeys", "Primary keys")
        .text("ColumnName", "", "Name of the column")
        .integer("KeySeq", "", "Position in the key, from 1")
        .text("KeyName", "", "Name of the key")
        .build();
  }

  private static TableDef indexes() {
    return ofTable("sys_indexes", "Indexes, of which only primary keys are known")
        .text("IndexName", "", "Name of the index")
        .text("ColumnName", "", "Name of the column")
        .flag("IsUnique", "", "Whether two rows never share a value")
        .flag("IsPrimary", "", "Whether it is the primary key's")
        .integer("Type", "", "Kind of index, as in DatabaseMetaData.getIndexInfo")
        .text("SortOrder", "", "A for ascending")
        .integer("OrdinalPosition", "", "Position in the index, from 1")
        .build();
  }

  private static TableDef connectionProperties() {
    return system("sys_connection_props", "Connection properties and their present values")
        .key("Name", VARCHAR, "", "Name of the property")
        .text("ShortDescription", "", "What it does")
        .text("Type", "", "Always string")
        .text("Default", "", "Value that holds when it is absent")
        .text("Values", "", "Values allowed, separated by commas, or empty when any is")
        .text("Value", "", "Present value; never that of a secret")
        .flag("Required", "", "Whether a connection must have it")
        .text("Sensitivity", "", "SECRET or empty")
        .integer("Ordinal", "", "Position in the documentation, from 1")
        .example("SELECT Name, Value FROM sys_connection_props WHERE Name = 'Workspace'")
        .build();
  }

  private static TableDef sqlInformation() {
    return system("sys_sqlinfo", "What the driver's SQL can do, by the names of CData's drivers")
        .key("Name", VARCHAR, "", "Name of the capability")
        .text("Value", "", "What is supported")
        .build();
  }

  private static TableDef identity() {
    return system(
            "sys_identity", "What became of each row of the last statement or batch that wrote")
        .text("Id", "", "Key of the row")
        .text("Batch", "", "Number of the batch")
        .text("Operation", "", "What was done")
        .text("Message", "", "Error, if there was one")
        .build();
  }

  private static TableDef information() {
    return system("sys_information", "The driver and what it is connected to")
        .text("Product", "", "Name of the driver")
        .text("Version", "", "Version of the driver")
        .text("DatasourceName", "", "Always Bitbucket Cloud")
        .text("Workspace", "", "Workspace of the connection")
        .text("BaseURL", "", "Address of the service")
        .build();
  }

  private static TableDef requests() {
    return system("sys_requests", "The latest requests of this connection, without credentials")
        .bigint("Statement", "", "Number of the execution that sent it")
        .instant("SentOn", "", "When it was sent")
        .text("TableName", "", "Table it was sent for")
        .text("Method", "", "HTTP method")
        .text("Path", "", "Path, decoded")
        .text("Query", "", "Query, decoded")
        .integer("Status", "", "HTTP status; 0 when no answer came")
        .bigint("Milliseconds", "", "From sending to the end of the answer")
        .bigint("Bytes", "", "Size of the answer, unpacked")
        .integer("RowsRead", "", "Rows in the answer")
        .integer("Attempt", "", "1 for the first time it was sent")
        .bigint("WaitedMilliseconds", "", "What it waited beforehand for a limit or a repetition")
        .flag("Kept", "", "Whether CacheTTL had the answer, so that nothing was sent")
        .bigint("BudgetLeft", "", "Requests left in the hour, where the service tells it")
        .example("SELECT TableName, Path, Status FROM sys_requests")
        .build();
  }
}
