package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.ResultColumn;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** From SQL text to a query that can run. Nothing here sends a request. */
final class SqlCompiler {
  /** How SQL is parsed, after the text was adapted. */
  static final SqlParser.Config PARSER =
      SqlParser.config()
          .withParserFactory(SqlBabelParserImpl.FACTORY)
          .withConformance(SqlConformanceEnum.BABEL)
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withQuotedCasing(Casing.UNCHANGED)
          .withCaseSensitive(false)
          .withIdentifierMaxLength(256);

  private static final Set<SqlKind> WRITES =
      Set.of(SqlKind.INSERT, SqlKind.UPDATE, SqlKind.DELETE, SqlKind.MERGE);

  private final Catalog catalog;
  private final CalciteSchema root;
  private final BitbucketTypeFactory types;
  private final CalciteConnectionConfig calciteConfig = calciteConfig();
  private final RequestPlanner requests;
  private final boolean pushdown;
  private final Operators operators = new Operators();

  SqlCompiler(
      Catalog catalog,
      CalciteSchema root,
      BitbucketTypeFactory types,
      RequestPlanner requests,
      boolean pushdown) {
    this.catalog = catalog;
    this.root = root;
    this.types = types;
    this.requests = requests;
    this.pushdown = pushdown;
  }

  private static CalciteConnectionConfig calciteConfig() {
    Properties properties = new Properties();
    properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
    properties.setProperty(CalciteConnectionProperty.TIME_ZONE.camelName(), "UTC");
    return new CalciteConnectionConfigImpl(properties);
  }

  /**
   * Compiles a statement.
   *
   * @throws BitbucketException when it is not valid or not supported, or when the execution is
   *     stopped before it is compiled
   */
  Compiled compile(String sql, String schema, Execution execution) {
    return compile(sql, schema, 0, execution);
  }

  /**
   * Compiles; no more rows than {@code most} will be read of the query, which is explained or not.
   */
  private Compiled compile(String sql, String schema, long most, Execution execution) {
    Optional<CompiledIdentity> identity = CompiledIdentity.of(sql);
    if (identity.isPresent()) {
      return identity.get();
    }
    SqlText text = SqlText.of(sql);
    NameHints hints = new NameHints(catalog, schema, Set.of());
    try {
      SqlNode statement = parse(text, schema);
      StatementNames names = StatementNames.of(statement);
      hints = new NameHints(catalog, schema, names.tables());
      boolean explain = statement instanceof SqlExplain;
      SqlNode query = statement instanceof SqlExplain e ? e.getExplicandum() : statement;
      refuseOthers(query, text);
      FirstRows.Compiler limited = (n, later) -> compile(sql, schema, n, later);
      StatementPlanner planner =
          new StatementPlanner(new PlanningContext(requests, pushdown, names.filtered()));
      Compiled compiled =
          planner.plan(execution, () -> compile(query, schema, planner, most, limited));
      return explain && most == 0 ? compiled.explained() : compiled;
    } catch (RuntimeException | SqlParseException | AssertionError | StackOverflowError e) {
      throw new SqlErrors(text, hints).translate(e);
    }
  }

  private static SqlNode parse(SqlText text, String schema) throws SqlParseException {
    String sql = text.forParser();
    if (sql.isBlank()) {
      throw new BitbucketException(SqlState.SYNTAX_ERROR, "The statement is empty");
    }
    return new StatementRewriter(schema).rewrite(SqlParser.create(sql, PARSER).parseStmt());
  }

  private static void refuseOthers(SqlNode statement, SqlText text) {
    SqlKind kind = statement.getKind();
    if (!SqlKind.QUERY.contains(kind) && !WRITES.contains(kind)) {
      throw text.notSupported();
    }
  }

  private Compiled compile(
      SqlNode statement,
      String schema,
      StatementPlanner planner,
      long most,
      FirstRows.Compiler limited) {
    CalciteCatalogReader reader = reader(List.of(schema));
    SqlValidator validator = validator(reader);
    SqlNode validated = validator.validate(statement);
    planner.checkCancel();
    RelRoot rel =
        converter(validator, reader, cluster(planner)).convertQuery(validated, false, true);
    planner.checkCancel();
    List<ParameterColumn> parameters =
        ResultColumns.parameters(validator.getParameterRowType(validated));
    if (rel.rel instanceof TableModify modify) {
      WriteCompiler.Queries queries = rows -> query(rows, List.of(), parameters, FirstRows.UNKNOWN);
      return new WriteCompiler(modify, parameters, queries).compile(validated);
    }
    RelNode rows = rel.project();
    return query(
        most > 0 ? FirstRows.limited(rows, most) : rows,
        ResultColumns.of(validator, validated),
        parameters,
        FirstRows.of(rows, limited));
  }

  private CompiledQuery query(
      RelNode rows, List<ResultColumn> columns, List<ParameterColumn> parameters, FirstRows first) {
    QueryProgram program = new QueryProgram(pushdown);
    return new CompiledQuery(
        program.optimize(rows), program, columns, parameters, root.plus(), types, requests, first);
  }

  /** Returns the row type of the query of a view. */
  RelDataType rowType(String sql) {
    SqlText text = SqlText.of(sql);
    try {
      SqlNode query = parse(text, Catalog.INFORMATION);
      refuseOthers(query, text);
      SqlValidator validator = validator(reader(List.of(Catalog.INFORMATION)));
      return validator.getValidatedNodeType(validator.validate(query));
    } catch (SqlParseException e) {
      throw new SqlErrors(text, new NameHints(catalog, Catalog.INFORMATION, Set.of())).translate(e);
    }
  }

  private CalciteCatalogReader reader(List<String> schema) {
    return new CalciteCatalogReader(root, schema, types, calciteConfig);
  }

  private SqlValidator validator(CalciteCatalogReader reader) {
    return new StatementValidator(
        operators,
        reader,
        types,
        SqlValidator.Config.DEFAULT
            .withConformance(SqlConformanceEnum.LENIENT)
            .withDefaultNullCollation(NullCollation.HIGH)
            .withIdentifierExpansion(true));
  }

  private RelOptCluster cluster(StatementPlanner planner) {
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types));
    cluster.setMetadataQuerySupplier(
        () ->
            new RelMetadataQuery(
                new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE)));
    return cluster;
  }

  private SqlToRelConverter converter(
      SqlValidator validator, CalciteCatalogReader reader, RelOptCluster cluster) {
    SqlToRelConverter.Config config =
        SqlToRelConverter.config()
            .withTrimUnusedFields(false)
            .withExpand(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE);
    return new SqlToRelConverter(
        (rowType, sql, path, viewPath) -> expand(sql, path, cluster),
        validator,
        reader,
        cluster,
        StandardConvertletTable.INSTANCE,
        config);
  }

  private RelRoot expand(String sql, List<String> path, RelOptCluster cluster) {
    try {
      SqlNode query = parse(SqlText.of(sql), Catalog.INFORMATION);
      CalciteCatalogReader reader = reader(path);
      SqlValidator validator = validator(reader);
      SqlNode validated = validator.validate(query);
      RelRoot rel = converter(validator, reader, cluster).convertQuery(validated, false, true);
      return rel.withRel(rel.project());
    } catch (SqlParseException e) {
      throw new BitbucketException(
          SqlState.SYNTAX_ERROR, "The query of a view does not parse: " + e.getMessage(), e);
    }
  }
}
