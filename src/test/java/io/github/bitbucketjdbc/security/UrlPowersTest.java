package io.github.bitbucketjdbc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calcite's own driver takes properties that load classes and files; ours knows none of them. */
class UrlPowersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model",
        "schemaFactory",
        "schemaType",
        "parserFactory",
        "typeSystem",
        "metaTableFactory",
        "factory",
        "httpclient_factory",
        "fun",
        "schema.x"
      })
  void loadsNothing(String property) {
    SQLException e =
        catchThrowableOfType(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:bitbucket:Demo=true;" + property + "=x.Y"));
    assertThat(e.getSQLState()).isEqualTo("08P02");
  }
}
