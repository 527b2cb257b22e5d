package io.github.bitbucketjdbc.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is in the jars, and above all what is not: a stray entry breaks the program that hosts us.
 */
class JarContentsIT {

  private static final String OURS = "io/github/bitbucketjdbc/";
  private static final String SHADED = OURS + "shaded/";
  private static final long LARGEST_ALL_JAR = 30_000_000;
  private static final int JAVA_17 = 61;

  private static final Pattern ALLOWED_IN_META_INF =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/[\\w.-]+\\.txt"
              + "|(FastDoubleParser|FastDoubleParser-ThirdParty|Schubfach)-LICENSE"
              + "|services/java\\.sql\\.Driver"
              + "|services/org\\.hibernate\\.engine\\.jdbc\\.dialect\\.spi\\.DialectResolver"
              + "|services/io\\.github\\.bitbucketjdbc\\.shaded\\.[\\w.]+)");

  /** Classes that the bundled libraries can do without, and must here. */
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "(io\\.github\\.bitbucketjdbc\\.shaded\\.)?"
              + "(com\\.fasterxml\\.jackson\\.dataformat\\.yaml"
              + "|com\\.google\\.(errorprone|j2objc)\\.annotations"
              + "|com\\.google\\.uzaygezen"
              + "|com\\.yahoo\\.sketches"
              + "|(jakarta|javax)\\.xml\\.bind"
              + "|javax\\.annotation"
              + "|org\\.apache\\.(commons\\.dbcp2|hc\\.client5|tools\\.ant)"
              + "|org\\.apiguardian\\.api"
              + "|org\\.bouncycastle"
              + "|org\\.checkerframework"
              + "|org\\.conscrypt"
              + "|org\\.immutables\\.value"
              + "|org\\.jspecify\\.annotations"
              + "|org\\.locationtech\\.proj4j"
              + "|org\\.mozilla\\.universalchardet"
              + "|org\\.openjsse"
              + "|org\\.pentaho\\.aggdes)\\..*");

  /** What only Hibernate loads, and what Hibernate brings. */
  private static final Pattern FOR_HIBERNATE =
      Pattern.compile(
          "io\\.github\\.bitbucketjdbc\\.hibernate\\.\\S+"
              + " (org\\.hibernate|jakarta\\.persistence)\\.\\S+");

  /** Jars that hold annotations only: the compiler needs them, the program does not. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "com.google.errorprone:error_prone_annotations",
          "com.google.guava:listenablefuture",
          "com.google.j2objc:j2objc-annotations",
          "org.apiguardian:apiguardian-api",
          "org.checkerframework:checker-qual",
          "org.jetbrains:annotations",
          "org.jspecify:jspecify");

  @Test
  void theAllJarHoldsNothingOutsideOurPackage() throws IOException {
    assertThat(strays(Jars.all())).isEmpty();
  }

  @Test
  void theThinJarHoldsOurClassesOnly() throws IOException {
    assertThat(strays(Jars.thin())).isEmpty();
    assertThat(entries(Jars.thin())).noneMatch(name -> name.startsWith(SHADED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "thin"})
  void theOnlyDriverIsOurs(String which) throws IOException {
    assertThat(text(jar(which), "META-INF/services/java.sql.Driver").lines().toList())
        .containsExactly("io.github.bitbucketjdbc.BitbucketDriver");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "thin"})
  void theManifestNamesModuleAndVersion(String which) throws IOException {
    Attributes manifest = manifest(jar(which));
    assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.github.bitbucketjdbc");
    assertThat(manifest.getValue("Implementation-Version"))
        .isNotBlank()
        .isSubstringOf(Jars.all().getFileName().toString());
    assertThat(manifest.getValue("Multi-Release")).isNull();
    assertThat(manifest.keySet())
        .as("of libraries, or of a jar that is no bundle")
        .filteredOn(key -> key.toString().startsWith("Bundle-"))
        .hasSize(which.equals("all") ? 4 : 0);
  }

  @Test
  void theAllJarIsABundle() throws IOException {
    Attributes manifest = manifest(Jars.all());
    assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.github.bitbucketjdbc");
    assertThat(manifest.getValue("Bundle-Version"))
        .isEqualTo(manifest.getValue("Implementation-Version").replace('-', '.'));
    assertThat(manifest.getValue("Export-Package")).startsWith("io.github.bitbucketjdbc;");
  }

  @Test
  void theAllJarRunsTheShell() throws IOException {
    assertThat(manifest(Jars.all()).getValue("Main-Class"))
        .isEqualTo("io.github.bitbucketjdbc.cli.Main");
    assertThat(entries(Jars.all())).contains(OURS + "cli/Main.class");
  }

  @Test
  void theAllJarStaysSmall() throws IOException {
    assertThat(Files.size(Jars.all())).isLessThan(LARGEST_ALL_JAR);
  }

  @Test
  void everyServiceFileNamesClassesOfTheJar() throws IOException {
    Set<String> entries = entries(Jars.all());
    List<String> missing = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith("META-INF/services/")) {
        text(Jars.all(), entry)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .filter(line -> !entries.contains(line.replace('.', '/') + ".class"))
            .forEach(line -> missing.add(entry + " -> " + line));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(entries)
        .as("the compiler of generated code is found through a service file")
        .anyMatch(name -> name.endsWith("org.codehaus.commons.compiler.ICompilerFactory"));
  }

  /** Both kinds of mistake end here: a class that stayed behind, and one that was thrown away. */
  @Test
  void everyClassThatIsNamedIsThere() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "-verbose:class",
                "-filter:none",
                Jars.all().toString());
    assertThat(status).as("%s", err).isZero();

    Set<String> missing = new TreeSet<>();
    Pattern dependency = Pattern.compile("^ +(\\S+) +-> (\\S+) +not found$", Pattern.MULTILINE);
    Matcher notFound = dependency.matcher(out.toString());
    int found = 0;
    while (notFound.find()) {
      found++;
      String name = notFound.group(2);
      boolean hibernate = FOR_HIBERNATE.matcher(notFound.group(1) + " " + name).matches();
      if (!hibernate && !OPTIONAL.matcher(name).matches()) {
        missing.add(name);
      }
    }
    assertThat(found).as("lines understood").isPositive();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyClassRunsOnJava17AndNoneAnswersForCalcite() throws IOException {
    List<String> tooNew = new ArrayList<>();
    List<String> calcites = new ArrayList<>();
    int classes = 0;
    try (JarFile jar = new JarFile(Jars.all().toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        classes++;
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          if (bytes[7] > JAVA_17) {
            tooNew.add(entry.getName());
          }
          if (new String(bytes, StandardCharsets.ISO_8859_1).contains("jdbc:calcite:")) {
            calcites.add(entry.getName());
          }
        }
      }
    }
    assertThat(classes).isPositive();
    assertThat(tooNew).isEmpty();
    assertThat(calcites).as("classes that know the URL of a host's Calcite").isEmpty();
  }

  @Test
  void everyBundledLibraryIsListedWithItsLicence() throws IOException {
    Set<String> bundled = new TreeSet<>();
    JsonNode bill = new ObjectMapper().readTree(Jars.billOfMaterials().toFile());
    for (JsonNode component : bill.get("components")) {
      bundled.add(component.get("group").asText() + ":" + component.get("name").asText());
    }
    assertThat(bundled).contains("org.apache.calcite:calcite-core");
    bundled.removeAll(ANNOTATIONS);

    Set<String> listed = new TreeSet<>();
    Matcher line =
        Pattern.compile("^[\\w.-]+:[\\w.-]+(?= |$)", Pattern.MULTILINE)
            .matcher(text(Jars.all(), "META-INF/licenses/THIRD-PARTY.txt"));
    while (line.find()) {
      listed.add(line.group());
    }
    assertThat(listed).isEqualTo(bundled);
  }

  private static Path jar(String which) {
    return which.equals("all") ? Jars.all() : Jars.thin();
  }

  private static List<String> strays(Path jar) throws IOException {
    return entries(jar).stream()
        .filter(name -> !name.endsWith("/"))
        .filter(name -> !name.startsWith(OURS))
        .filter(name -> !ALLOWED_IN_META_INF.matcher(name).matches())
        .toList();
  }

  private static Set<String> entries(Path path) throws IOException {
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(path.toFile())) {
      jar.stream().forEach(entry -> names.add(entry.getName()));
    }
    assertThat(names).as("entries of %s", path).isNotEmpty();
    return names;
  }

  private static Attributes manifest(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static String text(Path path, String name) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      assertThat(entry).as("%s in %s", name, path).isNotNull();
      try (InputStream in = jar.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
