package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.BitbucketConnectionPoolDataSource;
import io.github.bitbucketjdbc.BitbucketDataSource;
import io.github.bitbucketjdbc.BitbucketDriver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every method of every JDBC interface, with plausible, missing and absurd arguments, on
 * objects that are open and on objects that are closed in each way in which they can be. Nothing
 * but SQLExceptions may leave; with plausible arguments only those that are listed here.
 */
class JdbcConformanceTest {
  private static final String UNSUPPORTED = "0A000";
  private static final String CONVERSION = "22018";
  private static final String STATE = "HY010";
  private static final String CLOSED = "08003";

  /** What answers, or does nothing, on a closed object, as the Javadoc has it. */
  private static final Set<String> FINE_WHEN_CLOSED =
      Set.of(
          "close",
          "isClosed",
          "isValid",
          "abort",
          "unwrap",
          "isWrapperFor",
          "beginRequest",
          "endRequest",
          "enquoteLiteral",
          "enquoteIdentifier",
          "enquoteNCharLiteral",
          "isSimpleIdentifier",
          "addConnectionEventListener",
          "removeConnectionEventListener",
          "addStatementEventListener",
          "removeStatementEventListener");

  /** An object of an interface, made on a connection. */
  private interface Maker {
    Object make(Connection connection) throws SQLException;
  }

  /** A way to close what was made. */
  private interface Closer {
    void close(Object target) throws Exception;
  }

