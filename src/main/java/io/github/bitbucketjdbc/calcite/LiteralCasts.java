package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Converts texts that stand where a time or a number is meant, such as {@code CreatedOn >
 * '2026-01-31'}, while planning: with a clear error for what cannot be converted, and also in the
 * ISO form that Calcite refuses. Casts to a time of fewer digits get what cuts the others off.
 */
final class LiteralCasts extends RexShuttle {
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalEnd()
          .toFormatter();

  private final RexBuilder rex;

  private LiteralCasts(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode fold(RelNode plan) {
    return new LiteralCasts(plan.getCluster().getRexBuilder()).in(plan);
  }

  private RelNode in(RelNode plan) {
    return plan.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return super.visit(node).accept(LiteralCasts.this);
          }
        });
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery outside = (RexSubQuery) super.visitSubQuery(subQuery);
    return outside.clone(in(outside.rel));
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode folded = super.visitCall(call);
    if (folded.getKind() != SqlKind.CAST) {
      return folded;
    }
    RexNode operand = ((RexCall) folded).getOperands().get(0);
    RexNode cut = Fractions.cut(rex, folded, operand.getType());
    if (!(operand instanceof RexLiteral literal)
        || literal.isNull()
        || !SqlTypeName.CHAR_TYPES.contains(literal.getType().getSqlTypeName())) {
      return cut;
    }
    String text = literal.getValueAs(String.class);
    RexNode converted = text == null ? null : converted(text.trim(), folded.getType());
    return converted == null ? cut : converted;
  }

  private @Nullable RexNode converted(String text, RelDataType type) {
    try {
      return switch (type.getSqlTypeName()) {
        case TIMESTAMP ->
            rex.ensureType(
                type,
                rex.makeTimestampLiteral(
                    TimestampString.fromMillisSinceEpoch(millis(text)), type.getPrecision()),
                true);
        case BIGINT, INTEGER ->
            rex.makeLiteral(new BigDecimal(new BigDecimal(text).toBigIntegerExact()), type);
        default -> null;
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw notConvertible(text, type, e);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static long millis(String text) {
    TemporalAccessor parsed =
        MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (parsed instanceof OffsetDateTime moment) {
      return moment.toInstant().toEpochMilli();
    }
    LocalDateTime local =
        parsed.isSupported(ChronoField.HOUR_OF_DAY)
            ? LocalDateTime.from(parsed)
            : LocalDate.from(parsed).atStartOfDay();
    return local.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static BitbucketException notConvertible(
      String text, RelDataType type, RuntimeException cause) {
    boolean time = type.getSqlTypeName() == SqlTypeName.TIMESTAMP;
    return new BitbucketException(
        SqlState.INVALID_CONVERSION,
        "'"
            + text
            + "' is not "
            + (time
                ? "a time; write it as '2026-01-31' or '2026-01-31 12:00:00' (UTC)"
                : "a number"),
        cause);
  }
}
