package io.github.bitbucketjdbc.http;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request carries. */
public sealed interface Content {
  /**
   * A JSON object.
   *
   * @param fields the members: texts, numbers, flags, null, maps, lists, or {@link Raw}
   */
  record Json(Map<String, @Nullable Object> fields) implements Content {
    /** Keeps the order of the members. */
    public Json {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
      return String.valueOf(fields.keySet());
    }
  }

  /** JSON text that stands inside a JSON object as it is. */
  record Raw(String json) {}

  /** A form with files, {@code multipart/form-data}. */
  record Form(List<Part> parts) implements Content {
    /** Copies the parts. */
    public Form {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return String.valueOf(parts.stream().map(Part::name).toList());
    }
  }

  /**
   * A part of a form.
   *
   * @param name the name of the field
   * @param file the name of the file, or "" for a plain value
   * @param bytes the value, when {@code local} is null
   * @param local the file of this machine whose bytes are the value, or null
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Part(String name, String file, byte[] bytes, @Nullable Path local) {
    /** A part whose value is in memory. */
    public Part(String name, String file, byte[] bytes) {
      this(name, file, bytes, null);
    }
  }
}
