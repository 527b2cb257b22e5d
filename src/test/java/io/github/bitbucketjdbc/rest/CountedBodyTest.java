package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountedBodyTest {
  private static CountedBody body(int size, long most, int kept) {
    byte[] bytes = new byte[size];
    java.util.Arrays.fill(bytes, (byte) 'x');
    return new CountedBody(new ByteArrayInputStream(bytes), most, kept);
  }

  @Test
  void countsAndKeepsTheBeginning() throws IOException {
    CountedBody body = body(10, 10, 3);
    assertThat(body.read()).isEqualTo('x');
    assertThat(body.readAllBytes()).hasSize(9);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.count()).isEqualTo(10);
    assertThat(body.beginning()).isEqualTo("xxx");
  }

  @Test
  void endsWhereNoAnswerEnds() {
    assertThatThrownBy(() -> body(11, 10, 0).readAllBytes())
        .isInstanceOfSatisfying(
            CountedBody.TooLargeException.class,
            e -> {
              assertThat(RetryPolicy.repeats(e, true, false)).isFalse();
              BitbucketException shown =
                  new ConnectionErrors("host", Duration.ZERO)
                      .of(e, Service.CONTEXT, Execution.unlimited());
              assertThat(shown.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
            });
  }
}
