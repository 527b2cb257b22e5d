package io.github.bitbucketjdbc.tools;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;

/** Tables as entities of Hibernate. */
final class HibernateEntities {
  private HibernateEntities() {}

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

  /** A pull request, with its comments. */
  @Entity(name = "PullRequest")
  @Table(name = "PullRequests")
  @Immutable
  public static class PullRequest {
    @Id
    @Column(name = "Id")
    Long id;

    @Column(name = "Title")
    String title;

    @Column(name = "State")
    String state;

    @Column(name = "SummaryRaw")
    String summary;

    @Column(name = "CommentCount")
    Integer count;

    @Column(name = "CreatedOn")
    LocalDateTime createdOn;

    @Column(name = "UpdatedOn")
    Instant updatedOn;

    @OneToMany(mappedBy = "pullRequest")
    List<Remark> remarks;
  }

  /** A comment on a pull request. */
  @Entity(name = "Remark")
  @Table(name = "PullRequestComments")
  @Immutable
  public static class Remark {
    @Id
    @Column(name = "Id")
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "PullRequestId")
    PullRequest pullRequest;

    @Column(name = "ContentRaw")
    String content;
  }

  /** What the table does not have. */
  @Entity(name = "Wrong")
  @Table(name = "PullRequests")
  public static class Wrong {
    @Id
    @Column(name = "Id")
    Long id;

    @Column(name = "Mood")
    String mood;
  }
}
