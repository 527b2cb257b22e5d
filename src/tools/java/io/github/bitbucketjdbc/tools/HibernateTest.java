package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.hibernate.BitbucketDialect;
import io.github.bitbucketjdbc.tools.HibernateEntities.Branch;
import io.github.bitbucketjdbc.tools.HibernateEntities.Issue;
import io.github.bitbucketjdbc.tools.HibernateEntities.IssueComment;
import io.github.bitbucketjdbc.tools.HibernateEntities.PullRequest;
import io.github.bitbucketjdbc.tools.HibernateEntities.Remark;
import io.github.bitbucketjdbc.tools.HibernateEntities.Wrong;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.StoredProcedureQuery;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hibernate reads and writes through the driver, with the dialect that it finds by itself. */
class HibernateTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story().issueTracker(true));

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "Hibernate",
          SessionFactory.class,
          "boot, the dialect found, `validate`, persist, find, HQL, joins, lazy and fetched lists,"
              + " functions, groups, windows, pages, scrolling, update, remove, assigned"
              + " keys, procedure");

  private static EntityManagerFactory factory;

  private static HibernatePersistenceConfiguration configuration(Class<?>... entities) {
    String url = demo.url();
    return new HibernatePersistenceConfiguration("bitbucket")
        .managedClasses(entities)
        .jdbcUrl(url)
        .schemaToolingAction(Action.VALIDATE);
  }

  @BeforeAll
  static void open() {
    factory =
        configuration(
                Issue.class, IssueComment.class, Branch.class, PullRequest.class, Remark.class)
            .createEntityManagerFactory();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  private static void inTransaction(Consumer<EntityManager> work) {
    factory.unwrap(SessionFactory.class).inTransaction(work::accept);
  }

  @Test
  void theDialectIsFound() {
    assertThat(factory.unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect())
        .isInstanceOf(BitbucketDialect.class);
  }

  @Test
  void anIssueComesAndGoes() {
    Issue issue = new Issue();
    issue.title = "Made by Hibernate";
    issue.content = "One";
    inTransaction(em -> em.persist(issue));
    assertThat(issue.id).isPositive();
    assertThat(demo.sent()).containsExactly("POST /issues");

    demo.server().clearRequests();
    inTransaction(
        em -> {
          Issue found =
              em.createQuery("from Issue i where i.title = :title", Issue.class)
                  .setParameter("title", "Made by Hibernate")
                  .getSingleResult();
          assertThat(found.id).isEqualTo(issue.id);
          found.content = "Two";
        });
    assertThat(demo.sent()).containsExactly("GET /issues", "PUT /issues/" + issue.id);

    demo.server().clearRequests();
    inTransaction(
        em -> {
          Issue found = em.find(Issue.class, issue.id);
          assertThat(found.content).isEqualTo("Two");
          em.remove(found);
        });
    assertThat(demo.sent())
        .containsExactly("GET /issues/" + issue.id, "DELETE /issues/" + issue.id);
    inTransaction(em -> assertThat(em.find(Issue.class, issue.id)).isNull());
  }

  @Test
  void aCommentIsChangedByItsWholeKey() {
    IssueComment comment = new IssueComment();
    comment.issue = 1L;
    comment.content = "One";
    inTransaction(em -> em.persist(comment));
    inTransaction(
        em -> {
          IssueComment found =
              em.createQuery("from IssueComment where issue = 1 and id = :id", IssueComment.class)
                  .setParameter("id", comment.id)
                  .getSingleResult();
          found.content = "Two";
          em.flush();
          em.remove(found);
        });
    String one = " /issues/1/comments/" + comment.id;
    assertThat(demo.sent())
        .containsExactly("POST /issues/1/comments", "GET" + one, "PUT" + one, "DELETE" + one);
  }

  @Test
  void aBranchHasAnAssignedKey() {
    inTransaction(
        em -> {
          Branch branch = new Branch();
          branch.name = "hibernate/one";
          branch.commit = em.find(Branch.class, "main").commit;
          em.persist(branch);
        });
    inTransaction(em -> em.remove(em.find(Branch.class, "hibernate/one")));
    inTransaction(em -> assertThat(em.find(Branch.class, "hibernate/one")).isNull());
  }

  @Test
  void aColumnThatIsNotThereIsFoundAtTheStart() {
    assertThatThrownBy(() -> configuration(Wrong.class).createEntityManagerFactory())
        .hasStackTraceContaining("missing column [Mood]");
  }

  private static <T> List<T> list(String hql, Class<T> type) {
    try (EntityManager em = factory.createEntityManager()) {
      return em.createQuery(hql, type).getResultList();
    }
  }

  @Test
  void rowsAreMapped() throws SQLException {
    assertThat(list("from PullRequest order by id", PullRequest.class))
        .extracting(
            p -> Arrays.asList(p.id, p.title, p.state, p.count, Timestamp.valueOf(p.createdOn)))
        .isEqualTo(
            demo.rows(
                "SELECT Id, Title, State, CommentCount, CreatedOn FROM PullRequests ORDER BY Id"));
  }

  /** HQL, and what Java makes of the same row. */
  private static Map<String, Function<PullRequest, Object>> functions() {
    Map<String, Function<PullRequest, Object>> functions = new LinkedHashMap<>();
    functions.put("upper(p.state)", p -> p.state.toUpperCase(Locale.ROOT));
    functions.put("lower(p.state)", p -> p.state.toLowerCase(Locale.ROOT));
    functions.put("length(p.title)", p -> p.title.length());
    functions.put("substring(p.title, 2, 3)", p -> p.title.substring(1, 4));
    functions.put("left(p.title, 2)", p -> p.title.substring(0, 2));
    functions.put("right(p.state, 2)", p -> p.state.substring(p.state.length() - 2));
    functions.put("concat(p.title, '!', p.state)", p -> p.title + "!" + p.state);
    functions.put("locate('a', p.title)", p -> p.title.indexOf('a') + 1);
    functions.put("trim(p.title)", p -> p.title.strip());
    functions.put("replace(p.title, 'a', 'b')", p -> p.title.replace('a', 'b'));
    functions.put("lpad(p.state, 12, '.')", p -> ".".repeat(12 - p.state.length()) + p.state);
    functions.put("coalesce(p.summary, '-')", p -> p.summary == null ? "-" : p.summary);
    functions.put("nullif(p.state, 'OPEN')", p -> p.state.equals("OPEN") ? null : p.state);
    functions.put("case when p.id > 9 then 'b' else 's' end", p -> p.id > 9 ? "b" : "s");
    functions.put("cast(p.id as String)", p -> p.id.toString());
    functions.put("abs(p.id - 20)", p -> Math.abs(p.id - 20));
    functions.put("mod(p.id, 7)", p -> (int) (p.id % 7));
    functions.put("floor(p.id / 7.0)", p -> Math.floor(p.id / 7.0));
    functions.put("trunc(p.id * 1.5)", p -> Math.floor(p.id * 1.5));
    functions.put("greatest(p.id, 20L)", p -> Math.max(p.id, 20));
    functions.put("year(p.createdOn)", p -> p.createdOn.getYear());
    functions.put("hour(p.createdOn)", p -> p.createdOn.getHour());
    functions.put(
        "extract(day of week from p.createdOn)",
        p -> p.createdOn.getDayOfWeek().getValue() % 7 + 1);
    functions.put("extract(day of year from p.createdOn)", p -> p.createdOn.getDayOfYear());
    functions.put("p.createdOn + 1 day", p -> p.createdOn.plusDays(1));
    functions.put("trunc(p.createdOn, hour)", p -> p.createdOn.truncatedTo(ChronoUnit.HOURS));
    functions.put(
        "trunc(p.createdOn, month)",
        p -> p.createdOn.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS));
    functions.put("format(p.createdOn as 'yyyy-MM-dd')", p -> p.createdOn.toLocalDate().toString());
    functions.put("cast(p.createdOn as LocalDate)", p -> p.createdOn.toLocalDate());
    return functions;
  }

  @Test
  void functionsAnswerWhatJavaDoes() {
    Map<String, Function<PullRequest, Object>> functions = functions();
    String columns = String.join(", ", functions.keySet());
    List<Object[]> rows =
        list("select p, " + columns + " from PullRequest p order by p.id", Object[].class);
    assertThat(demo.sent()).hasSizeLessThanOrEqualTo(2);
    assertThat(rows).hasSizeGreaterThan(50);
    for (Object[] row : rows) {
      int i = 1;
      for (Map.Entry<String, Function<PullRequest, Object>> function : functions.entrySet()) {
        assertThat(row[i++])
            .as(function.getKey())
            .isEqualTo(function.getValue().apply((PullRequest) row[0]));
      }
    }
  }

  @Test
  void groupsAndSubqueries() throws SQLException {
    assertThat(
            list(
                "select state, count(*), max(id) from PullRequest group by state"
                    + " having count(*) > 5 order by count(*) desc",
                Object[].class))
        .extracting(Arrays::asList)
        .isEqualTo(
            demo.rows(
                "SELECT State, COUNT(*), MAX(Id) FROM PullRequests GROUP BY State"
                    + " HAVING COUNT(*) > 5 ORDER BY 2 DESC"));
    assertThat(
            list(
                "select p.id from PullRequest p where p.state = 'OPEN' and p.id in"
                    + " (select max(q.id) from PullRequest q group by q.state)",
                Long.class))
        .containsExactly(
            (Long)
                demo.rows("SELECT MAX(Id) FROM PullRequests WHERE State = 'OPEN'").get(0).get(0));
    assertThat(
            list(
                "select row_number() over (partition by state order by id) from PullRequest"
                    + " where state = 'OPEN' order by id",
                Long.class))
        .startsWith(1L, 2L, 3L);
  }

  @Test
  void aJoinAsksForTheRowsItNeeds() throws SQLException {
    List<Object[]> rows =
        list(
            "select p.title, r.id from PullRequest p join p.remarks r where p.id = 5 order by r.id",
            Object[].class);
    assertThat(demo.sent())
        .containsExactlyInAnyOrder("GET /pullrequests", "GET /pullrequests/5/comments");
    List<List<Object>> comments =
        demo.rows("SELECT Id FROM PullRequestComments WHERE PullRequestId = 5 ORDER BY Id");
    assertThat(rows).extracting(row -> List.of(row[1])).isEqualTo(comments);
  }

  @Test
  void aListIsReadWhenItIsLookedAt() {
    try (EntityManager em = factory.createEntityManager()) {
      PullRequest found = em.find(PullRequest.class, 5L);
      assertThat(demo.sent()).containsExactly("GET /pullrequests");
      assertThat(found.remarks)
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.pullRequest).isSameAs(found));
      assertThat(demo.sent()).containsExactly("GET /pullrequests", "GET /pullrequests/5/comments");
    }
  }

  @Test
  void listsAreFetchedWithTheirOwners() {
    List<PullRequest> found =
        list(
            "select p from PullRequest p left join fetch p.remarks where p.id in (5, 8)",
            PullRequest.class);
    List<String> sent = demo.sent();
    assertThat(sent)
        .containsExactlyInAnyOrder(
            "GET /pullrequests", "GET /pullrequests/5/comments", "GET /pullrequests/8/comments");
    assertThat(found).hasSize(2).allSatisfy(p -> assertThat(p.remarks).isNotEmpty());
    assertThat(demo.sent()).isEqualTo(sent);
  }

  @Test
  void rowsAreScrolledForwards() {
    try (Session session = factory.unwrap(SessionFactory.class).openSession();
        ScrollableResults<PullRequest> rows =
            session
                .createQuery("from PullRequest order by id", PullRequest.class)
                .scroll(ScrollMode.FORWARD_ONLY)) {
      List<Long> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.get().id);
      }
      assertThat(ids).isEqualTo(list("select id from PullRequest order by id", Long.class));
    }
  }

  @Test
  void rowsAreScrolledBothWays() {
    List<Long> ids = list("select id from PullRequest order by id", Long.class);
    try (Session session = factory.unwrap(SessionFactory.class).openSession();
        ScrollableResults<Long> rows =
            session.createQuery("select id from PullRequest order by id", Long.class).scroll()) {
      assertThat(rows.last()).isTrue();
      assertThat(rows.get()).isEqualTo(ids.get(ids.size() - 1));
      assertThat(rows.previous()).isTrue();
      assertThat(rows.get()).isEqualTo(ids.get(ids.size() - 2));
      assertThat(rows.first()).isTrue();
      assertThat(rows.get()).isEqualTo(ids.get(0));
    }
  }

  @Test
  void anUpdateInHqlIsOneRequest() {
    inTransaction(
        em ->
            assertThat(
                    em.createQuery("update Issue set content = 'HQL' where id = 1").executeUpdate())
                .isOne());
    assertThat(demo.sent()).containsExactly("PUT /issues/1");
  }

  @Test
  void aProcedureIsCalled() throws SQLException {
    try (EntityManager em = factory.createEntityManager()) {
      StoredProcedureQuery call =
          em.createStoredProcedureQuery("api.GetFileContent")
              .registerStoredProcedureParameter(1, String.class, ParameterMode.IN)
              .setParameter(1, "README.md");
      List<?> rows = call.getResultList();
      assertThat(rows)
          .singleElement()
          .isEqualTo(demo.rows("CALL api.GetFileContent('README.md')").get(0).toArray());
    }
  }

  @Test
  void aQueryIsPaged() {
    inTransaction(
        em -> {
          List<Issue> first = page(em, 0);
          List<Issue> second = page(em, 3);
          assertThat(first).hasSize(3).extracting(i -> i.id).isSorted();
          assertThat(second).hasSize(3).extracting(i -> i.id).isSorted();
          assertThat(second.get(0).id).isGreaterThan(first.get(2).id);
        });
  }

  private static List<Issue> page(EntityManager em, int from) {
    return em.createQuery("from Issue where length(title) > 0 order by id", Issue.class)
        .setFirstResult(from)
        .setMaxResults(3)
        .getResultList();
  }
}
