package io.github.bitbucketjdbc.write;

import io.github.bitbucketjdbc.catalog.WriteDef;
import io.github.bitbucketjdbc.http.RestRequest;
import io.github.bitbucketjdbc.json.ElementReader;
import io.github.bitbucketjdbc.query.Execution;
import io.github.bitbucketjdbc.rest.BitbucketClient;
import io.github.bitbucketjdbc.rest.CallContext;
import java.util.List;

/** A list inside an object, which can only be written as a whole. */
final class ElementList {
  private final BitbucketClient client;
  private final CallContext context;
  private final CallContext reading;
  private final ElementReader reader;

  ElementList(BitbucketClient client, CallContext context, String list, WriteDef.Field element) {
    this.client = client;
    this.context = context;
    this.reading =
        new CallContext(context.table(), context.endpoint(), context.subject(), context.removed());
    this.reader = new ElementReader(list, element.path());
  }

  List<String> read(RestRequest request, Execution execution) {
    return client.send(request, reading, execution, reader::read);
  }

  void write(RestRequest request, Execution execution) {
    client.send(request, context, execution, body -> true);
  }
}
