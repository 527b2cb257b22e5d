package io.github.bitbucketjdbc.fuzz;

import io.github.bitbucketjdbc.auth.SettingsFileFuzz;
import io.github.bitbucketjdbc.calcite.SqlTextFuzz;
import io.github.bitbucketjdbc.config.ConnectionUrlFuzz;
import io.github.bitbucketjdbc.json.AnswerFuzz;
import io.github.bitbucketjdbc.json.BodyFuzz;
import io.github.bitbucketjdbc.plan.BbqlFuzz;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What is fuzzed: each class has the method that Jazzer calls, and a directory of inputs. */
final class FuzzTargets {
  private FuzzTargets() {}

  /** One input, after which nothing unexpected may have been thrown. */
  @FunctionalInterface
  interface Run {
    void on(byte[] input) throws IOException;
  }

  record Target(Class<?> type, Run run) {
    /** Returns where its inputs are: examples to start from, and all that ever failed. */
    Path seeds() {
      return Path.of("src/test/resources/fuzz", type.getSimpleName());
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static List<Target> all() {
    return List.of(
        new Target(AnswerFuzz.class, AnswerFuzz::fuzzerTestOneInput),
        new Target(BbqlFuzz.class, BbqlFuzz::fuzzerTestOneInput),
        new Target(BodyFuzz.class, BodyFuzz::fuzzerTestOneInput),
        new Target(ConnectionUrlFuzz.class, ConnectionUrlFuzz::fuzzerTestOneInput),
        new Target(SettingsFileFuzz.class, SettingsFileFuzz::fuzzerTestOneInput),
        new Target(SqlTextFuzz.class, SqlTextFuzz::fuzzerTestOneInput));
  }
}
