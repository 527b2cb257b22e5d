package io.github.bitbucketjdbc;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fences between the packages. A class that needs to climb one belongs somewhere else. */
class ArchitectureTest {

  private static final String ROOT = "io.github.bitbucketjdbc";
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LONGEST_FILE = 500;

  private static JavaClasses ours;

  /**
   * What a package may use.
   *
   * @param name the package below the root, empty for the root itself
   * @param own the packages of ours that it may import, besides itself and {@code error}
   * @param foreign the packages of others that it may import, besides the JDK's and JSpecify
   * @param because the reason, shown when the fence is broken
   */
  record Fence(String name, List<String> own, List<String> foreign, String because) {

    String pattern() {
      return name.isEmpty() ? ROOT : ROOT + "." + name + "..";
    }

    boolean holds(String packageName) {
      String whole = name.isEmpty() ? ROOT : ROOT + "." + name;
      return packageName.equals(whole) || (!name.isEmpty() && packageName.startsWith(whole + "."));
    }

    @Override
    public String toString() {
      return name.isEmpty() ? "(root)" : name;
    }
  }

  static List<Fence> fences() {
    return List.of(
        new Fence(
            "",
            List.of(
                "auth",
                "calcite",
                "catalog",
                "config",
                "demo",
                "http",
                "jdbc",
                "json",
                "log",
                "network",
                "plan",
                "procedure",
                "query",
                "rest",
                "scan",
                "write"),
            List.of(),
            "the root is the public API: it wires our packages and shows nobody else's types"),
        new Fence(
            "auth",
            List.of("config", "http", "log", "network"),
            List.of("com.github.scribejava..", "com.sun.net.httpserver.."),
            "signing in needs settings and requests, not tables; it alone may use ScribeJava, and the"
                + " JDK's server receives the browser"),
        new Fence(
            "calcite",
            List.of(
                "auth",
                "catalog",
                "config",
                "http",
                "json",
                "log",
                "plan",
                "procedure",
                "query",
                "rest",
                "scan",
                "write"),
            List.of("org.apache.calcite..", "org.codehaus..", "com.google.common.."),
            "Calcite's types stay in one package, so that its next release is one package's work"),
        new Fence(
            "catalog",
            List.of("http"),
            List.of(),
            "the tables' definitions are plain data, in the words that plan and rest share"),
        new Fence(
            "cli",
            List.of("", "auth", "config", "demo", "query"),
            List.of("sqlline..", "org.jline..", "com.fasterxml.jackson.core.."),
            "the shell is a user of the driver like any other; it prints JSON, and signs people in"),
        new Fence("config", List.of(), List.of(), "the settings are plain data"),
        new Fence(
            "demo",
            List.of(),
            List.of("com.sun.net.httpserver..", "com.fasterxml.jackson.."),
            "the stand-in for the service must not share a bug with the driver"),
        new Fence("error", List.of(), List.of(), "everyone imports it, so it imports nobody"),
        new Fence(
            "hibernate",
            List.of(),
            List.of("org.hibernate..", "jakarta.persistence.."),
            "Hibernate alone loads it, and a program without Hibernate must not need it"),
        new Fence(
            "http", List.of(), List.of(), "the words that plan and rest share are plain data"),
        new Fence(
            "jdbc",
            List.of("catalog", "config", "query"),
            List.of(),
            "the JDBC face speaks java.sql to users and query to the engine; it never sees Calcite"),
        new Fence(
            "json",
            List.of("catalog", "http"),
            List.of("com.fasterxml.jackson.."),
            "reading and writing values needs the columns' types and Jackson, no more"),
        new Fence(
            "log",
            List.of("config", "query"),
            List.of(),
            "what is logged passes one place that knows the secrets"),
        new Fence(
            "network",
            List.of("config"),
            List.of("okhttp3..", "okio..", "kotlin.."),
            "proxies, certificates and the rest of a client are the same for whatever speaks HTTP"),
        new Fence(
            "plan",
            List.of("catalog", "http", "query"),
            List.of(),
            "which requests answer a query is decided without Calcite, OkHttp or Jackson"),
        new Fence(
            "procedure",
            List.of("catalog", "http", "json", "plan", "query", "rest"),
            List.of(),
            "what a procedure sends, and what files it touches, is decided without Calcite or OkHttp"),
        new Fence(
            "query",
            List.of(),
            List.of(),
            "the words that the JDBC face and the engine share are plain data"),
        new Fence(
            "rest",
            List.of("auth", "catalog", "config", "http", "json", "log", "network", "query"),
            List.of("okhttp3..", "okio..", "kotlin.."),
            "requests to the API go out here; OkHttp serves them and, through network, tokens"),
        new Fence(
            "scan",
            List.of("catalog", "http", "json", "plan", "query", "rest"),
            List.of(),
            "plans become rows without a word of Calcite, so that a scan needs no generated code"),
        new Fence(
            "write",
            List.of("catalog", "http", "json", "plan", "query", "rest", "scan"),
            List.of(),
            "what is written, and what became of it, is decided without Calcite or OkHttp"));
  }

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(ROOT);
  }

  @Test
  void everyPackageHasAFence() {
    Set<String> unfenced = new TreeSet<>();
    for (JavaClass type : ours) {
      if (fences().stream().noneMatch(fence -> fence.holds(type.getPackageName()))) {
        unfenced.add(type.getPackageName());
      }
    }
    assertThat(ours).as("classes found").isNotEmpty();
    assertThat(unfenced).as("packages that no fence of this test names").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fences")
  void importsOnlyWhatItMay(Fence fence) {
    classes()
        .that()
        .resideInAPackage(fence.pattern())
        .should()
        .onlyDependOnClassesThat(allowedIn(fence))
        .as("fence of package '%s'".formatted(fence))
        .because(fence.because())
        .allowEmptyShould(true)
        .check(ours);
  }

  private static DescribedPredicate<JavaClass> allowedIn(Fence fence) {
    List<Fence> reachable =
        fences().stream()
            .filter(
                other ->
                    other.name().equals(fence.name())
                        || other.name().equals("error")
                        || fence.own().contains(other.name()))
            .toList();
    List<String> foreign = new ArrayList<>(List.of("java..", "javax..", "org.jspecify.."));
    foreign.addAll(fence.foreign());
    DescribedPredicate<JavaClass> fromOthers =
        JavaClass.Predicates.resideInAnyPackage(foreign.toArray(String[]::new));
    return describe(
        "are in %s, the JDK or %s".formatted(reachable, fence.foreign()),
        type -> {
          JavaClass base = type.getBaseComponentType();
          return base.isPrimitive()
              || fromOthers.test(base)
              || reachable.stream().anyMatch(other -> other.holds(base.getPackageName()));
        });
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .because("such a name says that nobody decided what the class is for")
        .check(ours);
  }

  @Test
  void onlyTheShellPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("a driver is a guest in somebody's program: it logs, it does not print")
        .check(ours);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : ours) {
      boolean marked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!marked) {
        unmarked.add(type.getPackageName());
      }
    }
    assertThat(unmarked).as("packages whose package-info.java lacks @NullMarked").isEmpty();
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > LONGEST_FILE) {
          tooLong.add(file + " has " + lines + " lines");
        }
      }
    }
    assertThat(tooLong).as("files of more than %d lines", LONGEST_FILE).isEmpty();
  }
}
