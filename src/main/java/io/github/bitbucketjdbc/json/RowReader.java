package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FieldPath;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of one endpoint as rows of one table, decoding only the wanted columns. Every
 * field may be missing: {@code fields} drops what is not named, and recorded answers lack nearly
 * every field that the specification promises (seen 2026-03-23). Safe for use by several threads.
 */
public final class RowReader {
  /** Reads texts as long as any that Bitbucket keeps. */
  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(64_000_000)
                  .maxNestingDepth(500)
                  .build())
          .build();

  private final boolean single;
  private final boolean explodes;
  private final List<ColumnDef> columns;
  private final ColumnSlots slots;
  private final @Nullable Object[] blank;
  private final int[] needed;
  private final FieldNode root = new FieldNode();
  private final DecodingErrors errors;

  /**
   * A reader of some columns.
   *
   * @param table the table whose rows are read
   * @param endpoint the endpoint that answers
   * @param columns what to decode; columns of the single object only if that is the endpoint
   * @param requestValues the values of {@link Source#REQUEST} columns, by name
   */
  public RowReader(
      TableDef table,
      Endpoint endpoint,
      List<ColumnDef> columns,
      Map<String, Object> requestValues) {
    this.single = endpoint.isSingle();
    this.explodes = !endpoint.rows().isEmpty();
    this.slots = new ColumnSlots(columns);
    this.columns = slots.columns();
    this.blank = new @Nullable Object[slots.columns().size()];
    this.errors = new DecodingErrors(table.name(), endpoint.path());
    FieldNode inner = explodes ? new FieldNode() : root;
    boolean detail = table.detail().equals(Optional.of(endpoint));
    for (int i = 0; i < columns.size(); i++) {
      ColumnDef column = columns.get(i);
      switch (column.source()) {
        case REQUEST -> blank[i] = requestValue(column, requestValues);
        case OUTER -> {
          require(explodes, column, endpoint);
          slots.lead(root, i);
        }
        case DETAIL -> {
          require(detail, column, endpoint);
          slots.lead(root, i);
        }
        case ROW -> slots.lead(inner, i);
        case WRITTEN -> {}
      }
    }
    if (single) {
      root.standAlone();
    }
    if (explodes) {
      root.explode(FieldPath.parse(endpoint.rows()), inner);
    }
    this.needed =
        IntStream.range(0, columns.size())
            .filter(i -> !columns.get(i).nullable() && columns.get(i).source().isAnswered())
            .toArray();
  }

  private static @Nullable Object requestValue(
      ColumnDef column, Map<String, Object> requestValues) {
    Object given = requestValues.get(column.name());
    Object value = given == null ? requestValues.get(column.path()) : given;
    if (value == null && !column.nullable()) {
      throw new IllegalArgumentException("No value for " + column.name());
    }
    return value;
  }

  private static void require(boolean condition, ColumnDef column, Endpoint endpoint) {
    if (!condition) {
      throw new IllegalArgumentException(column.name() + " is not in " + endpoint.path());
    }
  }

  /**
   * Reads one answer: the envelope of a list, or one object.
   *
   * @throws io.github.bitbucketjdbc.error.BitbucketException when it is not what the table needs
   * @throws UncheckedIOException when the connection breaks meanwhile
   */
  public Page read(InputStream body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw errors.protocol("an answer that is not an object");
      }
      Page page = single ? object(parser) : envelope(parser);
      if (parser.nextToken() != null) {
        throw errors.protocol("more than one object");
      }
      return page;
    } catch (NumberFormatException e) {
      throw errors.protocol("a number that nothing can hold");
    } catch (JsonProcessingException e) {
      throw errors.malformed(e);
    } catch (CharConversionException e) {
      throw errors.protocol("an answer that is not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Page object(JsonParser parser) throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    element(parser, new RowWalk(JSON, columns, blank, errors), rows);
    return new Page(rows, 1, null, null);
  }

  private Page envelope(JsonParser parser) throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    int elements = -1;
    String next = null;
    Long size = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        case "values" -> {
          rows.clear();
          elements = elements(parser, rows);
        }
        case "next" -> next = next(parser);
        case "size" -> size = token == JsonToken.VALUE_NUMBER_INT ? size(parser) : null;
        default -> {}
      }
      parser.skipChildren();
    }
    if (elements < 0) {
      throw errors.protocol("a list without values");
    }
    return new Page(rows, elements, next, size);
  }

  private @Nullable String next(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      default -> throw errors.protocol("a next page that is not an address");
    };
  }

  private static @Nullable Long size(JsonParser parser) throws IOException {
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    return fits && parser.getLongValue() >= 0 ? parser.getLongValue() : null;
  }

  private int elements(JsonParser parser, List<@Nullable Object[]> rows) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw errors.protocol("values that are not a list");
    }
    RowWalk walk = new RowWalk(JSON, columns, blank, errors);
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        // snippets of a free plan came as texts (seen 2026-05)
        throw errors.protocol("a list whose elements are not objects");
      }
      element(parser, walk, rows);
      count++;
    }
    return count;
  }

  private void element(JsonParser parser, RowWalk walk, List<@Nullable Object[]> rows)
      throws IOException {
    @Nullable Object[] outer = walk.element(parser, root);
    if (!explodes) {
      rows.add(complete(slots.folded(outer)));
      return;
    }
    for (@Nullable Object[] row : walk.exploded()) {
      for (int column : root.below()) {
        row[column] = outer[column];
      }
      rows.add(complete(slots.folded(row)));
    }
  }

  /** A row that lacks its key is none: it could be joined, counted or written to as if it were. */
  private @Nullable Object[] complete(@Nullable Object[] row) {
    for (int column : needed) {
      if (row[column] == null) {
        throw errors.protocol("a row without its " + columns.get(column).name());
      }
    }
    return row;
  }
}
