package io.github.bitbucketjdbc.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.bitbucketjdbc.catalog.ColumnDef;
import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;

/**
 * The errors of reading one table from one endpoint. They name places and never values; for the
 * same reason they carry no exception of the parser as cause, whose message quotes the text.
 *
 * @param table the name of the table
 * @param path the path template of the endpoint
 */
record DecodingErrors(String table, String path) {

  BitbucketException notAs(ColumnDef column, String found) {
    return new BitbucketException(
        SqlState.INVALID_CONVERSION,
        "Bitbucket sent " + found + " for " + describe(column) + place());
  }

  BitbucketException outOfRange(ColumnDef column) {
    return new BitbucketException(
        SqlState.NUMERIC_OUT_OF_RANGE,
        "Bitbucket sent a number that is out of range for " + describe(column) + place());
  }

  BitbucketException malformed(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    return protocol(
        where == null
            ? "an answer that is not JSON"
            : "an answer that is not JSON or not complete, at line "
                + where.getLineNr()
                + ", column "
                + where.getColumnNr());
  }

  /** An answer that is not as promised: {@code what} completes "Bitbucket sent …". */
  BitbucketException protocol(String what) {
    return new BitbucketException(
        SqlState.PROTOCOL_VIOLATION,
        "Bitbucket sent " + what + ", while " + table + " was read" + place());
  }

  private String describe(ColumnDef column) {
    return "the column " + column.name() + " of " + table + ", which is " + column.type();
  }

  private String place() {
    return " (GET " + path + ")";
  }
}
