package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.BitbucketDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests rest on: the driver is the self-contained jar, and brings all it needs. */
class ClassPathTest {

  @Test
  void theDriverIsTheSelfContainedJar() {
    assertThat(BitbucketDriver.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("-all.jar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.github.scribejava.core.builder.ServiceBuilder",
        "okhttp3.OkHttpClient",
        "org.apache.calcite.avatica.Meta",
        "org.apache.calcite.rel.RelNode",
        "org.codehaus.janino.SimpleCompiler"
      })
  void nobodyElseBringsItsLibraries(String name) {
    assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
  }
}
