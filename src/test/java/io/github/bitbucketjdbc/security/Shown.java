package io.github.bitbucketjdbc.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that a person or a file gets to see, collected as texts. */
final class Shown extends Handler {
  private static final String OURS = "io.github.bitbucketjdbc";

  private final Queue<String> texts = new ConcurrentLinkedQueue<>();
  private final List<Logger> loggers = List.of(Logger.getLogger(OURS), Logger.getLogger("okhttp3"));

  /** Listens to our loggers and those of OkHttp, at every level. */
  Shown() {
    loggers.forEach(
        logger -> {
          logger.setLevel(Level.ALL);
          logger.setUseParentHandlers(false);
          logger.addHandler(this);
        });
  }

  void add(Object text) {
    texts.add(String.valueOf(text));
  }

  /** Adds an error as a log, a debugger and a remote caller have it. */
  void add(Throwable failure) {
    StringWriter out = new StringWriter();
    failure.printStackTrace(new PrintWriter(out));
    add(out);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(failure);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    add(bytes.toString(StandardCharsets.ISO_8859_1));
  }

  /** Adds all cells. */
  void add(ResultSet rows) throws SQLException {
    try (rows) {
      add(rows.toString());
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          add(rows.getString(i));
        }
      }
    }
  }

  @Override
  public void publish(LogRecord line) {
    add(line.getMessage());
    add(Arrays.toString(line.getParameters()));
    if (line.getThrown() != null) {
      add(line.getThrown());
    }
  }

  /** Adds what every object of ours says about itself that can be reached from one. */
  void addReachable(Object root) throws IllegalAccessException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> left = new ArrayDeque<>(List.of(root));
    while (!left.isEmpty()) {
      Object next = left.remove();
      if (next != null && seen.add(next)) {
        if (next instanceof Map<?, ?> map) {
          left.addAll(present(map.keySet()));
          left.addAll(present(map.values()));
        } else if (next instanceof Collection<?> list) {
          left.addAll(present(list));
        } else if (next instanceof Object[] array) {
          left.addAll(present(Arrays.asList(array)));
        } else if (next instanceof AtomicReference<?> reference) {
          left.addAll(present(Arrays.asList(reference.get())));
        }
        if (next.getClass().getName().startsWith(OURS)) {
          add(next.toString());
          addFields(next, left);
        }
      }
    }
  }

  private static List<?> present(Collection<?> values) {
    List<Object> present = new ArrayList<>();
    values.forEach(
        value -> {
          if (value != null) {
            present.add(value);
          }
        });
    return present;
  }

  private static void addFields(Object object, Deque<Object> left) throws IllegalAccessException {
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      if (!type.getName().startsWith(OURS)) {
        return;
      }
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          Object value = field.get(object);
          if (value != null) {
            left.add(value);
          }
        }
      }
    }
  }

  String all() {
    return String.join("\n", texts);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    loggers.forEach(
        logger -> {
          logger.removeHandler(this);
          logger.setLevel(null);
          logger.setUseParentHandlers(true);
        });
  }
}
