package io.github.bitbucketjdbc.plan;

import io.github.bitbucketjdbc.catalog.ProcedureDef;
import io.github.bitbucketjdbc.catalog.TableDef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A procedure with the values of its parameters.
 *
 * @param def the procedure
 * @param values the values that are given, by the names of the parameters as they are declared: of
 *     the parameter's type, where a VARBINARY is a {@code byte[]}
 */
public record ProcedureCall(ProcedureDef def, Map<String, Object> values) {
  /** Keeps the order of the values. */
  public ProcedureCall {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns a value as text, or "" when it is not given. */
  public String text(String parameter) {
    Object value = values.get(parameter);
    return value == null ? "" : value.toString();
  }

  /** Returns whether a flag is given and true. */
  public boolean isTrue(String parameter) {
    return Boolean.TRUE.equals(values.get(parameter));
  }

  /** Returns bytes, or null when they are not given. */
  public byte @Nullable [] bytes(String parameter) {
    return (byte[]) values.get(parameter);
  }

  /** Returns what the call is about, for messages. */
  public String subject() {
    String repository =
        text(TableDef.REPOSITORY_SLUG).isEmpty()
            ? ""
            : "repository " + text(TableDef.REPOSITORY_SLUG);
    String pull = text("PullRequestId");
    return pull.isEmpty() ? repository : "pull request " + pull + " of the " + repository;
  }
}
