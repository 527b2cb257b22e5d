package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.catalog.ColumnPath;
import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.FieldPath;
import io.github.bitbucketjdbc.catalog.Source;
import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.http.Paging;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the parameter {@code fields}, which makes the service leave out what no column needs. It
 * also cuts the envelope, so {@code next} is always named: without it a walk would end silently
 * after its first page.
 */
public final class FieldList {
  private FieldList() {}

  /**
   * Returns the value of {@code fields} for some columns of an endpoint. When none of them is in
   * the answer, one cheap field is named so that the elements can still be counted; which one is
   * guessed here, so prefer the other method where the table is at hand.
   */
  public static String of(Endpoint endpoint, List<ColumnDef> columns, boolean withSize) {
    return of(endpoint, columns, withSize, endpoint.rows().isEmpty() ? guess(endpoint) : "");
  }

  private static String guess(Endpoint endpoint) {
    return endpoint.stableSort().isEmpty() ? "type" : endpoint.stableSort();
  }

  /** Returns the value of {@code fields}, where the table's key is the cheap field. */
  public static String of(
      TableDef table, Endpoint endpoint, List<ColumnDef> columns, boolean withSize) {
    boolean detail = table.detail().filter(endpoint::equals).isPresent();
    String cheap = firstPath(table, detail ? Source.DETAIL : Source.ROW);
    return of(endpoint, columns, withSize, cheap.isEmpty() ? guess(endpoint) : cheap);
  }

  /** Returns a list that adds the fields of another to what the service shows anyway. */
  static String added(String fields) {
    return Stream.of(fields.split(","))
        .filter(f -> !f.equals("next") && !f.equals("size"))
        .map(f -> "+" + f)
        .collect(Collectors.joining(","));
  }

  /** Returns the list with the fields of several. */
  static String union(List<String> lists) {
    Set<String> all = new LinkedHashSet<>();
    lists.forEach(l -> all.addAll(List.of(l.split(","))));
    return String.join(",", withoutCovered(all));
  }

  private static String firstPath(TableDef table, Source source) {
    String any = "";
    for (ColumnDef column : table.columns()) {
      if (column.source() == source) {
        String path = ColumnPath.parse(column.path()).first().forService();
        if (column.key()) {
          return path;
        }
        any = any.isEmpty() ? path : any;
      }
    }
    return any;
  }

  private static String of(
      Endpoint endpoint, List<ColumnDef> columns, boolean withSize, String cheap) {
    String element = endpoint.fieldPrefix();
    FieldPath rows = FieldPath.parse(endpoint.rows());
    boolean explodes = !rows.steps().isEmpty();
    boolean map = explodes && rows.last().members();
    String row = element + rows.forService();
    Set<String> fields = new LinkedHashSet<>();
    boolean rowNamed = false;
    for (ColumnDef column : columns) {
      List<String> paths =
          ColumnPath.parse(column.path()).places().stream()
              .map(p -> p.path().forService())
              .toList();
      switch (column.source()) {
        case REQUEST, WRITTEN -> {}
        case OUTER -> paths.forEach(p -> fields.add(element + p));
        case ROW, DETAIL -> {
          paths.forEach(p -> fields.add(explodes ? join(row, map ? "" : p) : element + p));
          rowNamed = true;
        }
      }
    }
    if (explodes && rows.last().selects()) {
      fields.add(join(row, rows.last().field()));
    } else if (!rowNamed) {
      fields.add(explodes ? join(row, map ? "" : cheap) : element + cheap);
    }
    List<String> named = withoutCovered(fields);
    if (!endpoint.isSingle()) {
      named.add("next");
      if (withSize || endpoint.paging() == Paging.STEPPED) {
        named.add("size");
      }
    }
    return String.join(",", named);
  }

  private static String join(String list, String path) {
    return path.isEmpty() ? list : list + "." + path;
  }

  /** Leaves out fields inside others, since what naming both means is not documented. */
  private static List<String> withoutCovered(Set<String> fields) {
    List<String> kept = new ArrayList<>();
    for (String field : fields) {
      if (fields.stream().noneMatch(other -> field.startsWith(other + "."))) {
        kept.add(field);
      }
    }
    return kept;
  }
}
