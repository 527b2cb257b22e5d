package io.github.bitbucketjdbc.docs;

import io.github.bitbucketjdbc.jdbc.ConversionTable;
import io.github.bitbucketjdbc.jdbc.RequiredConversions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of JDBC there is, with the conversions of the getters from the table that a test holds. */
final class JdbcPage {
  private static final String TEXT =
      """
      # JDBC

      The driver implements JDBC 4.3. `JdbcConformanceTest` calls every method of every interface, open and closed, with good and bad
      arguments: each answers, or throws an `SQLException` with a SQLState and a message.

      ## Entry points

      | Class | For |
      | --- | --- |
      | `io.github.bitbucketjdbc.BitbucketDriver` | `DriverManager` and tools; found by itself |
      | `io.github.bitbucketjdbc.BitbucketDataSource` | frameworks and pools; every [property](properties.md) is a bean property |
      | `io.github.bitbucketjdbc.BitbucketConnectionPoolDataSource` | pools of application servers |
      | `io.github.bitbucketjdbc.BitbucketDataSourceFactory` | JNDI: the `factory` of a resource |

      A JNDI reference or a serialized data source holds no secrets. Set them again, or give them to `getConnection(user, password)`;
      without them opening a connection fails. The configuration of a container may name secrets.

      A pooled connection keeps the HTTP connections and lends them to one `Connection` after the other, each with fresh settings. Its
      listeners hear of an error only when the credentials were refused: after any other the connection is as good as before.

      ## What is different from a database

      | JDBC | Here |
      | --- | --- |
      | Transactions | There are none. `commit` and `rollback` may be called; a rollback after a write warns. Savepoints are refused. |
      | Result sets | `TYPE_FORWARD_ONLY`, or `TYPE_SCROLL_INSENSITIVE`, which keeps its rows in memory. `TYPE_SCROLL_SENSITIVE` and `CONCUR_UPDATABLE` give the next best with an `SQLWarning` on the connection. |
      | Holdability | Result sets stay open over a commit. |
      | Catalogs | There are none: `getCatalogs` is empty, and only null or an empty text matches. |
      | Metadata patterns | `%`, `_` and `\\` as escape, without regard to case. |
      | `isValid` | Whether the connection is open. Asking Bitbucket would cost a request. |
      | `cancel`, `setQueryTimeout`, `close`, `abort` | Stop a statement wherever it is: planning, waiting, reading or working on rows. A query of hundreds of parts is stopped at the next step of its planning. |
      | `setNetworkTimeout` | Bounds each request. |
      | `setFetchSize` | A hint that is kept; `Pagesize` decides. |
      | `setMaxRows` | Costs what `LIMIT` costs. Cuts silently, as JDBC wants it; the property `MaxRows` warns. Writes are not limited. |
      | `setMaxFieldSize` | Cuts silently, as JDBC wants it. |
      | Generated keys | The key of each inserted row, or the columns asked for. |
      | `CallableStatement` | Parameters by index or name; outputs are the columns of the first row of the result. |
      | `Clob`, `NClob`, `Blob`, `Array` | Held in memory, readable and writable until freed. |
      | `Ref`, `RowId`, `SQLXML`, `Struct`, sharding, XA | Refused with SQLState `0A000`. |
      | Row sets | Those of `javax.sql.rowset` work: cached, JDBC, web, filtered and joined. |

      A `TIMESTAMP` is an instant. Its day, clock and text are those of UTC, whatever the zone of the program; `getTimestamp` ignores its
      `Calendar`. `DATE` and `TIME` have no zone: `getDate` and `getTime` show the same day and clock everywhere.

      A getter drops the fraction of a number and refuses one that does not fit (`22003`). A setter refuses a fraction where the parameter
      is a whole number (`22018`).

      ## Conversions

      ● JDBC lists it, ○ it works besides. Texts convert when they can be read so. Each cell is tested with a value.

      """;

  private JdbcPage() {}

  static String text() {
    try {
      return TEXT + table(ConversionTable.read(ConversionTable.GETTERS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(ConversionTable conversions) {
    Set<String> types = new LinkedHashSet<>();
    conversions.columns().forEach(column -> types.add(ConversionTable.type(column)));
    List<String> rows = conversions.rows().keySet().stream().filter(JdbcPage::isShown).toList();
    Map<List<String>, List<String>> columns = new LinkedHashMap<>();
    for (String type : types) {
      List<String> marks = rows.stream().map(row -> mark(conversions, row, type)).toList();
      columns.computeIfAbsent(marks, m -> new ArrayList<>()).add(type.replace('_', ' '));
    }
    StringBuilder page = new StringBuilder("| |");
    columns
        .values()
        .forEach(names -> page.append(' ').append(String.join(", ", names)).append(" |"));
    page.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      page.append("| ").append(named(rows.get(i))).append(" |");
      for (List<String> marks : columns.keySet()) {
        page.append(' ').append(marks.get(i)).append(" |");
      }
      page.append('\n');
    }
    return page.toString();
  }

  /** Leaves out what never works, and classes that have a getter of their own. */
  private static boolean isShown(String row) {
    boolean never = List.of("getRef", "getRowId", "getSQLXML").contains(row);
    boolean hasGetter =
        row.matches(
            "getObject (String|Boolean|Byte|Short|Integer|Long|Float|Double|BigDecimal|byte\\[]"
                + "|Date|Time|Timestamp|URL|N?Clob|Blob|Array)");
    return !never && !hasGetter;
  }

  private static String named(String row) {
    String[] parts = row.split(" ");
    return parts.length == 1 ? "`" + row + "`" : "`getObject(…, " + parts[1] + ".class)`";
  }

  private static String mark(ConversionTable conversions, String row, String type) {
    if (!conversions.converts(row, type)) {
      return "";
    }
    return RequiredConversions.GETTERS.getOrDefault(row, List.of()).contains(type) ? "●" : "○";
  }
}
