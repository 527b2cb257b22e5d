package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.bitbucketjdbc.demo.DemoOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The report in the guide, as a PDF whose text is read back and whose pages are drawn. */
class JasperReportsTest {
  @RegisterExtension static final Demo demo = new Demo(DemoOptions.story());

  @RegisterExtension
  static final ClientReport report =
      ClientReport.of(
          "JasperReports",
          JasperReport.class,
          "a report with `$P{}`, `$X{IN}`, groups, two queries and two charts, as a PDF");

  private static final Path GUIDE = Path.of("docs/tools/jasperreports");
  private static final Path PICTURE = GUIDE.resolve("cycle-time.png");
  private static final float DPI = 110;
  private static final int BAR = 0x2F7ED8;
  private static final List<String> REPOSITORIES = List.of("api", "infra", "mobile", "web");
  private static final String MERGED =
      "FROM AllRepositories.PullRequests WHERE State = 'MERGED' AND"
          + " MergeCommitDate >= TIMESTAMP '2026-07-01 00:00:00' AND"
          + " MergeCommitDate < TIMESTAMP '2026-11-01 00:00:00'";
  private static final String SOME = " AND RepositorySlug IN ('api', 'infra', 'mobile', 'web')";

  @TempDir static Path directory;
  private static JasperReport compiled;

  /** A finished report: its pages as text and as pictures. */
  private record Pages(String text, List<BufferedImage> pictures) {}

  @BeforeAll
  static void compile() throws JRException {
    compiled = JasperCompileManager.compileReport(GUIDE.resolve("cycle-time.jrxml").toString());
  }

