package io.github.bitbucketjdbc.docs;

import io.github.bitbucketjdbc.catalog.Catalog;
import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.Scope;
import java.util.List;
import java.util.Locale;

/** The page of all procedures. */
final class ProcedurePage {
  private ProcedurePage() {}

  static String of(Catalog catalog) {
    StringBuilder text =
        new StringBuilder(
            """
            # Procedures

            What Bitbucket can do and what is no change of a row. Each gives a result set of one row. These forms mean the same:

            ```text
            CALL api.MergePullRequest(17, 'Launch')
            CALL AllRepositories.MergePullRequest('api', PullRequestId => 17, Message => 'Launch')
            EXEC api.MergePullRequest @PullRequestId = 17, @Message = 'Launch'
            {call api.MergePullRequest(?, ?)}
            ```

            In a repository's own schema, by name or by `Schema`, the `RepositorySlug` is known and left out; elsewhere it is the first
            parameter. A value is a literal or `?`; NULL is the same as leaving it out. `EXPLAIN PLAN FOR CALL …` shows the request without
            sending it. Those marked with a pencil (✎) change something: a read-only connection refuses them, and they are sent again only when
            the first request cannot have left this machine. When it is not known whether one took effect, the error has the SQLState 08007
            and says where to look.

            A `CallableStatement` takes parameters by index or by name. There are no OUT parameters: after `execute`, its getters give the
            columns of the result's first row, by number or name.

            """);
    MarkdownTable list = new MarkdownTable("Procedure", "What it does", "");
    for (ProcedureDef def : catalog.procedures()) {
      String name = def.name();
      list.row(
          "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")",
          def.description(),
          def.changes() ? "✎" : "");
    }
    text.append(list);
    catalog.procedures().forEach(def -> text.append(section(def)));
    return text.toString();
  }

  private static String section(ProcedureDef def) {
    StringBuilder text = new StringBuilder("\n## " + def.name() + "\n\n" + def.description());
    text.append(def.note().isEmpty() ? ".\n" : ". " + def.note() + "\n");
    if (!def.parameters().isEmpty()) {
      text.append('\n').append(parameters(def.parameters()));
    }
    MarkdownTable results = new MarkdownTable("Result", "Type", "Meaning");
    def.results()
        .forEach(r -> results.row("`" + r.name() + "`", r.type().getName(), r.description()));
    text.append('\n').append(results);
    text.append("\n```text\n").append(def.example()).append("\n```\n");
    if (def.scope() == Scope.REPOSITORY) {
      text.append("\nScopes: ").append(MarkdownTable.code(def.scopes())).append('\n');
    }
    return text.toString();
  }

  private static MarkdownTable parameters(List<ProcedureDef.Parameter> parameters) {
    MarkdownTable table = new MarkdownTable("Parameter", "Type", "Given", "Meaning");
    for (ProcedureDef.Parameter p : parameters) {
      String choices = p.choices().isEmpty() ? "" : ": " + MarkdownTable.code(p.choices());
      table.row("`" + p.name() + "`", p.type().getName(), given(p), p.description() + choices);
    }
    return table;
  }

  private static String given(ProcedureDef.Parameter parameter) {
    if (parameter.required()) {
      return "always";
    }
    String usual =
        parameter.usual().equals("{workspace}")
            ? "the connection's"
            : "`" + parameter.usual() + "`";
    return parameter.usual().isEmpty() ? "" : "else " + usual;
  }
}
