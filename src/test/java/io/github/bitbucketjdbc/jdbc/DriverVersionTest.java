package io.github.bitbucketjdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriverVersionTest {
  @Test
  void readsNumbers() {
    assertThat(DriverVersion.of("0.1.0-SNAPSHOT"))
        .isEqualTo(new DriverVersion("0.1.0-SNAPSHOT", 0, 1));
    assertThat(DriverVersion.of("12.34")).isEqualTo(new DriverVersion("12.34", 12, 34));
    assertThat(DriverVersion.of("${project.version}")).isEqualTo(new DriverVersion("0.0", 0, 0));
  }
}
