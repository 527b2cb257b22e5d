package io.github.bitbucketjdbc.docs;

import io.github.bitbucketjdbc.config.ConnectionProperty;
import io.github.bitbucketjdbc.error.ErrorTranslator;
import io.github.bitbucketjdbc.error.SqlState;

/** The pages that follow from an enum: connection properties and errors. */
final class ReferencePages {
  private ReferencePages() {}

  static String properties() {
    MarkdownTable table = new MarkdownTable("Property", "Default", "Values", "Meaning");
    for (ConnectionProperty property : ConnectionProperty.values()) {
      String meaning = property.description();
      table.row(
          "`" + property.text() + "`",
          property.defaultValue().isEmpty() ? "" : "`" + property.defaultValue() + "`",
          MarkdownTable.code(property.choices()),
          property.isSecret() ? meaning + " Never shown or logged." : meaning);
    }
    return """
        # Connection properties

        They stand in the URL, `jdbc:bitbucket:Name=value;Name=value`, in the `Properties` of `DriverManager.getConnection`, or
        in the setters of `BitbucketDataSource`. Case does not matter; where a property is given twice, the URL wins. A value that
        holds a semicolon is quoted: `Name='a;b'`. An unknown name is an error that names the nearest one.

        """
        + table;
  }

  static String errors() {
    MarkdownTable table = new MarkdownTable("SQLState", "Meaning", "Exception");
    for (SqlState state : SqlState.values()) {
      String type = ErrorTranslator.create(state, "").getClass().getSimpleName();
      table.row("`" + state.code() + "`", state.meaning(), "`" + type + "`");
    }
    return """
        # Errors

        Every error is a `java.sql.SQLException` with one of these SQLStates. `getErrorCode()` is the HTTP status of the answer that
        caused it, or 0. Messages say what failed and what to do; they never hold a token or the body of an answer. What to do about
        the common ones: [troubleshooting](troubleshooting.md).

        """
        + table
        + """

        An exception whose name holds `Transient` may go away by itself: the same statement can work later.
        """;
  }
}
