package io.github.bitbucketjdbc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The places where the value of a column may stand, as a column declares them. {@code a.b|c.d}
 * takes the first of them that is there and not null. {@code name(a.b|c.d)} tells which one that
 * is, by its first name: it makes a column of objects that are told apart by nothing but their
 * place. A label before a colon is told instead of the first name. {@code last(a.b)} takes what
 * follows the last slash of a text: the slug of a full name.
 */
public record ColumnPath(List<Place> places, boolean naming) {
  private static final String NAME = "name(";
  private static final String LAST = "last(";

  /** One of the places; {@code label} is what a naming column tells of it. */
  public record Place(String label, FieldPath path) {}

  /** Copies the places. */
  public ColumnPath {
    places = List.copyOf(places);
  }

  /** Parses the path of a column; the empty path is the value itself. */
  public static ColumnPath parse(String path) {
    boolean naming = path.startsWith(NAME);
    List<Place> places = new ArrayList<>();
    boolean called = naming || takesLastPart(path);
    String inner = called ? path.substring(path.indexOf('(') + 1, path.length() - 1) : path;
    for (String text : inner.split("\\|", -1)) {
      places.add(place(text, naming));
    }
    return new ColumnPath(places, naming);
  }

  /** Returns whether only what follows the last slash of the text is the value. */
  public static boolean takesLastPart(String path) {
    return path.startsWith(LAST);
  }

  private static Place place(String text, boolean naming) {
    int colon = naming ? text.indexOf(':') : -1;
    FieldPath path = FieldPath.parse(text.substring(colon + 1));
    String first = path.steps().isEmpty() ? "" : path.steps().get(0).name();
    return new Place(colon < 0 ? first : text.substring(0, colon), path);
  }

  /** Returns the first place. */
  public FieldPath first() {
    return places.get(0).path();
  }

  /** Returns whether one plain place says it all. */
  public boolean isPlain() {
    return !naming && places.size() == 1;
  }

  /** Changes each of the places that a declaration names. */
  static String mapped(String path, UnaryOperator<String> change) {
    return List.of(path.split("\\|")).stream().map(change).collect(Collectors.joining("|"));
  }
}
