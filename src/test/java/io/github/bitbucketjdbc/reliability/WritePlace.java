package io.github.bitbucketjdbc.reliability;

/** Which write meets a fault. */
enum WritePlace {
  INSERT("INSERT"),
  UPDATE("UPDATE"),
  DELETE("DELETE"),
  SECOND_ROW("second row of an INSERT"),
  BATCH("second statement of a batch"),
  ELEMENT("element of a list");

  private final String heading;

  WritePlace(String heading) {
    this.heading = heading;
  }

  /** The name for people. */
  String heading() {
    return heading;
  }

  /** Which request with this path writes the row, the first being 1. */
  int nth() {
    return switch (this) {
      case INSERT, UPDATE, DELETE -> 1;
      case SECOND_ROW, BATCH, ELEMENT -> 2;
    };
  }

  /** What has to come of a fault here, or null where it cannot happen. */
  @org.jspecify.annotations.Nullable
  WriteOutcome outcome(WriteTrouble trouble) {
    return switch (this) {
      case INSERT, SECOND_ROW, BATCH -> trouble.told();
      case UPDATE, ELEMENT -> trouble.plain();
      case DELETE -> trouble.bare();
    };
  }
}
