package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.StatementType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MyBatis maps, pages, streams, batches and calls, through its own pool. */
class MyBatisTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "MyBatis",
              SqlSession.class,
              "PooledDataSource, mapping, a join, `foreach`, RowBounds, cursor, inserts with their"
                  + " keys, batch, procedure")
          .but("a rollback takes nothing back");

  private static PooledDataSource source;
  private static SqlSessionFactory factory;

  /** A pull request, made from columns of the same names. */
  public record PullRequest(Long id, String title, Boolean draft, LocalDateTime createdOn) {}

  /** A comment to write; MyBatis puts the id in. */
  public static class Comment {
    Long id;
    final long pullRequest;
    final String text;

    Comment(long pullRequest, String text) {
      this.pullRequest = pullRequest;
      this.text = text;
    }
  }

  /** What the program asks. */
  public interface PullRequests {
    @Select("SELECT Id, Title, Draft, CreatedOn FROM PullRequests WHERE Id = #{id}")
    PullRequest find(long id);

    @Select(
        """
        <script>
        SELECT Id, Title, Draft, CreatedOn FROM PullRequests
        WHERE CreatedOn >= #{since}
        <if test="states != null">
          AND State IN
          <foreach item="s" collection="states" open="(" separator="," close=")">#{s}</foreach>
        </if>
        ORDER BY Id
        </script>
        """)
    List<PullRequest> since(
        @Param("since") LocalDateTime since, @Param("states") List<String> states);

    @Select("SELECT Id, Title, Draft, CreatedOn FROM PullRequests ORDER BY Id")
    List<PullRequest> all(RowBounds page);

    @Select(
        """
        SELECT p.Title, COUNT(*) AS Comments FROM PullRequests p
        JOIN PullRequestComments c ON c.PullRequestId = p.Id
        WHERE p.Id = #{id} GROUP BY p.Title
        """)
    Map<String, Object> comments(long id);

    @Select("SELECT Hash FROM Commits")
    @Options(fetchSize = 50)
    Cursor<String> hashes();

    @Insert(
        "INSERT INTO PullRequestComments (PullRequestId, ContentRaw) VALUES (#{pullRequest}, #{text})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "Id")
    int insert(Comment comment);

    @Select(
        "SELECT ContentRaw FROM PullRequestComments WHERE PullRequestId = #{pullRequest} AND Id = #{id}")
    String text(Comment comment);

    @Delete("DELETE FROM PullRequestComments WHERE PullRequestId = #{pullRequest} AND Id = #{id}")
    int delete(Comment comment);

    @Update("UPDATE PullRequests SET Title = #{title} WHERE Id = #{id}")
    int rename(@Param("id") long id, @Param("title") String title);

    @Select("{call api.GetFileContent(#{path})}")
    @Options(statementType = StatementType.CALLABLE)
    Map<String, Object> file(String path);
  }

  @BeforeAll
  static void open() {
    String url = demo.url();
    source = new PooledDataSource("io.github.bitbucketjdbc.BitbucketDriver", url, null, null);
    Configuration configuration =
        new Configuration(new Environment("bitbucket", new JdbcTransactionFactory(), source));
    configuration.addMapper(PullRequests.class);
    factory = new SqlSessionFactoryBuilder().build(configuration);
  }

  @AfterAll
  static void close() {
    source.forceCloseAll();
  }

  private static List<PullRequest> plain(String rest) throws SQLException {
    return demo.rows("SELECT Id, Title, Draft, CreatedOn FROM PullRequests " + rest).stream()
        .map(
            row ->
                new PullRequest(
                    (Long) row.get(0),
                    (String) row.get(1),
                    (Boolean) row.get(2),
                    ((Timestamp) row.get(3)).toLocalDateTime()))
        .toList();
  }

  @Test
  void oneRowIsMapped() throws SQLException {
    try (SqlSession session = factory.openSession()) {
      PullRequests pullRequests = session.getMapper(PullRequests.class);
      assertThat(List.of(pullRequests.find(5))).isEqualTo(plain("WHERE Id = 5"));
      assertThat(pullRequests.find(99999)).isNull();
    }
  }

  @Test
  void aListOfValuesGoesIntoOneRequest() throws SQLException {
    LocalDateTime march = LocalDateTime.of(2026, 3, 1, 0, 0);
    try (SqlSession session = factory.openSession()) {
      PullRequests pullRequests = session.getMapper(PullRequests.class);
      List<PullRequest> some = pullRequests.since(march, List.of("OPEN", "DECLINED"));
      assertThat(demo.sent()).containsExactly("GET /pullrequests");
      String since = "WHERE CreatedOn >= TIMESTAMP '2026-03-01 00:00:00'";
      assertThat(some)
          .isNotEmpty()
          .isEqualTo(plain(since + " AND State IN ('OPEN', 'DECLINED') ORDER BY Id"));
      assertThat(pullRequests.since(march, null))
          .hasSizeGreaterThan(some.size())
          .isEqualTo(plain(since + " ORDER BY Id"));
    }
  }

  @Test
  void rowBoundsChooseAPage() throws SQLException {
    try (SqlSession session = factory.openSession()) {
      assertThat(session.getMapper(PullRequests.class).all(new RowBounds(10, 5)))
          .hasSize(5)
          .isEqualTo(plain("ORDER BY Id LIMIT 5 OFFSET 10"));
    }
  }

  @Test
  void aJoinIsMapped() throws SQLException {
    try (SqlSession session = factory.openSession()) {
      Map<String, Object> found = session.getMapper(PullRequests.class).comments(5);
      assertThat(found)
          .containsOnlyKeys("Title", "Comments")
          .containsEntry("Title", plain("WHERE Id = 5").get(0).title())
          .containsEntry(
              "Comments",
              demo.rows("SELECT COUNT(*) FROM PullRequestComments WHERE PullRequestId = 5")
                  .get(0)
                  .get(0));
    }
  }

  @Test
  void aCursorReadsOnlyWhatIsNeeded() throws Exception {
    List<String> first = new ArrayList<>();
    try (SqlSession session = factory.openSession();
        Cursor<String> hashes = session.getMapper(PullRequests.class).hashes()) {
      for (String hash : hashes) {
        first.add(hash);
        if (first.size() == 5) {
          break;
        }
      }
      assertThat(hashes.isOpen()).isTrue();
    }
    assertThat(demo.sent()).hasSizeLessThanOrEqualTo(2);
    assertThat(first)
        .isEqualTo(
            demo.rows("SELECT Hash FROM Commits LIMIT 5").stream().map(r -> r.get(0)).toList());
  }

  @Test
  void aCommentComesAndGoes() {
    Comment comment = new Comment(8, "Made by MyBatis");
    try (SqlSession session = factory.openSession()) {
      PullRequests pullRequests = session.getMapper(PullRequests.class);
      assertThat(pullRequests.insert(comment)).isOne();
      session.commit();
      assertThat(comment.id).isPositive();
      assertThat(pullRequests.text(comment)).isEqualTo("Made by MyBatis");
      assertThat(pullRequests.delete(comment)).isOne();
      session.commit();
    }
    String one = "/pullrequests/8/comments/" + comment.id;
    assertThat(demo.sent())
        .startsWith("POST /pullrequests/8/comments")
        .endsWith("DELETE " + one)
        .hasSize(3);
  }

  @Test
  void aBatchTellsItsKeys() {
    List<Comment> comments = List.of(new Comment(5, "a"), new Comment(8, "b"), new Comment(5, "c"));
    try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
      PullRequests pullRequests = session.getMapper(PullRequests.class);
      comments.forEach(pullRequests::insert);
      assertThat(demo.sent()).isEmpty();
      List<BatchResult> results = session.flushStatements();
      assertThat(results).hasSize(1);
      assertThat(results.get(0).getUpdateCounts()).containsExactly(1, 1, 1);
      assertThat(demo.sent())
          .containsExactly(
              "POST /pullrequests/5/comments",
              "POST /pullrequests/8/comments",
              "POST /pullrequests/5/comments");
      assertThat(comments).extracting(c -> c.id).doesNotContainNull().doesNotHaveDuplicates();
      assertThat(comments).allSatisfy(c -> assertThat(pullRequests.text(c)).isEqualTo(c.text));
    }
  }

  /** Bitbucket has no transactions: what was written stays. */
  @Test
  void aRollbackTakesNothingBack() {
    try (SqlSession session = factory.openSession()) {
      assertThat(session.getMapper(PullRequests.class).rename(29, "Stays")).isOne();
      session.rollback();
    }
    try (SqlSession session = factory.openSession()) {
      assertThat(session.getMapper(PullRequests.class).find(29).title()).isEqualTo("Stays");
    }
  }

  @Test
  void aProcedureIsCalled() throws SQLException {
    try (SqlSession session = factory.openSession()) {
      Map<String, Object> file = session.getMapper(PullRequests.class).file("README.md");
      assertThat(demo.sent()).hasSize(1);
      assertThat(file.get("Content"))
          .isEqualTo(demo.rows("CALL api.GetFileContent('README.md')").get(0).get(0));
    }
  }

  @Test
  void thePoolLendsTheSameConnectionAgain() throws SQLException {
    for (int i = 0; i < 3; i++) {
      try (SqlSession session = factory.openSession()) {
        session.getMapper(PullRequests.class).find(5);
      }
    }
    assertThat(source.getPoolState().getIdleConnectionCount()).isOne();
    assertThat(source.getPoolState().getActiveConnectionCount()).isZero();
  }

  @Test
  void anErrorKeepsItsWords() {
    try (SqlSession session = factory.openSession()) {
      PullRequests pullRequests = session.getMapper(PullRequests.class);
      assertThatThrownBy(() -> pullRequests.insert(new Comment(99999, "nowhere")))
          .isInstanceOf(PersistenceException.class)
          .cause()
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasMessageEndingWith("Pull request 99999 not found");
    }
  }
}
