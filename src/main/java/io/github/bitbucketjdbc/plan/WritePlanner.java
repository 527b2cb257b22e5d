package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnType;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.http.Content;
import io.github.bitbucketjdbc.http.RestRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows that are to be written into requests. */
public final class WritePlanner {
  private static final Set<WriteDef.As> MEMBERS =
      EnumSet.of(WriteDef.As.VALUE, WriteDef.As.REFERENCE, WriteDef.As.TEXT, WriteDef.As.JSON);

  private final Addresses addresses;

  /** A planner for a workspace; "" when the connection names none. */
  public WritePlanner(String workspace) {
    addresses = new Addresses(workspace);
  }

  /**
   * Returns the request that writes a row.
   *
   * @throws BitbucketException when a value is missing that the service needs
   */
  public RestRequest request(WritePlan plan, WriteRow row) {
    WriteDef def = plan.def();
    RestRequest request =
        new RestRequest(def.method(), path(plan, row), List.of(), content(plan, row));
    for (WriteDef.Field field : def.fields()) {
      Object value = row.values().get(field.column());
      if (field.as() == WriteDef.As.QUERY && value != null) {
        Object sent = encoded(plan.table().column(field.column()), field, value);
        request = request.with(field.path(), sent.toString());
      }
    }
    return request;
  }

  /** Returns the request for the list of which the row is an element. */
  public RestRequest listRequest(WritePlan plan, WriteRow row) {
    WriteDef.Field element = element(plan.def());
    return new RestRequest(path(plan, row))
        .with("fields", plan.def().list() + "." + element.path());
  }

  /** Returns the request that writes the whole list. */
  public RestRequest listRequest(WritePlan plan, WriteRow row, List<String> elements) {
    WriteDef def = plan.def();
    WriteDef.Field element = element(def);
    List<Object> list = new ArrayList<>();
    for (String e : elements) {
      list.add(new Content.Json(Map.of(element.path(), e)));
    }
    Content content = new Content.Json(Map.of(def.list(), list));
    return new RestRequest(def.method(), path(plan, row), List.of(), content);
  }

  /** Returns the column that tells the elements of a list apart. */
  public static WriteDef.Field element(WriteDef def) {
    return def.fields().get(0);
  }

  /** Returns a scan for the row that an insert would overwrite, or empty when nothing would be. */
  public Optional<ScanSpec> rival(WritePlan plan, WriteRow row) {
    TableDef table = plan.table();
    WriteDef def = plan.def();
    if (def.kind() != WriteDef.Kind.INSERT || def.unique().isEmpty()) {
      return Optional.empty();
    }
    List<Predicate> conditions = new ArrayList<>(addressed(plan, row));
    for (String column : def.unique()) {
      Object value = row.values().get(column);
      if (value != null) {
        conditions.add(equal(table, column, value));
      }
    }
    def.uniqueAmong().forEach((column, value) -> conditions.add(equal(table, column, value)));
    return Optional.of(first(plan, conditions));
  }

  /** Returns a scan for the row itself, to see whether it is there. */
  public ScanSpec present(WritePlan plan, WriteRow row) {
    return first(plan, addressed(plan, row));
  }

  private static List<Predicate> addressed(WritePlan plan, WriteRow row) {
    List<Predicate> conditions = new ArrayList<>();
    for (String column : plan.def().pathColumns()) {
      Object value = row.keys().getOrDefault(column, row.values().get(column));
      if (value != null) {
        conditions.add(equal(plan.table(), column, value));
      }
    }
    return conditions;
  }

  private static ScanSpec first(WritePlan plan, List<Predicate> conditions) {
    TableDef table = plan.table();
    List<Integer> columns = table.primaryKey().stream().map(table::indexOf).toList();
    ScanSpec scan =
        ScanSpec.of(table, columns)
            .withFilterReplaced(Predicate.and(conditions))
            .withOrder(List.of(), null, Operand.literal(1L));
    return plan.owner().isEmpty() ? scan : scan.withFixedOwner();
  }

  private static Predicate equal(TableDef table, String column, Object value) {
    return new Predicate.Comparison(
        table.indexOf(column), ComparisonOperator.EQ, Operand.literal(value));
  }

  private String path(WritePlan plan, WriteRow row) {
    Map<String, Object> named = new LinkedHashMap<>(row.keys());
    for (String column : plan.def().pathColumns()) {
      Object value = row.values().get(column);
      if (!named.containsKey(column) && value != null) {
        named.put(column, value);
      }
      if (!named.containsKey(column)) {
        throw missing(plan, column);
      }
    }
    return addresses.of(plan.table(), plan.def().path(), named);
  }

