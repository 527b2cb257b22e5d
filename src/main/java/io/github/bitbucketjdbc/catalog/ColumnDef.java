package io.github.bitbucketjdbc.catalog;

import java.util.List;
import java.util.function.Consumer;

/**
 * A column.
 *
 * @param name the name, which is a contract with users
 * @param type the SQL type
 * @param source where the value comes from
 * @param path the place in the JSON, as names joined by dots; {@code name[field=value]} takes the
 *     element of a list whose field has that value, and {@link ColumnPath} tells of several places.
 *     Of a {@link Source#REQUEST} column it names the column whose value it has when none was given
 * @param key whether it is part of the primary key
 * @param nullable whether NULL may occur; every column but the key, and of the key the UUIDs of
 *     people who may be gone
 * @param told whether the service tells it in every row, so that it can sort by it
 * @param description what it means, in our own words
 * @param filter how the service filters on it
 * @param field the name that the service's query language has for it
 * @param nullTest whether {@code = null} and {@code != null} are answered for it
 * @param values every value the service knows, or an empty list when the set is open
 * @param sortable whether the service sorts by it; only columns without NULLs are
 * @param stable whether its value never changes, so that pages sorted by it do not shift
 * @param form the regular expression that every value matches, or "" when any text may be one; a
 *     value of another form belongs to no row, so nothing is asked for it
 */
public record ColumnDef(
    String name,
    ColumnType type,
    Source source,
    String path,
    boolean key,
    boolean nullable,
    boolean told,
    String description,
    FilterKind filter,
    String field,
    boolean nullTest,
    List<String> values,
    boolean sortable,
    boolean stable,
    String form) {

  /** Copies the values. */
  public ColumnDef {
    values = List.copyOf(values);
  }

  static ColumnDef of(
      String name, ColumnType type, Source source, String path, boolean key, String description) {
    return new ColumnDef(
        name,
        type,
        source,
        path,
        key,
        !key,
        key,
        description,
        FilterKind.NONE,
        path,
        false,
        List.of(),
        false,
        false,
        "");
  }

  ColumnDef withFilter(FilterKind kind, String queryField) {
    return changed(
        d -> {
          d.filter = kind;
          d.field = queryField;
        });
  }

  ColumnDef withNullTest() {
    return changed(d -> d.nullTest = true);
  }

  ColumnDef withValues(List<String> all) {
    return changed(d -> d.values = all);
  }

  ColumnDef withSort(boolean neverChanges) {
    return changed(
        d -> {
          d.sortable = true;
          d.stable = neverChanges;
        });
  }

  ColumnDef withoutKey() {
    return changed(d -> d.key = false);
  }

  ColumnDef notNull() {
    return changed(d -> d.told = true);
  }

  /** Returns this column as one whose value stands in each row. */
  ColumnDef inRow(String place) {
    return new ColumnDef(
        name,
        type,
        Source.ROW,
        place,
        key,
        nullable,
        told,
        description,
        filter,
        field,
        nullTest,
        values,
        sortable,
        stable,
        form);
  }

  /** Returns this column as one whose value may be missing. */
  public ColumnDef mayBeNull() {
    return changed(
        d -> {
          d.nullable = true;
          d.told = false;
        });
  }

  ColumnDef withForm(String regex) {
    return changed(d -> d.form = regex);
  }

  private ColumnDef changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.build(this);
  }

  /** What a declaration says about a column after its name, type and place. */
  private static final class Draft {
    boolean key;
    boolean nullable;
    boolean told;
    FilterKind filter;
    String field;
    boolean nullTest;
    List<String> values;
    boolean sortable;
    boolean stable;
    String form;

    Draft(ColumnDef column) {
      key = column.key;
      nullable = column.nullable;
      told = column.told;
      filter = column.filter;
      field = column.field;
      nullTest = column.nullTest;
      values = column.values;
      sortable = column.sortable;
      stable = column.stable;
      form = column.form;
    }

    ColumnDef build(ColumnDef column) {
      return new ColumnDef(
          column.name,
          column.type,
          column.source,
          column.path,
          key,
          nullable,
          told,
          column.description,
          filter,
          field,
          nullTest,
          values,
          sortable,
          stable,
          form);
    }
  }

  /** Returns whether a value can be one of the column's. */
  public boolean mayBe(Object value) {
    return form.isEmpty() || value.toString().matches(form);
  }
}
