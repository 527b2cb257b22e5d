package io.github.bitbucketjdbc.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** The jar that this program runs from. */
final class ProgramJar {
  private static final String USUAL = "bitbucket-jdbc-VERSION-all.jar";

  private ProgramJar() {}

  /** Returns its path, or the name that it usually has when classes come from elsewhere. */
  static String name() {
    CodeSource source = ProgramJar.class.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
      return USUAL;
    }
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      return USUAL;
    }
  }
}