  private @Nullable Content content(WritePlan plan, WriteRow row) {
    return switch (plan.def().form()) {
      case NONE -> null;
      case JSON -> new Content.Json(fields(plan, row));
      case MULTIPART -> withFile(plan, row, fields(plan, row));
    };
  }

  private static Map<String, @Nullable Object> fields(WritePlan plan, WriteRow row) {
    WriteDef def = plan.def();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    def.constants().forEach((place, value) -> put(body, place, value));
    boolean update = def.kind() == WriteDef.Kind.UPDATE;
    for (WriteDef.Field field : def.fields()) {
      boolean given = row.values().containsKey(field.column());
      Object value = given ? row.values().get(field.column()) : row.keys().get(field.column());
      if (!MEMBERS.contains(field.as())) {
        continue;
      }
      if (value != null) {
        put(body, field.path(), encoded(plan.table().column(field.column()), field, value));
      } else if (field.required()) {
        throw missing(plan, field.column());
      } else if (given && update) {
        refuseNull(plan, field.column());
        put(body, emptied(field), null);
      }
    }
    return body;
  }

  private static String emptied(WriteDef.Field field) {
    String path = field.path();
    return field.as() == WriteDef.As.REFERENCE ? path.substring(0, path.lastIndexOf('.')) : path;
  }

  /** Every other member of the body that a dotted place leads through is an object. */
  static void put(Map<String, @Nullable Object> body, String place, @Nullable Object value) {
    int dot = place.indexOf('.');
    if (dot < 0) {
      body.put(place, value);
      return;
    }
    Object inner = body.computeIfAbsent(place.substring(0, dot), k -> new LinkedHashMap<>());
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) inner;
    put(object, place.substring(dot + 1), value);
  }

  private static Object encoded(ColumnDef column, WriteDef.Field field, Object value) {
    if (field.as() == WriteDef.As.JSON) {
      return new Content.Raw(value.toString());
    }
    if (column.type() == ColumnType.TIMESTAMP && value instanceof Number millis) {
      return Instant.ofEpochMilli(millis.longValue()).toString();
    }
    return field.as() == WriteDef.As.TEXT ? value.toString() : value;
  }

  /** A row without a file is sent as JSON, in which a text can be NULL too. */
  private static Content withFile(
      WritePlan plan, WriteRow row, Map<String, @Nullable Object> fields) {
    Optional<WriteDef.Field> content = field(plan, row, WriteDef.As.FILE_CONTENT);
    Optional<WriteDef.Field> name = field(plan, row, WriteDef.As.FILE_NAME);
    if (content.isEmpty() && name.isEmpty()) {
      return new Content.Json(fields);
    }
    if (content.isEmpty() || name.isEmpty()) {
      throw new BitbucketException(
          SqlState.NOT_NULL_VIOLATION,
          plan.table().name() + " takes the name and the content of a file only together");
    }
    List<Content.Part> parts = new ArrayList<>();
    fields.forEach((member, value) -> parts.add(part(member, "", value == null ? "" : value)));
    Object file = Objects.requireNonNull(row.values().get(name.get().column()));
    Object bytes = Objects.requireNonNull(row.values().get(content.get().column()));
    parts.add(part(content.get().path(), file.toString(), bytes));
    return new Content.Form(parts);
  }

  private static Content.Part part(String name, String file, Object value) {
    return new Content.Part(name, file, value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<WriteDef.Field> field(WritePlan plan, WriteRow row, WriteDef.As as) {
    return plan.def().fields().stream()
        .filter(f -> f.as() == as && row.values().get(f.column()) != null)
        .findFirst();
  }

  /** What an insert needs cannot be taken away later. */
  private static void refuseNull(WritePlan plan, String column) {
    boolean needed =
        plan.table()
            .write(WriteDef.Kind.INSERT)
            .map(insert -> insert.required().contains(column))
            .orElse(false);
    if (needed || plan.def().neverNull().contains(column)) {
      throw missing(plan, column);
    }
  }

  private static BitbucketException missing(WritePlan plan, String column) {
    return new BitbucketException(
        SqlState.NOT_NULL_VIOLATION,
        plan.table().name()
            + "."
            + column
            + " must not be NULL: Bitbucket needs it to "
            + plan.def().kind().name().toLowerCase(Locale.ROOT)
            + " the row");
  }
}
