package io.freshet.wire;

import io.freshet.config.ConfigReader;
import java.io.Serializable;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How records of one of our types are written.
 *
 * @param registryId the id of our schema in the registry; without meaning but for Confluent's
 *     format
 */
public record RecordFormat(WireFormat wire, int registryId) implements Serializable {
  public static final RecordFormat AVRO = new RecordFormat(WireFormat.AVRO, 0);

  public RecordFormat {
    if (wire == WireFormat.CONFLUENT && registryId < 1) {
      throw new IllegalArgumentException(
          "cannot write the Confluent format with %d as the id of the schema in the registry: expected at least 1"
              .formatted(registryId));
    }
  }

  /** Reads {@code lists.format} and {@code lists.registry-id}. */
  public static RecordFormat ofLists(ConfigReader config) {
    WireFormat wire = config.about("How lists are written").oneOf("lists.format", WireFormat.AVRO);
    int id =
        config
            .about("The id of our Recommendation schema in the registry, for the Confluent format")
            .integer("lists.registry-id", 0, 0, Integer.MAX_VALUE);
    if (wire == WireFormat.CONFLUENT && id == 0) {
      config.problem(
          "lists.format",
          "is confluent, which needs lists.registry-id: the id of our Recommendation schema in the registry");
      return AVRO;
    }
    return new RecordFormat(wire, id);
  }

  /** A new one, for one thread. */
  public <T extends SpecificRecordBase> RecordCodec<T> codec(Class<T> type) {
    return switch (wire) {
      case AVRO -> RecordCodecs.avro(type);
      case JSON -> RecordCodecs.json(type);
      case CONFLUENT -> RecordCodecs.confluent(type, registryId, WriterSchemas.none());
    };
  }
}