  private static Pages pages(LocalDate from, LocalDate to, Collection<String> repositories)
      throws SQLException, JRException, IOException {
    String url = demo.url();
    String file = directory.resolve("cycle-time.pdf").toString();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", Date.valueOf(from));
    parameters.put("to", Date.valueOf(to));
    parameters.put("repositories", repositories);
    parameters.put(JRParameter.REPORT_LOCALE, Locale.UK);
    try (Connection connection = DriverManager.getConnection(url)) {
      JasperPrint print = JasperFillManager.fillReport(compiled, parameters, connection);
      JasperExportManager.exportReportToPdfFile(print, file);
    }
    try (PDDocument document = Loader.loadPDF(Path.of(file).toFile())) {
      List<BufferedImage> pictures = new ArrayList<>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        pictures.add(new PDFRenderer(document).renderImageWithDPI(i, DPI));
      }
      return new Pages(new PDFTextStripper().getText(document), pictures);
    }
  }

  private static Pages fourMonths(Collection<String> repositories)
      throws SQLException, JRException, IOException {
    return pages(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 11, 1), repositories);
  }

  @Test
  void theTextIsWhatPlainJdbcAnswers() throws Exception {
    Pages pages = fourMonths(REPOSITORIES);
    List<String> lines = new ArrayList<>();
    List<String> footers = new ArrayList<>();
    for (String repository : REPOSITORIES) {
      List<List<Object>> rows = mergedIn(repository);
      rows.forEach(row -> lines.add(line(row)));
      footers.add(rows.size() + " merged, " + tenth(average(rows)) + " days on average");
    }
    assertThat(lines).hasSizeGreaterThan(40);
    assertThat(pages.text().lines().filter(l -> l.matches("\\d+ .* \\d{4}-\\d\\d-\\d\\d .*")))
        .containsExactlyElementsOf(lines);
    assertThat(pages.text().lines().filter(l -> l.endsWith("days on average") && l.contains(",")))
        .containsExactlyElementsOf(footers);
    assertThat(pages.text())
        .contains("Merged from 1 July 2026 until before 1 November 2026")
        .contains(lines.size() + "\npull requests merged\n4\nrepositories\n")
        .contains("Page 2 of " + pages.pictures().size());
  }

  private static List<List<Object>> mergedIn(String repository) throws SQLException {
    return demo.rows(
        "SELECT Id, Title, AuthorDisplayName, CreatedOn, MergeCommitDate "
            + MERGED
            + " AND RepositorySlug = '"
            + repository
            + "' ORDER BY MergeCommitDate, Id");
  }

  private static String line(List<Object> row) {
    String author = row.get(2) == null ? "" : row.get(2) + " ";
    return "%s %s %s%tF %tF %s"
        .formatted(row.get(0), row.get(1), author, row.get(3), row.get(4), tenth(days(row)));
  }

  private static double days(List<Object> row) {
    long millis = ((Timestamp) row.get(4)).getTime() - ((Timestamp) row.get(3)).getTime();
    return Math.floorDiv(millis, 60_000) / 1440.0;
  }

  private static double average(List<List<Object>> rows) {
    return rows.stream().mapToDouble(JasperReportsTest::days).average().orElseThrow();
  }

  private static String tenth(double days) {
    return new BigDecimal(days).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }

  @Test
  void theQueryInTheGuideIsThatOfTheReport() throws IOException {
    String guide = Files.readString(Path.of("docs/tools/jasperreports.md"));
    String shown = guide.split("```sql\n")[1].split("```")[0];
    assertThat(compiled.getQuery().getText()).isEqualToNormalizingWhitespace(shown);
  }

  /** Two queries, the second for a chart; each asks only the repositories that were chosen. */
  @Test
  void aRepositoryIsAskedOnceForEachQuery() throws Exception {
    fourMonths(List.of("api", "docs"));
    assertThat(demo.server().requests())
        .extracting(request -> request.path())
        .containsExactlyInAnyOrder(
            "/2.0/repositories/acme/api/pullrequests",
            "/2.0/repositories/acme/api/pullrequests",
            "/2.0/repositories/acme/docs/pullrequests",
            "/2.0/repositories/acme/docs/pullrequests");
  }

  @Test
  void nullChoosesAllRepositories() throws Exception {
    Object rows = demo.rows("SELECT COUNT(*) " + MERGED).get(0).get(0);
    assertThat(rows).isNotEqualTo(demo.rows("SELECT COUNT(*) " + MERGED + SOME).get(0).get(0));
    assertThat(fourMonths(null).text()).contains(rows + "\npull requests merged\n");
  }

  @Test
  void aTimeWithoutMergesSaysSo() throws Exception {
    LocalDate day = LocalDate.of(2020, 1, 1);
    assertThat(pages(day, day.plusDays(1), REPOSITORIES).text().strip())
        .isEqualTo("No pull request was merged in this time.");
  }

  /** A bar of the first chart is as long as the average of its repository. */
  @Test
  void theBarsHaveTheLengthsOfTheAverages() throws Exception {
    BufferedImage page = fourMonths(REPOSITORIES).pictures().get(0);
    List<Integer> lengths = bars(page);
    assertThat(lengths).hasSize(REPOSITORIES.size());
    List<Double> averages = new ArrayList<>();
    for (String repository : REPOSITORIES) {
      averages.add(average(mergedIn(repository)));
    }
    for (int i = 1; i < lengths.size(); i++) {
      assertThat((double) lengths.get(i) / lengths.get(0))
          .isCloseTo(averages.get(i) / averages.get(0), within(0.03));
    }
  }

  /** The lengths of the bars in the left half of the page, from the top. */
  private static List<Integer> bars(BufferedImage page) {
    List<Integer> lengths = new ArrayList<>();
    boolean inBar = false;
    for (int y = 0; y < page.getHeight(); y++) {
      int row = y;
      int length =
          (int)
              IntStream.range(0, page.getWidth() / 2)
                  .filter(x -> (page.getRGB(x, row) & 0xFFFFFF) == BAR)
                  .count();
      if (length > 0 && !inBar) {
        lengths.add(length);
      }
      inBar = length > 0;
    }
    return lengths;
  }

  /** With {@code -Ddocs.update=true} the picture is drawn again. */
  @Test
  void thePictureInTheGuideIsThisReport() throws Exception {
    BufferedImage page = fourMonths(REPOSITORIES).pictures().get(0);
    if (Boolean.getBoolean("docs.update")) {
      ImageIO.write(page, "png", PICTURE.toFile());
    }
    BufferedImage shown = ImageIO.read(PICTURE.toFile());
    int[] now = pixels(page);
    int[] then = pixels(shown);
    assertThat(then).hasSameSizeAs(now);
    // Another Java may draw the edges of letters in another way.
    long different = IntStream.range(0, now.length).filter(i -> now[i] != then[i]).count();
    assertThat(different).isLessThan(now.length / 50);
    assertThat(Arrays.stream(then).filter(rgb -> (rgb & 0xFFFFFF) == BAR)).hasSizeGreaterThan(5000);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
