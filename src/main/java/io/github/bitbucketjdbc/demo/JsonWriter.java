package io.github.bitbucketjdbc.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams a {@link Json} tree to bytes, leaving out what the {@code fields} parameter leaves out.
 */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static byte[] bytes(List<Object> rows) {
    return bytes(rows, null, true);
  }

  static byte[] bytes(Json root, FieldMask mask) {
    return bytes(root, mask, mask.keepsByDefault());
  }

  private static byte[] bytes(Object root, @Nullable FieldMask mask, boolean defaults) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(32_768);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, root, mask, defaults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(
      JsonGenerator out, @Nullable Object value, @Nullable FieldMask mask, boolean defaults)
      throws IOException {
    if (value instanceof Json object && mask == null && defaults && object.text() != null) {
      out.writeRawValue(object.text());
    } else if (value instanceof Json object) {
      writeObject(out, object, mask, defaults);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(out, element, mask, defaults);
      }
      out.writeEndArray();
    } else {
      writeScalar(out, value);
    }
  }

  private static void writeObject(
      JsonGenerator out, Json object, @Nullable FieldMask mask, boolean defaults)
      throws IOException {
    out.writeStartObject();
    boolean others = mask == null ? defaults : mask.showsOthers(defaults);
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      FieldMask child = mask == null ? null : mask.child(name);
      boolean shown = others && !object.isHidden(i);
      boolean wanted = child == null ? shown : child.keeps(shown);
      if (wanted) {
        out.writeFieldName(name);
        write(out, object.value(i), child, child == null || child.keepsBelow(shown));
      }
    }
    out.writeEndObject();
  }

  private static void writeScalar(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else {
      out.writeNumber(new BigDecimal(value.toString()));
    }
  }
}
