package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * Turns one scalar of the answer into the value of a column. Numbers and flags that come as text
 * are taken too, as the service is not of one mind about them.
 */
final class ValueDecoder {
  private final DecodingErrors errors;

  ValueDecoder(DecodingErrors errors) {
    this.errors = errors;
  }

  /** Returns the value of the scalar at which the parser stands. */
  @Nullable Object decode(JsonParser parser, ColumnDef column) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (column.type()) {
      case VARCHAR -> text(parser, column);
      case BIGINT -> whole(parser, column, Long.MIN_VALUE, Long.MAX_VALUE);
      case INTEGER -> (int) whole(parser, column, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case DOUBLE -> fraction(parser, column);
      case BOOLEAN -> flag(parser, column);
      case TIMESTAMP -> instant(parser, column);
    };
  }

  private static String text(JsonParser parser, ColumnDef column) throws IOException {
    String text = parser.getText();
    return ColumnPath.takesLastPart(column.path())
        ? text.substring(text.lastIndexOf('/') + 1)
        : text;
  }

  private long whole(JsonParser parser, ColumnDef column, long least, long most)
      throws IOException {
    boolean small =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    long value = small ? parser.getLongValue() : exactLong(number(parser, column), column);
    if (value < least || value > most) {
      throw errors.outOfRange(column);
    }
    return value;
  }

  private long exactLong(BigDecimal value, ColumnDef column) {
    if (value.signum() != 0 && value.scale() > 0 && value.stripTrailingZeros().scale() > 0) {
      throw errors.notAs(column, "a number with a fraction");
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw errors.outOfRange(column);
    }
  }

  private double fraction(JsonParser parser, ColumnDef column) throws IOException {
    double value =
        parser.currentToken().isNumeric()
            ? parser.getDoubleValue()
            : number(parser, column).doubleValue();
    if (Double.isInfinite(value)) {
      throw errors.outOfRange(column);
    }
    return value;
  }

  private BigDecimal number(JsonParser parser, ColumnDef column) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return decimal(parser, column);
      }
      case VALUE_STRING -> {
        String text = parser.getText().trim();
        if (text.length() > 100) {
          throw errors.notAs(column, "a text that is not a number");
        }
        try {
          return new BigDecimal(text);
        } catch (NumberFormatException e) {
          throw errors.notAs(column, "a text that is not a number");
        }
      }
      default -> throw errors.notAs(column, "a truth value");
    }
  }

  /** An exponent of many digits is beyond what the JDK can hold; Jackson's error would quote it. */
  private BigDecimal decimal(JsonParser parser, ColumnDef column) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw errors.outOfRange(column);
    }
  }

  private boolean flag(JsonParser parser, ColumnDef column) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_TRUE -> {
        return true;
      }
      case VALUE_FALSE -> {
        return false;
      }
      case VALUE_STRING -> {
        String text = parser.getText().trim();
        if (text.equalsIgnoreCase("true")) {
          return true;
        }
        if (text.equalsIgnoreCase("false")) {
          return false;
        }
        throw errors.notAs(column, "a text that is neither true nor false");
      }
      default -> throw errors.notAs(column, "a number");
    }
  }

  /** Returns milliseconds since 1970; an empty text tells no time and is NULL. */
  private @Nullable Long instant(JsonParser parser, ColumnDef column) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw errors.notAs(column, "something that is not a text");
    }
    if (parser.getTextLength() == 0) {
      return null;
    }
    try {
      return TimestampParser.parse(
          parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    } catch (DateTimeException e) {
      throw errors.notAs(column, "a text that is not a timestamp");
    }
  }
}
