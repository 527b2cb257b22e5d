package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.auth.TokenSources;
import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.config.DriverConfig;
import io.github.bitbucketjdbc.log.ConnectionLog;
import io.github.bitbucketjdbc.plan.RequestPlanner;
import io.github.bitbucketjdbc.plan.WritePlanner;
import io.github.bitbucketjdbc.procedure.ProcedureRunner;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.query.QueryEngine;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteLog;
import io.github.bitbucketjdbc.write.WriteRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.jdbc.CalciteSchema;

/** The engine of one connection: Calcite plans, the service answers. */
public final class BitbucketEngine implements QueryEngine {
  private static final int CACHED_PLANS = 200;

  /** Has a part of every kind that most queries have. */
  private static final String PRELOADING =
      "SELECT a FROM (VALUES (1, 'x')) AS t (a, b) WHERE b = 'x' ORDER BY a LIMIT 1";

  private final SqlCompiler compiler;
  private final ScanRunner runner;
  private final WriteRunner writes;
  private final BitbucketClient client;
  private final UserViews views;
  private final CallCompiler calls;
  private final Map<List<String>, Compiled> plans =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Compiled> eldest) {
          return size() > CACHED_PLANS;
        }
      };

  private BitbucketEngine(
      SqlCompiler compiler,
      ScanRunner runner,
      WriteRunner writes,
      BitbucketClient client,
      CallCompiler calls,
      UserViews views) {
    this.views = views;
    this.calls = calls;
    this.writes = writes;
    this.compiler = compiler;
    this.runner = runner;
    this.client = client;
  }

  /** Loads what planning needs, by planning a query without tables; nothing is sent. */
  public static void preload() {
    Catalog none = new Catalog(List.of(), List.of());
    CalciteSchema root =
        CalciteSchema.createRootSchema(
            false, false, "", new RootSchema(none, false, Map.of(), Map.of()));
    RequestPlanner requests = new RequestPlanner(none, "", 1);
    new SqlCompiler(none, root, new BitbucketTypeFactory(), requests, true)
        .compile(PRELOADING, Catalog.INFORMATION, Execution.unlimited());
  }

  /** Opens an engine; nothing is sent. */
  public static QueryEngine open(DriverConfig config, Catalog catalog, ConnectionLog log) {
    BitbucketClient client = new BitbucketClient(config, TokenSources.of(config, log), log);
    return open(config, catalog, client, log);
  }

  /** Opens an engine that sends with a client, which it closes. */
  static QueryEngine open(
      DriverConfig config, Catalog catalog, BitbucketClient client, ConnectionLog log) {
    UserViews views = UserViews.of(config.userDefinedViews());
    RequestPlanner requests = new RequestPlanner(catalog, config.workspace(), config.pageSize());
    WriteLog written = new WriteLog();
    CalciteSchema root =
        CalciteSchema.createRootSchema(
            false,
            false,
            "",
            new RootSchema(
                catalog,
                config.includeDeleted(),
                SystemSchema.tables(catalog, config, views, client::sentRequests, written::entries),
                views.tables()));
    SqlCompiler compiler =
        new SqlCompiler(catalog, root, new BitbucketTypeFactory(), requests, config.pushdown());
    views.compileWith(compiler);
    ScanRunner runner = new ScanRunner(requests, client, config.maxConcurrency());
    WriteRunner writes =
        new WriteRunner(
            catalog,
            new WritePlanner(config.workspace()),
            client,
            runner,
            written,
            config.maxWrites());
    ProcedureRunner procedures =
        new ProcedureRunner(
            client, config.workspace(), config.localFiles(), new OAuthSteps(config, log));
    CallCompiler calls = new CallCompiler(catalog, procedures);
    return new BitbucketEngine(compiler, runner, writes, client, calls, views);
  }

  @Override
  public PreparedQuery prepare(String sql, String schema, Execution execution) {
    List<String> key = List.of(schema, sql);
    Compiled known;
    synchronized (plans) {
      known = plans.get(key);
    }
    if (known == null) {
      Optional<PreparedQuery> call = calls.compile(sql, schema);
      if (call.isPresent()) {
        return call.get();
      }
      known = compiler.compile(sql, schema, execution);
      synchronized (plans) {
        plans.put(key, known);
      }
    }
    return known.on(runner, writes);
  }

  @Override
  public List<String> views() {
    return views.names();
  }

  @Override
  public void close() {
    client.close();
  }
}
