package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.tables.BitbucketCatalog;
import java.util.List;
import java.util.stream.Stream;

/** Short ways to write the conditions of one table. */
final class Conditions {
  private final TableDef table;

  private Conditions(TableDef table) {
    this.table = table;
  }

  static Conditions on(String table) {
    return new Conditions(BitbucketCatalog.get().named(table).get(0));
  }

  TableDef table() {
    return table;
  }

  int at(String column) {
    return table.indexOf(column);
  }

  Predicate compare(String column, ComparisonOperator operator, Object value) {
    return new Predicate.Comparison(at(column), operator, Operand.literal(value));
  }

  Predicate equal(String column, Object value) {
    return compare(column, ComparisonOperator.EQ, value);
  }

  Predicate in(String column, Object... values) {
    return new Predicate.In(at(column), operands(values), false);
  }

  Predicate notIn(String column, Object... values) {
    return new Predicate.In(at(column), operands(values), true);
  }

  Predicate like(String column, String pattern) {
    return new Predicate.Like(
        at(column), Operand.literal(pattern), Predicate.Like.NO_ESCAPE, false, false);
  }

  Predicate isNull(String column) {
    return new Predicate.NullTest(at(column), true);
  }

  private static List<Operand> operands(Object... values) {
    return Stream.of(values).map(Operand::literal).toList();
  }

  /** A scan of the rows of some columns that satisfy all conditions. */
  ScanSpec scan(List<String> columns, Predicate... conditions) {
    return ScanSpec.of(table, columns.stream().map(this::at).toList())
        .withFilterReplaced(Predicate.and(List.of(conditions)));
  }
}
