package io.github.bitbucketjdbc.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The row of one tool in {@code docs/clients.md}: it must say what the tests of the class did. With
 * {@code -Ddocs.update=true} the row is written. A class of which not all tests passed has no say.
 * To be registered in a static field.
 */
final class ClientReport implements TestWatcher, AfterAllCallback {
  private final String tool;
  private final Path jar;
  private final String ran;
  private String limits = "";
  private final Set<String> passed = new TreeSet<>();
  private int checks;

  private ClientReport(String tool, Path jar, String ran) {
    this.tool = tool;
    this.jar = jar;
    this.ran = ran;
  }

  /**
   * @param tool its name, as its makers write it
   * @param type a class of the tool, whose jar has the version
   * @param ran what of the tool the tests use, in a few words
   */
  static ClientReport of(String tool, Class<?> type, String ran) {
    return new ClientReport(
        tool, Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()), ran);
  }

  /** As {@link #of(String, Class, String)}, for a tool that is one jar. */
  static ClientReport of(String tool, Path jar, String ran) {
    return new ClientReport(tool, jar, ran);
  }

  /** What a user of the tool has to know or cannot do; a test must show it. */
  ClientReport but(String limit) {
    limits += "; " + limit;
    return this;
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    passed.add(context.getRequiredTestMethod().getName());
    checks++;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Set<String> all =
        Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
            .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
            .map(method -> method.getName())
            .collect(Collectors.toSet());
    if (!passed.equals(all)) {
      return;
    }
    ClientsPage page = ClientsPage.read();
    String row =
        "| %s | %s | %s | checks passed: %d%s |".formatted(tool, version(), ran, checks, limits);
    if (Boolean.getBoolean("docs.update")) {
      page.put(tool, row);
      page.write();
    } else {
      assertThat(page.row(tool))
          .as("row of %s in %s, to write again with -Ddocs.update=true", tool, ClientsPage.PATH)
          .isEqualTo(row);
    }
  }

  /** Maven keeps a jar in a directory named after its version. */
  private String version() {
    String version = jar.getParent().getFileName().toString();
    assertThat(jar.getFileName().toString()).contains("-" + version);
    return version;
  }
}
