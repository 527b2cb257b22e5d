package io.github.bitbucketjdbc.demo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the values of a filterable field compare. */
enum FieldType {
  /** Free text: equality and order ignore case, which a client must not rely on. */
  TEXT,
  /** A ref name: as text, but {@code sort} puts {@code v10} after {@code v9}. */
  NAME,
  /** Identifiers, states and hashes: exact. */
  EXACT,
  NUMBER,
  BOOLEAN,
  /** Date-times, compared to the microsecond. */
  DATE,
  /** Permissions are ordered: read, write, admin. */
  PERMISSION,
  /** An object, which can only be compared with null. */
  OBJECT;

  private static final List<String> PERMISSIONS = List.of("read", "write", "admin");
  private static final Comparator<String> NATURAL = new NaturalOrder();

  /** The value in the form in which it is compared. */
  @Nullable Comparable<?> key(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (this) {
      case TEXT, NAME -> value.toString().toLowerCase(Locale.ROOT);
      case EXACT -> value.toString();
      case NUMBER -> new BigDecimal(value.toString());
      case BOOLEAN -> (Boolean) value;
      case DATE -> Stamps.parse(value.toString());
      case PERMISSION -> PERMISSIONS.indexOf(value.toString());
      case OBJECT -> "object";
    };
  }

  /** The key of a literal in a query; refuses literals of another kind. */
  @Nullable Comparable<?> literal(BbqlToken token, String field) {
    if (token.isWord("null")) {
      return null;
    }
    boolean fits =
        switch (this) {
          case TEXT, NAME, EXACT -> token.kind() == BbqlToken.Kind.STRING;
          case NUMBER -> token.kind() == BbqlToken.Kind.NUMBER;
          case BOOLEAN -> token.isWord("true") || token.isWord("false");
          case DATE -> token.kind() == BbqlToken.Kind.DATE || token.kind() == BbqlToken.Kind.STRING;
          case PERMISSION ->
              token.kind() == BbqlToken.Kind.STRING && PERMISSIONS.contains(token.text());
          case OBJECT -> false;
        };
    if (!fits) {
      throw ApiError.badRequest("Invalid value for " + field + ": " + token.text());
    }
    try {
      return this == BOOLEAN ? (Comparable<?>) token.isWord("true") : key(token.text());
    } catch (DateTimeException e) {
      throw ApiError.badRequest("Invalid value for " + field + ": " + token.text());
    }
  }

  boolean isText() {
    return this == TEXT || this == NAME || this == EXACT;
  }

  boolean isOrdered() {
    return this != BOOLEAN && this != OBJECT;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  int compare(Comparable a, Comparable b) {
    return a.compareTo(b);
  }

  int compareForSort(Comparable<?> a, Comparable<?> b) {
    return this == NAME ? NATURAL.compare((String) a, (String) b) : compare(a, b);
  }
}