  /**
   * An interface of JDBC.
   *
   * @param type the interface
   * @param maker makes an object of it
   * @param closer closes it by itself, null where nothing does
   * @param closedState the SQLState that its methods have then
   * @param refused the SQLState of methods with plausible arguments; a name means all overloads
   */
  private record Face(
      Class<?> type,
      Maker maker,
      @Nullable Closer closer,
      String closedState,
      Map<String, String> refused) {
    String expected(Method method) {
      String arguments = signature(method);
      return refused.getOrDefault(arguments, refused.getOrDefault(method.getName(), ""));
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  private static Connection connect() {
    return new FakeEngine()
        .answer(
            "A",
            List.of(column("A", JDBCType.VARCHAR), column("B", JDBCType.TIMESTAMP)),
            new Object[] {"1", 0L},
            new Object[] {"2", 0L})
        .answer("P", List.of(FakeEngine.parameter(JDBCType.VARCHAR)))
        .slugs("a", "api")
        .connect("Workspace=acme");
  }

  private static PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement("P");
    statement.setString(1, "x");
    return statement;
  }

  private static CallableStatement called(Connection connection) throws SQLException {
    CallableStatement statement = connection.prepareCall("P");
    statement.setString(1, "x");
    statement.execute();
    return statement;
  }

  private static ResultSet result(Connection connection) throws SQLException {
    ResultSet result =
        connection
            .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .executeQuery("A");
    result.next();
    return result;
  }

  private static Map<String, String> refused(Object... groups) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < groups.length; i += 2) {
      for (String name : ((String) groups[i + 1]).split(" +")) {
        all.put(name.replace(",", ", "), (String) groups[i]);
      }
    }
    return all;
  }

  static Stream<Face> faces() {
    return Stream.of(
        new Face(Driver.class, c -> new BitbucketDriver(), null, "", refused()),
        new Face(
            DataSource.class,
            c -> new BitbucketDataSource(),
            null,
            "",
            refused(UNSUPPORTED, "createConnectionBuilder createShardingKeyBuilder")),
        new Face(
            ConnectionPoolDataSource.class,
            c -> new BitbucketConnectionPoolDataSource(),
            null,
            "",
            refused(UNSUPPORTED, "createPooledConnectionBuilder createShardingKeyBuilder")),
        new Face(
            PooledConnection.class,
            c -> {
              BitbucketConnection own = (BitbucketConnection) c;
              return new BitbucketPooledConnection(
                  own.config(),
                  io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog.get(),
                  new FakeEngine(),
                  own.url(),
                  () -> {});
            },
            o -> ((PooledConnection) o).close(),
            CLOSED,
            refused()),
        new Face(
            Connection.class,
            c -> c,
            null,
            CLOSED,
            refused(
                UNSUPPORTED,
                "setSavepoint rollback[Savepoint] releaseSavepoint createSQLXML createStruct"
                    + " setShardingKey setShardingKeyIfValid")),
        new Face(
            Statement.class,
            Connection::createStatement,
            o -> ((Statement) o).close(),
            CLOSED,
            refused()),
        new Face(
            PreparedStatement.class,
            JdbcConformanceTest::prepared,
            o -> ((Statement) o).close(),
            CLOSED,
            refused(UNSUPPORTED, REFUSED_SETTERS, STATE, SQL_AGAIN)),
        new Face(
            CallableStatement.class,
            JdbcConformanceTest::called,
            o -> ((Statement) o).close(),
            CLOSED,
            refused(
                UNSUPPORTED,
                REFUSED_SETTERS + " getRef getRowId getSQLXML",
                STATE,
                SQL_AGAIN,
                CONVERSION,
                REFUSED_CONVERSIONS + " getBytes getBlob")),
        new Face(
            ResultSet.class,
            JdbcConformanceTest::result,
            o -> ((ResultSet) o).close(),
            CLOSED,
            refused(UNSUPPORTED, refusedOfResults(), CONVERSION, REFUSED_CONVERSIONS)),
        new Face(ResultSetMetaData.class, c -> result(c).getMetaData(), null, "", refused()),
        new Face(
            ParameterMetaData.class, c -> prepared(c).getParameterMetaData(), null, "", refused()),
        new Face(DatabaseMetaData.class, Connection::getMetaData, null, "", refused()),
        new Face(
            Clob.class,
            c -> clob(c.createClob()),
            o -> ((Clob) o).free(),
            STATE,
            refused("22023", "setString[long,String,int,int]")),
        new Face(
            NClob.class,
            c -> clob(c.createNClob()),
            o -> ((Clob) o).free(),
            STATE,
            refused("22023", "setString[long,String,int,int]")),
        new Face(
            Blob.class,
            JdbcConformanceTest::blob,
            o -> ((Blob) o).free(),
            STATE,
            refused("22023", "setBytes[long,byte[],int,int]")),
        new Face(
            Array.class,
            c -> c.createArrayOf("VARCHAR", new Object[] {"a"}),
            o -> ((Array) o).free(),
            STATE,
            refused()));
  }

  private static final String REFUSED_SETTERS = "setRef setRowId setSQLXML";

  /** The methods with a text of their own, which JDBC forbids on what is prepared. */
  private static final String SQL_AGAIN =
      "execute[String] execute[String,int] execute[String,int[]] execute[String,String[]]"
          + " executeQuery[String] executeUpdate executeLargeUpdate addBatch[String]";

  /** What neither the text 1 nor the number 1 can be. */
  private static final String REFUSED_CONVERSIONS = "getDate getTime getTimestamp getURL getArray";

  private static String refusedOfResults() {
    Stream<String> updates =
        Arrays.stream(ResultSet.class.getMethods())
            .map(Method::getName)
            .filter(name -> name.startsWith("update"));
    Stream<String> others =
        Stream.of(
            "insertRow deleteRow refreshRow cancelRowUpdates moveToInsertRow moveToCurrentRow"
                + " getRef getRowId getSQLXML getCursorName");
    return String.join(" ", Stream.concat(updates, others).toList());
  }

  private static Clob clob(Clob clob) throws SQLException {
    clob.setString(1, "A");
    return clob;
  }

  private static Blob blob(Connection connection) throws SQLException {
    Blob blob = connection.createBlob();
    blob.setBytes(1, new byte[] {65});
    return blob;
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(m -> !Modifier.isStatic(m.getModifiers()))
        .sorted(Comparator.comparing(JdbcConformanceTest::signature))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faces")
  void everyMethodAnswersOrRefusesAsListed(Face face) throws SQLException {
    Map<String, String> wrong = new TreeMap<>();
    for (Method method : methods(face.type())) {
      try (Connection connection = connect()) {
        Object target = face.maker().make(connection);
        String state = JdbcWalk.call(target, method, JdbcWalk.Arguments.PLAUSIBLE);
        if (!state.equals(face.expected(method))) {
          wrong.put(signature(method), state + " and not " + face.expected(method));
        }
      }
    }
    assertThat(wrong).as("SQLStates of %s", face).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faces")
  void wrongArgumentsAreSqlExceptions(Face face) throws SQLException {
    for (Method method : methods(face.type())) {
      for (JdbcWalk.Arguments kind :
          List.of(JdbcWalk.Arguments.NOTHING, JdbcWalk.Arguments.ABSURD)) {
        try (Connection connection = connect()) {
          JdbcWalk.call(face.maker().make(connection), method, kind);
        }
      }
    }
  }

  /** What can be closed, by itself or with the connection that made it. */
  static Stream<Face> closable() {
    Set<Class<?>> never = Set.of(Driver.class, DataSource.class, ConnectionPoolDataSource.class);
    return faces().filter(face -> !never.contains(face.type()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closable")
  void closedObjectsSayThatTheyAreClosed(Face face) throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (Method method : methods(face.type())) {
      for (JdbcWalk.Arguments kind : JdbcWalk.Arguments.values()) {
        if (face.closer() != null) {
          try (Connection connection = connect()) {
            Object target = face.maker().make(connection);
            face.closer().close(target);
            check(face, target, method, kind, wrong, "closed");
          }
        }
        Connection connection = connect();
        Object target = face.maker().make(connection);
        connection.close();
        if (closesWithItsConnection(target, method)) {
          check(face, target, method, kind, wrong, "connection closed");
        } else {
          JdbcWalk.call(target, method, kind);
        }
      }
    }
    assertThat(wrong).as("closed %s", face).isEmpty();
  }

  private static boolean closesWithItsConnection(Object target, Method method) {
    return target instanceof Connection
        || target instanceof Statement
        || target instanceof ResultSet
        || (target instanceof DatabaseMetaData && method.getReturnType() == ResultSet.class);
  }

  private static void check(
      Face face,
      Object target,
      Method method,
      JdbcWalk.Arguments kind,
      Map<String, String> wrong,
      String how) {
    String state = JdbcWalk.call(target, method, kind);
    boolean fine = FINE_WHEN_CLOSED.contains(method.getName()) || method.getName().equals("free");
    String wanted = face.closedState().isEmpty() ? CLOSED : face.closedState();
    // An argument that is wrong anyway may be told before.
    boolean told = kind == JdbcWalk.Arguments.PLAUSIBLE ? state.equals(wanted) : !state.isEmpty();
    if (!fine && !told) {
      wrong.put(signature(method) + " " + kind + ", " + how, state);
    }
  }
}
