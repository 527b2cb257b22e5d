package io.github.bitbucketjdbc.jdbc;

import static io.github.bitbucketjdbc.jdbc.FakeEngine.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Result sets that scroll, compared with what the Javadoc of {@link ResultSet} says of places. */
class ScrollTest {
  private static final int ROWS = 4;
  private static final int MOVES = 3000;

  private final FakeEngine engine =
      new FakeEngine()
          .answer("Q", List.of(column("A", JDBCType.INTEGER)), rows(ROWS))
          .answer("FAIL LATER", List.of(column("A", JDBCType.INTEGER)), rows(ROWS))
          .answer("NONE", List.of(column("A", JDBCType.INTEGER)));

  private static Object[][] rows(int count) {
    Object[][] rows = new Object[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new Object[] {10 * (i + 1)};
    }
    return rows;
  }

  private Statement statement() throws SQLException {
    return engine
        .connect("")
        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
  }

  private static void assertAt(ResultSet result, int place, int count) throws SQLException {
    boolean on = place >= 1 && place <= count;
    assertThat(result.getRow()).isEqualTo(on ? place : 0);
    assertThat(result.isBeforeFirst()).isEqualTo(count > 0 && place == 0);
    assertThat(result.isAfterLast()).isEqualTo(count > 0 && place == count + 1);
    assertThat(result.isFirst()).isEqualTo(on && place == 1);
    assertThat(result.isLast()).isEqualTo(on && place == count);
    if (on) {
      assertThat(result.getInt(1)).isEqualTo(10 * place);
    } else {
      assertThatThrownBy(() -> result.getInt(1))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("24000"));
    }
  }

  /** One move of the model: where it leads from a place, when there are {@code count} rows. */
  private static int step(ResultSet result, int move, int argument, int place, int count)
      throws SQLException {
    int wanted;
    boolean answer;
    switch (move) {
      case 0 -> {
        wanted = place + 1;
        answer = result.next();
      }
      case 1 -> {
        wanted = place - 1;
        answer = result.previous();
      }
      case 2 -> {
        wanted = argument >= 0 ? argument : count + 1 + argument;
        answer = result.absolute(argument);
      }
      case 3 -> {
        wanted = place + argument;
        answer = result.relative(argument);
      }
      case 4 -> {
        wanted = 1;
        answer = result.first();
      }
      case 5 -> {
        wanted = count;
        answer = result.last();
      }
      case 6 -> {
        result.beforeFirst();
        return 0;
      }
      default -> {
        result.afterLast();
        return count + 1;
      }
    }
    int reached = Math.max(0, Math.min(count + 1, wanted));
    assertThat(answer).isEqualTo(reached >= 1 && reached <= count);
    return reached;
  }

  @Test
  void everyWalkEndsWhereTheJavadocSays() throws SQLException {
    Random random = new Random(20261122);
    for (String sql : List.of("Q", "NONE")) {
      int count = sql.equals("Q") ? ROWS : 0;
      ResultSet result = statement().executeQuery(sql);
      int place = 0;
      for (int i = 0; i < MOVES; i++) {
        if (i % 50 == 0) {
          result = statement().executeQuery(sql);
          place = 0;
        }
        place = step(result, random.nextInt(8), random.nextInt(13) - 6, place, count);
        assertAt(result, place, count);
      }
    }
  }

  @Test
  void readsNoFurtherThanItMust() throws SQLException {
    ResultSet result = statement().executeQuery("Q");
    assertThat(result.absolute(2)).isTrue();
    assertThat(engine.executions.get(0).rows()).isEqualTo(2);
    assertThat(result.first()).isTrue();
    assertThat(result.next()).isTrue();
    assertThat(engine.executions.get(0).rows()).isEqualTo(2);
    assertThat(result.isLast()).isFalse();
    assertThat(engine.executions.get(0).rows()).isEqualTo(3);
    result.afterLast();
    assertThat(engine.openCursors).isZero();
    assertThat(result.previous()).isTrue();
    assertThat(result.getInt(1)).isEqualTo(10 * ROWS);
  }

  @Test
  void limitsHoldWhileScrolling() throws SQLException {
    Statement statement = statement();
    statement.setMaxRows(2);
    ResultSet result = statement.executeQuery("Q");
    assertThat(result.last()).isTrue();
    assertThat(result.getRow()).isEqualTo(2);
  }

  @Test
  void failureIsNeverAnEnd() throws SQLException {
    ResultSet result = statement().executeQuery("FAIL LATER");
    assertThat(result.next()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(result::last)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("08006"));
      assertAt(result);
    }
  }

  private static void assertAt(ResultSet result) throws SQLException {
    assertThat(result.getRow()).isEqualTo(1);
    assertThat(result.getInt(1)).isEqualTo(10);
  }

  @Test
  void takesHintsAboutFetching() throws SQLException {
    Statement statement = statement();
    statement.setFetchSize(7);
    statement.setFetchDirection(ResultSet.FETCH_REVERSE);
    ResultSet result = statement.executeQuery("Q");
    assertThat(result.getFetchSize()).isEqualTo(7);
    assertThat(result.getFetchDirection()).isEqualTo(ResultSet.FETCH_REVERSE);
    result.setFetchDirection(ResultSet.FETCH_UNKNOWN);
    assertThatThrownBy(() -> result.setFetchDirection(1)).isInstanceOf(SQLException.class);

    Statement forward = engine.connect("").createStatement();
    forward.setFetchDirection(ResultSet.FETCH_REVERSE);
    assertThat(forward.executeQuery("Q").getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
  }

  @Test
  void forwardOnlyRefusesToScroll() throws SQLException {
    ResultSet result = engine.connect("").createStatement().executeQuery("Q");
    assertThat(result.next()).isTrue();
    for (Move move :
        List.<Move>of(
            ResultSet::first,
            ResultSet::last,
            ResultSet::previous,
            ResultSet::beforeFirst,
            ResultSet::afterLast,
            r -> r.absolute(1),
            r -> r.absolute(-1),
            r -> r.relative(1))) {
      assertThatThrownBy(() -> move.by(result))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("TYPE_FORWARD_ONLY");
    }
    assertThatThrownBy(() -> result.setFetchDirection(ResultSet.FETCH_REVERSE))
        .isInstanceOf(SQLException.class);
    assertThat(result.getInt(1)).isEqualTo(10);
  }

  /** A move that a result set may refuse. */
  private interface Move {
    void by(ResultSet result) throws SQLException;
  }

  @Test
  void preparedStatementsAndCallsScroll() throws SQLException {
    try (ResultSet result =
        engine
            .connect("")
            .prepareStatement("Q", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .executeQuery()) {
      assertThat(result.last()).isTrue();
    }
    try (ResultSet result =
        engine
            .connect("")
            .prepareCall("Q", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .executeQuery()) {
      assertThat(result.absolute(-ROWS)).isTrue();
      assertThat(result.getInt(1)).isEqualTo(10);
    }
  }
}
