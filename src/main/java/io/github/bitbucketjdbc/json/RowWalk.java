package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the tokens of one element and fills rows. Only elements of a list that are picked by one of
 * their fields are buffered, because that field may come last.
 */
final class RowWalk {
  private final JsonFactory factory;
  private final List<ColumnDef> columns;
  private final @Nullable Object[] blank;
  private final DecodingErrors errors;
  private final ValueDecoder decoder;
  private final List<@Nullable Object[]> exploded = new ArrayList<>();

  RowWalk(
      JsonFactory factory,
      List<ColumnDef> columns,
      @Nullable Object[] blank,
      DecodingErrors errors) {
    this.factory = factory;
    this.columns = columns;
    this.blank = blank;
    this.errors = errors;
    this.decoder = new ValueDecoder(errors);
  }

  /** Reads the object at which the parser stands; its exploded rows wait in {@link #exploded()}. */
  @Nullable Object[] element(JsonParser parser, FieldNode root) throws IOException {
    exploded.clear();
    @Nullable Object[] row = blank.clone();
    value(parser, root, row);
    return row;
  }

  /** Returns the rows inside the element that was read last. */
  List<@Nullable Object[]> exploded() {
    return exploded;
  }

  private void value(JsonParser parser, FieldNode node, @Nullable Object[] row) throws IOException {
    for (int column : node.below()) {
      row[column] = null; // when a name occurs twice, the last one counts
    }
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      for (FieldNode.Mark mark : node.marks()) {
        row[mark.column()] = mark.label();
      }
    }
    if (!parser.currentToken().isStructStart()) {
      for (int column : node.columns()) {
        row[column] = decoder.decode(parser, columns.get(column));
      }
    } else if (node.columns().length == 0) {
      inside(parser, node, row);
    } else if (node.wantsMembers() || node.wantsElements()) {
      TokenBuffer copy = buffer(parser);
      text(copy.asParserOnFirstToken(), node, row);
      inside(copy.asParserOnFirstToken(), node, row);
    } else {
      text(parser, node, row);
    }
  }

  private void inside(JsonParser parser, FieldNode node, @Nullable Object[] row)
      throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT && node.wantsMembers()) {
      members(parser, node, row);
    } else if (parser.currentToken() == JsonToken.START_ARRAY && node.wantsElements()) {
      elements(parser, node, row);
    } else {
      parser.skipChildren();
    }
  }

  private void members(JsonParser parser, FieldNode node, @Nullable Object[] row)
      throws IOException {
    FieldNode each = node.members();
    if (each != null) {
      exploded.clear();
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      FieldNode child = node.child(name);
      parser.nextToken();
      if (each != null) {
        explode(parser, each, name);
      } else if (child == null) {
        if (node.standsAlone() && isList(name, parser)) {
          throw errors.protocol("a list instead of one object");
        }
        parser.skipChildren();
      } else {
        value(parser, child, row);
      }
    }
  }

  private static boolean isList(String name, JsonParser parser) {
    return name.equals("values") && parser.currentToken() == JsonToken.START_ARRAY;
  }

  private void elements(JsonParser parser, FieldNode node, @Nullable Object[] row)
      throws IOException {
    FieldNode.Pick rows = node.rows();
    if (rows != null) {
      exploded.clear();
    }
    List<FieldNode.Pick> open = new ArrayList<>(node.picks());
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (rows != null && rows.field().isEmpty() && open.isEmpty()) {
        explode(parser, rows.element());
        continue;
      }
      TokenBuffer copy = buffer(parser);
      if (rows != null && matches(copy, rows)) {
        explode(copy.asParserOnFirstToken(), rows.element());
      }
      for (int i = open.size() - 1; i >= 0; i--) {
        if (matches(copy, open.get(i))) {
          value(copy.asParserOnFirstToken(), open.remove(i).element(), row);
        }
      }
    }
  }

  private void explode(JsonParser parser, FieldNode element) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT && element.columns().length == 0) {
      throw errors.protocol("a list whose elements are not objects");
    }
    @Nullable Object[] row = blank.clone();
    value(parser, element, row);
    exploded.add(row);
  }

  private void explode(JsonParser parser, FieldNode member, String name) throws IOException {
    @Nullable Object[] row = blank.clone();
    value(parser, member, row);
    for (int column : member.names()) {
      row[column] = name;
    }
    exploded.add(row);
  }

  private static boolean matches(TokenBuffer element, FieldNode.Pick pick) throws IOException {
    if (pick.field().isEmpty()) {
      return true;
    }
    boolean matches = false;
    try (JsonParser parser = element.asParserOnFirstToken()) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(pick.field())) {
          matches = pick.value().equals(parser.getValueAsString());
        }
        parser.skipChildren();
      }
    }
    return matches;
  }

  private static TokenBuffer buffer(JsonParser parser) throws IOException {
    TokenBuffer copy = new TokenBuffer(parser).forceUseOfBigDecimal(true);
    copy.copyCurrentStructure(parser);
    return copy;
  }

  private void text(JsonParser parser, FieldNode node, @Nullable Object[] row) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.copyCurrentStructureExact(parser);
    }
    for (int column : node.columns()) {
      if (columns.get(column).type() != ColumnType.VARCHAR) {
        throw errors.notAs(columns.get(column), "an object or a list");
      }
      row[column] = text.toString();
    }
  }
}
