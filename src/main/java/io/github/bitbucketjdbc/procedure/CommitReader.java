package io.github.bitbucketjdbc.procedure;

import io.github.bitbucketjdbc.error.BitbucketException;
import io.github.bitbucketjdbc.error.SqlState;
import io.github.bitbucketjdbc.rest.AnswerHead;
import io.github.bitbucketjdbc.rest.BodyReader;
import java.io.InputStream;
import java.util.Map;

/** Reads the hash of a new commit, which stands in the address of the answer and nowhere else. */
final class CommitReader implements BodyReader<Map<String, Object>> {
  @Override
  public Map<String, Object> read(AnswerHead head, InputStream body) {
    return head.locationName().isEmpty() ? read(body) : Map.of("Hash", head.locationName());
  }

  @Override
  public Map<String, Object> read(InputStream body) {
    throw new BitbucketException(
        SqlState.PROTOCOL_VIOLATION, "Bitbucket did not say which commit it made");
  }
}
