package io.github.bitbucketjdbc.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.query.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateGateTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final StandingPace pace = new StandingPace();
  private final RateGate gate = new RateGate(pace, Duration.ofSeconds(60), 8);
  private final Execution execution = Execution.unlimited();
  private final AtomicInteger inside = new AtomicInteger();

  /** Time that passes only when the test says so. */
  private static final class StandingPace implements Pace {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public long nanos() {
      return nanos.get();
    }

    @Override
    public Instant now() {
      return FakePace.START;
    }

    @Override
    public void await(Object lock, long length) throws InterruptedException {
      waiting.incrementAndGet();
      lock.wait();
      waiting.decrementAndGet();
    }
  }

  @Test
  void comesBackGraduallyAfterAllHaveWaited() throws Exception {
    RateGate.Pass first = enter().get();
    RateGate.Pass early = enter().get();
    assertThat(gate.refused(HALF_A_MINUTE, execution)).isTrue();
    inside.decrementAndGet();
    for (int i = 0; i < 20; i++) {
      enter();
    }
    awaitWaiting(20);
    assertThat(execution.waiting()).isEqualTo("waiting 30 s for the rate limit");
    assertThat(inside).hasValue(1);
    leave(early);
    awaitWaiting(20);
    assertThat(inside).as("an answer from before the refusal opens nothing").hasValue(0);

    pace.nanos.set(HALF_A_MINUTE.toNanos());
    enter(); // whoever comes first goes ahead: this one, or one that has just been woken
    RateGate.Pass pass = new RateGate.Pass(first.closings() + 1);
    awaitInside(1);
    leave(pass);
    awaitInside(2);
    awaitWaiting(18);
    leave(pass);
    awaitInside(1 + 3);
    leave(pass);
    awaitInside(3 + 15);
    awaitWaiting(0);
    assertThat(first.closings()).isZero();
    assertThat(execution.waiting()).isEmpty();
  }

  @Test
  void closesAgainWhenTheFirstOneIsRefused() throws Exception {
    enter().get();
    assertThat(gate.refused(HALF_A_MINUTE, execution)).isTrue();
    pace.nanos.set(HALF_A_MINUTE.toNanos());
    enter().get();
    assertThat(gate.refused(HALF_A_MINUTE, execution)).isTrue();
    enter();
    awaitWaiting(1);
    assertThat(gate.refused(Duration.ofNanos(1), execution)).as("60 s are used up").isTrue();
    assertThat(gate.refused(HALF_A_MINUTE.plusNanos(1), execution)).isFalse();
  }

  @Test
  void overlappingWaitsCountOnce() throws Exception {
    enter().get();
    enter().get();
    enter().get();
    for (int i = 0; i < 3; i++) {
      assertThat(gate.refused(Duration.ofSeconds(50), execution)).isTrue();
    }
    assertThat(gate.refused(Duration.ofSeconds(61), execution)).isFalse();
  }

  @Test
  void refusesWhoMustNotWaitThatLong() throws Exception {
    enter().get();
    gate.refused(HALF_A_MINUTE, execution);
    PendingAnswer<String> pending = new PendingAnswer<>(execution, Service.CONTEXT);
    Execution brief = new Execution(Duration.ofSeconds(5), 0);
    BitbucketException e =
        catchThrowableOfType(
            BitbucketException.class,
            () ->
                gate.enter(
                    pending,
                    brief,
                    s -> new BitbucketException(SqlState.RATE_LIMITED, s + " seconds")));
    assertThat(e).hasMessage("30 seconds");
  }

  @Test
  void letsGoOfWhoIsCancelled() throws Exception {
    enter().get();
    gate.refused(HALF_A_MINUTE, execution);
    PendingAnswer<String> pending = new PendingAnswer<>(execution, Service.CONTEXT);
    CompletableFuture<RateGate.Pass> waiting = enter(pending);
    awaitWaiting(1);
    pending.cancel();
    ExecutionException e = catchThrowableOfType(ExecutionException.class, waiting::get);
    assertThat(e).hasRootCauseMessage("The request was stopped");
  }

  private CompletableFuture<RateGate.Pass> enter() {
    return enter(new PendingAnswer<>(execution, Service.CONTEXT));
  }

  private CompletableFuture<RateGate.Pass> enter(PendingAnswer<?> pending) {
    CompletableFuture<RateGate.Pass> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                RateGate.Pass pass =
                    gate.enter(
                        pending,
                        execution,
                        s -> new BitbucketException(SqlState.RATE_LIMITED, "too long"));
                inside.incrementAndGet();
                result.complete(pass);
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  private void leave(RateGate.Pass pass) {
    inside.decrementAndGet();
    gate.answered(pass);
  }

  private void awaitWaiting(int count) {
    while (pace.waiting.get() != count) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void awaitInside(int count) {
    while (inside.get() != count) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
