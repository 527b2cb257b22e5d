package io.github.bitbucketjdbc.plan;

import org.jspecify.annotations.Nullable;

/**
 * A value that a column is compared with: a literal, or a slot that is filled when the statement is
 * executed.
 *
 * @param value the literal; null for a slot that is not filled yet
 * @param slot the position of the value among those given at execution, or -1
 */
public record Operand(@Nullable Object value, int slot) {
  /** A literal: String, Long, BigDecimal, Double, Boolean, or Long milliseconds for an instant. */
  public static Operand literal(Object value) {
    return new Operand(value, -1);
  }

  /** A value that execution supplies. */
  public static Operand slot(int slot) {
    return new Operand(null, slot);
  }

  /** Returns whether the value is known. */
  public boolean isBound() {
    return slot < 0;
  }

  /** Returns the literal for this operand; its value is null when the slot holds NULL. */
  Operand bind(@Nullable Object[] slots) {
    return isBound() ? this : new Operand(slots[slot], -1);
  }

  @Override
  public String toString() {
    return isBound() ? String.valueOf(value) : "?" + slot;
  }
}
