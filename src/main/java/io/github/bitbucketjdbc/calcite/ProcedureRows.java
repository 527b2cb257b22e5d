package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of the system tables about procedures, once for each kind of schema. */
final class ProcedureRows {
  private final Catalog catalog;

  ProcedureRows(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A procedure as a kind of schema shows it. */
  private record Shown(String kind, String schema, ProcedureDef procedure) {}

  private Stream<Shown> shown() {
    return SystemRows.EXAMPLES.entrySet().stream()
        .flatMap(
            e ->
                catalog.proceduresOf(e.getValue()).stream()
                    .map(p -> new Shown(e.getKey().name(), e.getValue(), p)));
  }

  List<@Nullable Object[]> procedures() {
    return shown()
        .<@Nullable Object[]>map(
            s ->
                new Object[] {
                  s.kind(), s.procedure().name(), s.procedure().description(), "PROCEDURE"
                })
        .toList();
  }

  List<@Nullable Object[]> parameters() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    shown()
        .forEach(
            s -> {
              int ordinal = 0;
              for (ProcedureDef.Parameter p : catalog.parametersOf(s.procedure(), s.schema())) {
                int in = DatabaseMetaData.procedureColumnIn;
                rows.add(row(s, p.name(), in, p.type(), p.required(), p.description(), ++ordinal));
              }
              ordinal = 0;
              for (ProcedureDef.Result r : s.procedure().results()) {
                int result = DatabaseMetaData.procedureColumnResult;
                rows.add(row(s, r.name(), result, r.type(), false, r.description(), ++ordinal));
              }
            });
    return rows;
  }

  private static @Nullable Object[] row(
      Shown shown,
      String name,
      int direction,
      JDBCType type,
      boolean required,
      String description,
      int ordinal) {
    return new Object[] {
      shown.kind(),
      shown.procedure().name(),
      name,
      direction,
      type.getName(),
      type.getVendorTypeNumber(),
      required,
      description,
      ordinal
    };
  }
}
