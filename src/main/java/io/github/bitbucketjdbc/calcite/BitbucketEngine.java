package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.auth.TokenSources;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.ParameterColumn;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.query.ResultColumn;
import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.scan.ScanRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.jspecify.annotations.Nullable;

/** The engine of one connection: Calcite plans, the service answers. */
public final class BitbucketEngine implements QueryEngine {
  private static final int CACHED_PLANS = 200;

  private final SqlCompiler compiler;
  private final ScanRunner runner;
  private final BitbucketClient client;
  private final UserViews views;
  private final Map<List<String>, CompiledQuery> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, CompiledQuery> eldest) {
          return size() > CACHED_PLANS;
        }
      };

  private BitbucketEngine(
      SqlCompiler compiler, ScanRunner runner, BitbucketClient client, UserViews views) {
    this.views = views;
    this.compiler = compiler;
    this.runner = runner;
    this.client = client;
  }

  /** Opens an engine; nothing is sent. */
  public static QueryEngine open(DriverConfig config, Catalog catalog, ConnectionLog log) {
    UserViews views = UserViews.of(config.userDefinedViews());
    BitbucketClient client = new BitbucketClient(config, TokenSources.of(config), log);
    RequestPlanner requests = new RequestPlanner(catalog, config.workspace(), config.pageSize());
    CalciteSchema root =
        CalciteSchema.createRootSchema(
            false,
            false,
            "",
            new RootSchema(
                catalog,
                config.includeDeleted(),
                SystemSchema.tables(catalog, config, views.names(), client::sentRequests),
                views.tables()));
    SqlCompiler compiler =
        new SqlCompiler(catalog, root, new BitbucketTypeFactory(), requests, config.pushdown());
    views.compileWith(compiler);
    ScanRunner runner = new ScanRunner(requests, client, config.maxConcurrency());
    return new BitbucketEngine(compiler, runner, client, views);
  }

  @Override
  public PreparedQuery prepare(String sql, String schema) {
    List<String> key = List.of(schema, sql);
    CompiledQuery known;
    synchronized (plans) {
      known = plans.get(key);
    }
    if (known == null) {
      known = compiler.compile(sql, schema);
      synchronized (plans) {
        plans.put(key, known);
      }
    }
    return new Prepared(known, runner);
  }

  @Override
  public List<String> views() {
    return views.names();
  }

  @Override
  public void close() {
    client.close();
  }

  /** A compiled query with what it runs on. */
  private record Prepared(CompiledQuery query, ScanRunner runner) implements PreparedQuery {
    @Override
    public List<ResultColumn> columns() {
      return query.columns();
    }

    @Override
    public List<ParameterColumn> parameters() {
      return query.parameters();
    }

    @Override
    public RowCursor execute(List<@Nullable Object> parameters, Execution execution) {
      return query.open(runner, execution, parameters);
    }
  }
}
