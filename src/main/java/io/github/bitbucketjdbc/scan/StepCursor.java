package io.github.bitbucketjdbc.scan;

import io.github.bitbucketjdbc.query.RowCursor;
import io.github.bitbucketjdbc.rest.Readiness;
import io.github.bitbucketjdbc.rest.Startable;
import org.jspecify.annotations.Nullable;

/** A cursor that does something with the rows of another one, which it closes and starts. */
abstract class StepCursor implements RowCursor, Startable, Readiness {
  private final RowCursor input;

  StepCursor(RowCursor input) {
    this.input = input;
  }

  /** Returns whether the input is ready, which is enough where each of its rows gives one. */
  @Override
  public boolean isReady() {
    return Readiness.of(input);
  }

  final RowCursor input() {
    return input;
  }

  @Override
  public void start() {
    if (input instanceof Startable startable) {
      startable.start();
    }
  }

  @Override
  public @Nullable Object[] row() {
    return input.row();
  }

  @Override
  public void close() {
    input.close();
  }
}
