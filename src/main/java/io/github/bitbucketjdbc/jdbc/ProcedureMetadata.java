package io.github.bitbucketjdbc.jdbc;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Procedures, their parameters and the columns of their results, from the catalog. */
final class ProcedureMetadata {
  private final Catalog catalog;
  private final SchemaNames schemas;

  ProcedureMetadata(Catalog catalog, SchemaNames schemas) {
    this.catalog = catalog;
    this.schemas = schemas;
  }

  /** A procedure as one schema shows it. */
  private record Place(String schema, ProcedureDef procedure) {}

  private Stream<Place> places(NamePattern schemaPattern, NamePattern namePattern) {
    return schemas.matching(schemaPattern).stream()
        .flatMap(
            schema ->
                catalog.proceduresOf(schema).stream()
                    .sorted(Comparator.comparing(ProcedureDef::name))
                    .map(procedure -> new Place(schema, procedure)))
        .filter(place -> namePattern.matches(place.procedure().name()));
  }

  /** Returns procedures by schema and name. */
  Stream<@Nullable Object[]> procedures(NamePattern schema, NamePattern name) {
    return places(schema, name)
        .map(
            p ->
                TableMetadata.row(
                    null,
                    p.schema(),
                    p.procedure().name(),
                    null,
                    null,
                    null,
                    p.procedure().description(),
                    DatabaseMetaData.procedureReturnsResult,
                    p.procedure().name()));
  }

  /** Returns the parameters of each procedure in order, then the columns of its result. */
  Stream<@Nullable Object[]> columns(NamePattern schema, NamePattern name, NamePattern column) {
    return places(schema, name).flatMap(place -> columns(place, column));
  }

  private Stream<@Nullable Object[]> columns(Place place, NamePattern pattern) {
    List<ProcedureDef.Parameter> in = catalog.parametersOf(place.procedure(), place.schema());
    List<ProcedureDef.Result> out = place.procedure().results();
    Stream<@Nullable Object[]> parameters =
        IntStream.range(0, in.size())
            .filter(i -> pattern.matches(in.get(i).name()))
            .mapToObj(i -> parameter(place, in.get(i), i + 1));
    Stream<@Nullable Object[]> results =
        IntStream.range(0, out.size())
            .filter(i -> pattern.matches(out.get(i).name()))
            .mapToObj(i -> result(place, out.get(i), i + 1));
    return Stream.concat(parameters, results);
  }

  private static @Nullable Object[] parameter(
      Place place, ProcedureDef.Parameter parameter, int position) {
    return column(
        place,
        parameter.name(),
        DatabaseMetaData.procedureColumnIn,
        parameter.type(),
        !parameter.required(),
        parameter.description(),
        parameter.usual().isEmpty() ? null : parameter.usual(),
        position);
  }

  private static @Nullable Object[] result(Place place, ProcedureDef.Result result, int position) {
    return column(
        place,
        result.name(),
        DatabaseMetaData.procedureColumnResult,
        result.type(),
        result.constant() == null,
        result.description(),
        null,
        position);
  }

  private static @Nullable Object[] column(
      Place place,
      String name,
      int kind,
      JDBCType jdbcType,
      boolean nullable,
      String remarks,
      @Nullable String usual,
      int position) {
    TypeBridge type = TypeBridge.of(jdbcType);
    boolean numeric = type.radix() > 0;
    boolean sized = type.isText() || jdbcType == JDBCType.VARBINARY;
    return TableMetadata.row(
        null,
        place.schema(),
        place.procedure().name(),
        name,
        kind,
        jdbcType.getVendorTypeNumber(),
        type.typeName(),
        type.precision(),
        type.precision(),
        numeric || type.isTimestamp() ? type.scale() : null,
        numeric ? type.radix() : null,
        nullable ? DatabaseMetaData.procedureNullable : DatabaseMetaData.procedureNoNulls,
        remarks,
        usual,
        null,
        null,
        sized ? type.precision() : null,
        position,
        nullable ? "YES" : "NO",
        place.procedure().name());
  }
}
