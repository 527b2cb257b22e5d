package io.github.bitbucketjdbc;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class PreloadTest {
  /** The program's own thread keeps a failure to itself. */
  @Test
  void preloadsWithoutFailure() {
    assertThatCode(BitbucketDriver::preload).doesNotThrowAnyException();
  }
}
