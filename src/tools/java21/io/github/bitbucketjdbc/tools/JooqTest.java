package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.CloseableDSLContext;
import org.jooq.Cursor;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.Meta;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** jOOQ makes the SQL, in its default dialect. */
class JooqTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
              "jOOQ",
              SQLDialect.class,
              "`SQLDialect.DEFAULT`: conditions, limits, joins, groups, windows, `WITH`, a cursor,"
                  + " inserts with their keys, batch, transaction, metadata")
          .but("Java 21 or newer")
          .but("a key is asked for with `SELECT SCOPE_IDENTITY()`, not `returning`")
          .but("a rollback takes nothing back");

  private static final Table<Record> PULL_REQUESTS = table(name("PullRequests"));
  private static final Table<Record> COMMENTS = table(name("PullRequestComments"));
  private static final Field<Long> ID = field(name("Id"), SQLDataType.BIGINT);
  private static final Field<String> TITLE = field(name("Title"), SQLDataType.VARCHAR);
  private static final Field<String> STATE = field(name("State"), SQLDataType.VARCHAR);
  private static final Field<LocalDateTime> CREATED =
      field(name("CreatedOn"), SQLDataType.LOCALDATETIME);
  private static final Field<Long> PULL_REQUEST = field(name("PullRequestId"), SQLDataType.BIGINT);
  private static final Field<String> CONTENT = field(name("ContentRaw"), SQLDataType.VARCHAR);

  private static CloseableDSLContext bitbucket;

  /** A pull request, made from columns in this order. */
  public record PullRequest(long id, String title, LocalDateTime createdOn) {}

  @BeforeAll
  static void open() {
    String url = demo.url();
    bitbucket = DSL.using(url);
  }

  @AfterAll
  static void close() {
    bitbucket.close();
  }

  private static List<PullRequest> plain(String rest) throws SQLException {
    return demo.rows("SELECT Id, Title, CreatedOn FROM PullRequests " + rest).stream()
        .map(
            row ->
                new PullRequest(
                    (Long) row.get(0),
                    (String) row.get(1),
                    ((Timestamp) row.get(2)).toLocalDateTime()))
        .toList();
  }

  @Test
  void theDialectIsTheDefault() {
    assertThat(bitbucket.dialect()).isEqualTo(SQLDialect.DEFAULT);
  }

  @Test
  void conditionsGoIntoTheRequest() throws SQLException {
    List<PullRequest> found =
        bitbucket
            .select(ID, TITLE, CREATED)
            .from(PULL_REQUESTS)
            .where(STATE.in("OPEN", "DECLINED"))
            .and(CREATED.ge(LocalDateTime.of(2026, 3, 1, 0, 0)))
            .orderBy(ID)
            .fetchInto(PullRequest.class);
    assertThat(demo.sent()).containsExactly("GET /pullrequests");
    assertThat(found)
        .isNotEmpty()
        .isEqualTo(
            plain(
                "WHERE State IN ('OPEN', 'DECLINED')"
                    + " AND CreatedOn >= TIMESTAMP '2026-03-01 00:00:00' ORDER BY Id"));
  }

  @Test
  void aLimitIsAParameter() throws SQLException {
    List<PullRequest> found =
        bitbucket
            .select(ID, TITLE, CREATED)
            .from(PULL_REQUESTS)
            .orderBy(CREATED)
            .limit(5)
            .offset(10)
            .fetchInto(PullRequest.class);
    assertThat(demo.sent()).containsExactly("GET /pullrequests");
    assertThat(found).hasSize(5).isEqualTo(plain("ORDER BY CreatedOn LIMIT 5 OFFSET 10"));
  }

  @Test
  void aJoinAsksForTheRowsItNeeds() throws SQLException {
    Table<Record> p = PULL_REQUESTS.as("p");
    Table<Record> c = COMMENTS.as("c");
    Field<Long> id = field(name("p", "Id"), SQLDataType.BIGINT);
    List<Long> ids =
        bitbucket
            .select(field(name("c", "Id"), SQLDataType.BIGINT))
            .from(p)
            .join(c)
            .on(field(name("c", "PullRequestId"), SQLDataType.BIGINT).eq(id))
            .where(id.eq(5L))
            .orderBy(1)
            .fetch(0, Long.class);
    assertThat(demo.sent())
        .containsExactlyInAnyOrder("GET /pullrequests", "GET /pullrequests/5/comments");
    assertThat(ids)
        .isEqualTo(
            demo
                .rows("SELECT Id FROM PullRequestComments WHERE PullRequestId = 5 ORDER BY 1")
                .stream()
                .map(row -> row.get(0))
                .toList());
  }

  private static List<List<Object>> values(Result<?> result) {
    return result.stream().map(record -> Arrays.asList(record.intoArray())).toList();
  }

  @Test
  void groupsWindowsAndCommonTables() throws SQLException {
    assertThat(
            values(
                bitbucket
                    .select(STATE, count(), max(ID))
                    .from(PULL_REQUESTS)
                    .groupBy(STATE)
                    .having(count().gt(5))
                    .orderBy(STATE)
                    .fetch()))
        .isEqualTo(
            values(
                bitbucket.fetch(
                    "SELECT State, CAST(COUNT(*) AS INTEGER), MAX(Id) FROM PullRequests"
                        + " GROUP BY State HAVING COUNT(*) > 5 ORDER BY State")));
    assertThat(
            bitbucket
                .with("open")
                .as(select(ID).from(PULL_REQUESTS).where(STATE.eq("OPEN")))
                .select(rowNumber().over().orderBy(ID))
                .from(table(name("open")))
                .orderBy(1)
                .limit(3)
                .fetch(0, Integer.class))
        .containsExactly(1, 2, 3);
  }

  @Test
  void functionsAnswerWhatJavaDoes() {
    Result<?> rows =
        bitbucket
            .select(
                TITLE,
                CREATED,
                lower(STATE),
                STATE,
                length(TITLE),
                extract(CREATED, DatePart.YEAR),
                coalesce(field(name("SummaryRaw"), SQLDataType.VARCHAR), "-"),
                field(name("SummaryRaw"), SQLDataType.VARCHAR),
                TITLE.concat(inline("!")))
            .from(PULL_REQUESTS)
            .fetch();
    assertThat(rows).hasSizeGreaterThan(50);
    for (Record row : rows) {
      String title = row.get(0, String.class);
      Object summary = row.get(7);
      assertThat(row.get(2)).isEqualTo(row.get(3, String.class).toLowerCase(Locale.ROOT));
      assertThat(row.get(4)).isEqualTo(title.length());
      assertThat(row.get(5)).isEqualTo(row.get(1, LocalDateTime.class).getYear());
      assertThat(row.get(6)).isEqualTo(summary == null ? "-" : summary);
      assertThat(row.get(8)).isEqualTo(title + "!");
    }
  }

  @Test
  void aCursorReadsOnlyWhatIsNeeded() throws SQLException {
    List<String> first = new ArrayList<>();
    Field<String> hash = field(name("Hash"), SQLDataType.VARCHAR);
    try (Cursor<?> hashes = bitbucket.select(hash).from(table(name("Commits"))).fetchLazy()) {
      hashes.fetchNext(5).forEach(record -> first.add(record.get(hash)));
    }
    assertThat(demo.sent()).hasSizeLessThanOrEqualTo(2);
    assertThat(first)
        .isEqualTo(
            demo.rows("SELECT Hash FROM Commits LIMIT 5").stream().map(r -> r.get(0)).toList());
  }

  @Test
  void aCommentComesAndGoes() {
    bitbucket
        .insertInto(COMMENTS)
        .columns(PULL_REQUEST, CONTENT)
        .values(8L, "Made by jOOQ")
        .execute();
    Long id = bitbucket.fetchOne("SELECT SCOPE_IDENTITY()").get(0, Long.class);
    assertThat(demo.sent()).containsExactly("POST /pullrequests/8/comments");
    assertThat(
            bitbucket
                .select(CONTENT)
                .from(COMMENTS)
                .where(PULL_REQUEST.eq(8L))
                .and(ID.eq(id))
                .fetchOne(CONTENT))
        .isEqualTo("Made by jOOQ");
    assertThat(bitbucket.deleteFrom(COMMENTS).where(PULL_REQUEST.eq(8L)).and(ID.eq(id)).execute())
        .isOne();
  }

  @Test
  void aBatchSendsEachRow() {
    int[] counts =
        bitbucket
            .batch(bitbucket.insertInto(COMMENTS, PULL_REQUEST, CONTENT).values(0L, ""))
            .bind(5L, "a")
            .bind(8L, "b")
            .execute();
    assertThat(counts).containsExactly(1, 1);
    assertThat(demo.sent())
        .containsExactly("POST /pullrequests/5/comments", "POST /pullrequests/8/comments");
  }

  /** Bitbucket has no transactions: what was written stays. */
  @Test
  void aRollbackTakesNothingBack() {
    assertThatThrownBy(
            () ->
                bitbucket.transaction(
                    inner -> {
                      inner
                          .dsl()
                          .update(PULL_REQUESTS)
                          .set(TITLE, "Stays")
                          .where(ID.eq(29L))
                          .execute();
                      throw new IllegalStateException("roll back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bitbucket.select(TITLE).from(PULL_REQUESTS).where(ID.eq(29L)).fetchOne(TITLE))
        .isEqualTo("Stays");
  }

  @Test
  void metadataHasTheTablesAndTheirKeys() {
    Meta meta = bitbucket.meta();
    Table<?> found = meta.getTables(name("api", "PullRequestComments")).get(0);
    assertThat(found.fields()).extracting(f -> f.getName()).contains("PullRequestId", "ContentRaw");
    assertThat(found.getPrimaryKey().getFields())
        .extracting(f -> f.getName())
        .containsExactly("PullRequestId", "Id");
    assertThat(found.field("CreatedOn").getDataType().getSQLDataType())
        .isEqualTo(SQLDataType.TIMESTAMP);
    assertThat(demo.sent())
        .containsExactlyInAnyOrder(
            "GET /2.0/repositories/acme", "GET /2.0/workspaces/acme/projects");
  }

  @Test
  void anErrorHasItsState() {
    assertThatThrownBy(() -> bitbucket.select(field(name("Mood"))).from(PULL_REQUESTS).fetch())
        .isInstanceOfSatisfying(
            DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("42S22"));
  }
}
