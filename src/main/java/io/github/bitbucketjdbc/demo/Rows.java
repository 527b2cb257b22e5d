package io.github.bitbucketjdbc.demo;

import java.util.List;
import java.util.function.IntFunction;

/** The rows of one collection in their order of creation, computed one by one on demand. */
record Rows(int size, IntFunction<Json> source) {

  static Rows of(List<Json> rows) {
    return new Rows(rows.size(), rows::get);
  }

  Json row(int index) {
    return source.apply(index);
  }
}
