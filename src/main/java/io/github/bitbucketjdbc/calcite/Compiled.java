package io.github.bitbucketjdbc.calcite;

import io.github.bitbucketjdbc.query.PreparedQuery;
import io.github.bitbucketjdbc.scan.ScanRunner;
import io.github.bitbucketjdbc.write.WriteRunner;

/** A statement as the cache of plans keeps it: compiled, and tied to no execution. */
interface Compiled {
  /** Returns the statement with what it runs on. */
  PreparedQuery on(ScanRunner scans, WriteRunner writes);

  /** Returns the explanation of this statement as a query. */
  Compiled explained();
}
