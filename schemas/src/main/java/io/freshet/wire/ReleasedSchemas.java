package io.freshet.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas that were ever released, as they were: {@code released/<Record>/v1.avsc} and on. A
 * changed record is a new file; an old one is never touched, as bytes written by it lie in topics.
 */
public final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /** Every released schema of the record, oldest first. */
  public static List<Schema> of(String record) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String resource = "/released/%s/v%d.avsc".formatted(record, version);
      try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
        if (in == null) {
          return List.copyOf(versions);
        }
        // One parser each: the versions share their name.
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read released schema " + resource, e);
      }
    }
  }

  static Map<Long, Schema> byFingerprint(List<Schema> schemas) {
    Map<Long, Schema> all = new HashMap<>();
    schemas.forEach(schema -> all.put(SchemaNormalization.parsingFingerprint64(schema), schema));
    return all;
  }
}
