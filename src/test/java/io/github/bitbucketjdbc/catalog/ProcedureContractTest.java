package io.github.bitbucketjdbc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Kind;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Parameter;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Place;
import io.github.bitbucketjdbc.catalog.ProcedureDef.Result;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import io.github.bitbucketjdbc.http.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every declaration of a procedure must keep. */
class ProcedureContractTest {
  private static final Set<JDBCType> TYPES =
      Set.of(
          JDBCType.VARCHAR,
          JDBCType.BIGINT,
          JDBCType.INTEGER,
          JDBCType.BOOLEAN,
          JDBCType.TIMESTAMP,
          JDBCType.VARBINARY);

  /** Parameters of which the driver makes something itself, by kind of procedure. */
  private static final Set<String> DRIVERS_OWN =
      Set.of(
          "TEXT.Encoding",
          "DOWNLOAD.LocalPath",
          "DOWNLOAD.Overwrite",
          "UPLOAD.LocalPath",
          "UPLOAD.Content",
          "UPLOAD.FileName",
          "COMMIT.Message",
          "COMMIT.Branch",
          "COMMIT.Path",
          "COMMIT.Content",
          "COMMIT.Files",
          "COMMIT.Deletions",
          "COMMIT.Author",
          "COMMIT.Parents",
          "PIPELINE.RefName",
          "PIPELINE.RefType",
          "PIPELINE.CommitHash",
          "PIPELINE.SelectorType",
          "PIPELINE.SelectorPattern",
          "PIPELINE.Variables",
          "PIPELINE.SecuredVariables");

  static List<ProcedureDef> procedures() {
    return BitbucketCatalog.get().procedures();
  }

  @Test
  void namesAreUnique() {
    assertThat(procedures())
        .hasSize(21)
        .extracting(p -> p.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void isDescribed(ProcedureDef def) {
    assertThat(def.name()).matches("[A-Z][A-Za-z]+");
    List<String> texts = new ArrayList<>(List.of(def.description()));
    def.parameters().forEach(p -> texts.add(p.description()));
    def.results().forEach(r -> texts.add(r.description()));
    assertThat(texts)
        .allMatch(t -> t.matches("[A-Z].{5,}[^.]"), "a sentence without its full stop");
    assertThat(def.parameters()).allMatch(p -> TYPES.contains(p.type()));
    assertThat(def.results()).isNotEmpty().allMatch(r -> TYPES.contains(r.type()));
    assertThat(def.example()).startsWith("CALL ").contains(def.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void namesWithinAreUnique(ProcedureDef def) {
    assertThat(def.parameters())
        .extracting(p -> p.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("[a-z]+"));
    assertThat(def.results())
        .extracting(r -> r.name().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void requiredParametersComeFirst(ProcedureDef def) {
    List<Boolean> required = def.parameters().stream().map(Parameter::required).toList();
    assertThat(required.lastIndexOf(true))
        .isLessThan(Math.max(1, (int) required.stream().filter(r -> r).count()));
    assertThat(def.parameters()).noneMatch(p -> p.required() && !p.usual().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void everyParameterIsUsedAndEveryPlaceIsFilled(ProcedureDef def) {
    Set<String> places = new HashSet<>();
    def.paths().forEach(path -> places.addAll(ProcedureDef.places(path)));
    List<String> names = def.parameters().stream().map(Parameter::name).toList();
    assertThat(names).containsAll(places);
    for (Parameter p : def.parameters()) {
      boolean own = DRIVERS_OWN.contains(def.kind() + "." + p.name());
      if (def.kind() == Kind.SIGN_IN) {
        assertThat(p.place()).isEqualTo(Place.PATH);
      } else if (p.place() == Place.PATH) {
        assertThat(places.contains(p.name()) || own).as(p.name() + " is used").isTrue();
      } else {
        assertThat(p.target()).as(p.name()).matches("[a-z_]+(\\.[a-z_]+)*");
        assertThat(places).doesNotContain(p.name());
      }
      boolean always = p.required() || !p.usual().isEmpty();
      if (def.paths().size() == 1 && places.contains(p.name())) {
        assertThat(always).as(p.name() + " is always there").isTrue();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void everyColumnHasAValue(ProcedureDef def) {
    Set<String> filled =
        switch (def.kind()) {
          case TEXT -> Set.of("Content", "Bytes");
          case DOWNLOAD -> Set.of("Content", "Bytes", "Path", "FileName");
          case UPLOAD -> Set.of("Bytes", "FileName");
          case COMMIT -> Set.of("Hash", "Branch");
          case SIGN_IN -> Set.of("URL", "OAuthAccessToken", "OAuthRefreshToken", "ExpiresIn");
          case REQUEST, MERGE, PIPELINE -> Set.of();
        };
    for (Result r : def.results()) {
      boolean echoed = def.parameter(r.name()).isPresent();
      boolean known = !r.path().isEmpty() || r.constant() != null || echoed;
      assertThat(known || filled.contains(r.name())).as(r.name() + " has a value").isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void saysWhatItNeeds(ProcedureDef def) {
    if (def.kind() == Kind.SIGN_IN) {
      assertThat(def.paths()).isEmpty();
      assertThat(def.changes()).isFalse();
      return;
    }
    assertThat(def.scope()).isEqualTo(Scope.REPOSITORY);
    assertThat(def.parameters().get(0).name()).isEqualTo(TableDef.REPOSITORY_SLUG);
    assertThat(def.paths()).isNotEmpty();
    assertThat(def.scopes()).isNotEmpty();
    assertThat(def.changes()).isEqualTo(def.method() != Method.GET);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  void theExampleCanBePlanned(ProcedureDef def) throws SQLException {
    try (Connection demo = DriverManager.getConnection("jdbc:bitbucket:Demo=true");
        PreparedStatement call = demo.prepareStatement(def.example())) {
      assertThat(call.getMetaData().getColumnCount()).isEqualTo(def.results().size());
    }
  }

  static Stream<ProcedureDef> requests() {
    return procedures().stream().filter(p -> p.kind() != Kind.SIGN_IN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void theServiceHasIt(ProcedureDef def) throws IOException {
    Path directory = Path.of("../shared/bitbucket-api");
    Path document = directory.resolve("swagger.json");
    Path delta = directory.resolve("delta-2026-10-01.json");
    assumeTrue(Files.exists(document) && Files.exists(delta), "the specification is not there");
    ObjectMapper json = new ObjectMapper();
    Set<String> offered = new HashSet<>();
    json.readTree(document.toFile())
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(m -> offered.add(operation(m, path.getKey()))));
    JsonNode changes = json.readTree(delta.toFile());
    changes.path("removed").forEach(o -> offered.remove(operation(o)));
    changes.path("added").forEach(o -> offered.add(operation(o)));
    for (String path : def.paths()) {
      assertThat(offered).contains(operation(def.method().name(), path));
    }
  }

  private static String operation(JsonNode operation) {
    return operation(operation.path("method").asText(), operation.path("path").asText());
  }

  private static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + ServiceSpecification.normal(path);
  }
}
