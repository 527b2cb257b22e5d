package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bitbucketjdbc.demo.DemoOptions;
import io.github.bitbucketjdbc.hibernate.BitbucketDialect;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
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
          "boot, the dialect found, persist, find, HQL, pages, update, remove, assigned keys");

  private static EntityManagerFactory factory;

  /** An issue, whose id Bitbucket gives. */
  @Entity(name = "Issue")
  @Table(name = "Issues")
  @DynamicInsert
  public static class Issue {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "Id")
    Long id;

    @Column(name = "Title")
    String title;

    @Column(name = "ContentRaw")
    String content;
  }

  /** A comment, which is found by its issue and its own id. */
  @Entity(name = "IssueComment")
  @Table(name = "IssueComments")
  public static class IssueComment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "Id")
    Long id;

    @PartitionKey
    @Column(name = "IssueId", updatable = false)
    Long issue;

    @Column(name = "ContentRaw")
    String content;
  }

  /** A branch, whose name is given. */
  @Entity(name = "Branch")
  @Table(name = "Branches")
  public static class Branch {
    @Id
    @Column(name = "Name")
    String name;

    @Column(name = "TargetCommitHash", updatable = false)
    String commit;
  }

  @BeforeAll
  static void open() {
    String url = demo.url();
    factory =
        new HibernatePersistenceConfiguration("bitbucket")
            .managedClasses(Issue.class, IssueComment.class, Branch.class)
            .jdbcUrl(url)
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
