package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every method of the JDBC interfaces: nothing but SQLExceptions with a SQLState leave. */
class NoUncheckedExceptionTest {
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
          "isSimpleIdentifier");

  /** Makes an object, and tells how to close it. */
  private interface Maker {
    Object make(Connection connection) throws SQLException;
  }

  private static Connection connect() {
    return new FakeEngine()
        .answer(
            "A",
            List.of(column("A", JDBCType.VARCHAR), column("B", JDBCType.TIMESTAMP)),
            new Object[] {"1", 0L})
        .answer("P", List.of(FakeEngine.parameter(JDBCType.VARCHAR)))
        .slugs("a", "api")
        .connect("Workspace=acme");
  }

  private static Object result(Connection connection) throws SQLException {
    ResultSet result = connection.createStatement().executeQuery("A");
    result.next();
    return result;
  }

  static Stream<Arguments> interfaces() {
    return Stream.of(
        type(Connection.class, c -> c),
        type(Statement.class, Connection::createStatement),
        type(PreparedStatement.class, c -> c.prepareStatement("P")),
        type(CallableStatement.class, c -> c.prepareCall("P")),
        type(ResultSet.class, NoUncheckedExceptionTest::result),
        type(ResultSetMetaData.class, c -> c.prepareStatement("P").getMetaData()),
        type(ParameterMetaData.class, c -> c.prepareStatement("P").getParameterMetaData()),
        type(DatabaseMetaData.class, Connection::getMetaData),
        type(Clob.class, Connection::createClob),
        type(NClob.class, Connection::createNClob),
        type(Blob.class, c -> new BytesBlob(new byte[] {1})),
        type(Array.class, c -> c.createArrayOf("VARCHAR", new Object[] {"a"})));
  }

  private static Arguments type(Class<?> type, Maker maker) {
    return Arguments.of(type, maker);
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(m -> !Modifier.isStatic(m.getModifiers()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("interfaces")
  void openObjectsThrowOnlySqlExceptions(Class<?> type, Maker maker) throws SQLException {
    for (Method method : methods(type)) {
      for (JdbcWalk.Arguments kind : JdbcWalk.Arguments.values()) {
        try (Connection connection = connect()) {
          JdbcWalk.call(maker.make(connection), method, kind);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("interfaces")
  void closedObjectsSayThatTheyAreClosed(Class<?> type, Maker maker) throws SQLException {
    for (Method method : methods(type)) {
      for (JdbcWalk.Arguments kind : JdbcWalk.Arguments.values()) {
        Connection connection = connect();
        Object target = maker.make(connection);
        connection.close();
        SQLException thrown = JdbcWalk.call(target, method, kind);
        if (isClosable(target) && !FINE_WHEN_CLOSED.contains(method.getName())) {
          assertThat((Throwable) thrown).as("%s when closed", method).isNotNull();
          if (kind == JdbcWalk.Arguments.PLAUSIBLE) {
            assertThat(thrown.getSQLState()).as("%s when closed", method).isEqualTo("08003");
          }
        }
      }
    }
  }

  private static boolean isClosable(Object target) {
    return target instanceof Connection
        || target instanceof Statement
        || target instanceof ResultSet;
  }
}
