package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.WriteDef;
import java.util.ArrayList;
import java.util.List;

/** Describes writes to people, without sending anything. */
public final class WriteText {
  private WriteText() {}

  /** Returns the requests that one row needs. */
  public static String of(WritePlan plan) {
    WriteDef def = plan.def();
    List<String> steps = new ArrayList<>();
    if (!def.list().isEmpty()) {
      steps.add("GET " + def.path());
    } else if (def.kind() == WriteDef.Kind.INSERT && !def.unique().isEmpty()) {
      steps.add("a request that looks for a row with the same " + String.join(", ", def.unique()));
    }
    steps.add(def.method() + " " + def.path());
    return String.join(", then ", steps);
  }
}
