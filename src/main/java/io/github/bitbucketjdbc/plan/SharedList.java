package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.Endpoint;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list that several scans of one statement read together, so that it is requested once: a pull
 * request and its reviewers, for example, come with the same answers. The request is that of the
 * leading scan, and names the fields of all of them.
 *
 * @param lead the scan of the elements of the list, whose condition decides which are asked for
 * @param readers what else is made of these elements
 */
public record SharedList(ScanSpec lead, List<Reader> readers) {

  /** Columns of another table that is made of the same elements. */
  public record Reader(TableDef table, List<Integer> columns) {
    /** Copies the list. */
    public Reader {
      columns = List.copyOf(columns);
    }
  }

  /** Copies the list. */
  public SharedList {
    readers = List.copyOf(readers);
  }

  /** Returns whether a table's rows come with the requests of the leading scan. */
  public boolean brings(TableDef table) {
    return !lead.table().equals(table);
  }

  /** Returns the endpoint of a table that gives the list at this address. */
  static Optional<Endpoint> listAt(TableDef table, String path) {
    return table.endpoints().stream()
        .filter(e -> !e.isSingle() && e.path().equals(path))
        .findFirst();
  }

  /** Fills the slots of the leading scan. */
  SharedList bind(@Nullable Object[] slots) {
    return new SharedList(lead.bind(slots), readers);
  }
}
