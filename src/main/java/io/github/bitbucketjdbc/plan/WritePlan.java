package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.TableDef;
import io.github.bitbucketjdbc.catalog.WriteDef;
import java.util.List;

/**
 * A statement that changes rows, as far as it is known before its rows are.
 *
 * @param table the table
 * @param def how it is changed
 * @param owner the slug or key that an own schema fixes, or ""
 * @param assigned the columns that an UPDATE sets
 * @param limited whether more rows than {@code MaxWrites} are refused, because nothing narrows them
 */
public record WritePlan(
    TableDef table, WriteDef def, String owner, List<String> assigned, boolean limited) {
  /** Copies the list. */
  public WritePlan {
    assigned = List.copyOf(assigned);
  }

  /** Returns whether rows have to be read even when their keys are known. */
  public boolean needsPresentRow() {
    return def.complete() || def.overwrites();
  }
}
