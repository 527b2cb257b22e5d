package io.github.bitbucketjdbc.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an address of the service answered. Elements that were recorded without their page have
 * their texts in {@code pages}; a whole page is kept as it is.
 *
 * @param file the file it was found in, below the folder of all
 * @param path the path below the base URL, with the names of another workspace
 * @param object whether the answer was one object
 * @param pages the texts of the elements, by page
 * @param envelope the text of a page, or empty when there are only elements
 * @param detail the text of the single object that belongs to the only element
 */
record Recording(
    String file,
    String path,
    boolean object,
    List<List<String>> pages,
    Optional<String> envelope,
    Optional<String> detail) {

  /** The text of a whole answer: a page when it has a list of values, else an object. */
  static Recording answer(String file, String path, String text) {
    boolean list = PlainReading.tree(text).path("values").isArray();
    return new Recording(
        file,
        path,
        !list,
        list ? List.of() : List.of(List.of(text)),
        list ? Optional.of(text) : Optional.empty(),
        Optional.empty());
  }

  /** Elements of a list without the pages around them. */
  static Recording rows(String file, String path, List<List<String>> pages) {
    return new Recording(file, path, false, pages, Optional.empty(), Optional.empty());
  }

  Recording withDetail(String text) {
    return new Recording(file, path, object, pages, envelope, Optional.of(text));
  }

  List<JsonNode> elements() {
    return envelope
        .map(text -> PlainReading.tree(text).get("values").valueStream())
        .orElseGet(() -> texts().map(PlainReading::tree))
        .toList();
  }

  Stream<String> texts() {
    return pages.stream().flatMap(List::stream);
  }

  @Override
  public String toString() {
    return file + " " + path;
  }
}
