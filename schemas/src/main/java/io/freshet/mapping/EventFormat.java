package io.freshet.mapping;

import io.freshet.config.ConfigReader;
import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.ForeignAvro;
import io.freshet.wire.JsonText;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import io.freshet.wire.WireFormat;
import io.freshet.wire.WriterSchemas;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the events topic holds: our events or, with a mapping, anyone's. Serializable, so that a job
 * ships it; every task opens its own decoder.
 */
public final class EventFormat implements Serializable {
  private static final long serialVersionUID = 1L;

  private final WireFormat wire;
  private final WriterSchemas schemas;
  private final int ownId;
  private final @Nullable EventMapping mapping;

  private EventFormat(
      WireFormat wire, WriterSchemas schemas, int ownId, @Nullable EventMapping mapping) {
    this.wire = wire;
    this.schemas = schemas;
    this.ownId = ownId;
    this.mapping = mapping;
  }

  /** Our events in Avro, without other people's schemas. */
  public static EventFormat ours() {
    return new EventFormat(WireFormat.AVRO, WriterSchemas.none(), 0, null);
  }

  /** Reads {@code events.format}, {@code events.schemas} and the keys of {@code events.mapping}. */
  public static EventFormat read(ConfigReader config) {
    WireFormat wire =
        config.about("How event values are written").oneOf("events.format", WireFormat.AVRO);
    WriterSchemas schemas = schemas(config);
    int ownId =
        config
            .about("The id of our UserEvent schema in the registry, for the Confluent format")
            .integer("events.registry-id", 0, 0, Integer.MAX_VALUE);
    Optional<EventMapping> mapping = EventMappingKeys.read(config.section("events.mapping"));
    EventFormat format = new EventFormat(wire, schemas, ownId, mapping.orElse(null));
    format.problems(config);
    try {
      var unused = format.open();
    } catch (IllegalArgumentException e) {
      config.problem("events.schemas", "does not fit: " + e.getMessage());
    }
    return format;
  }

  /** What would make a dead letter of every event. */
  private void problems(ConfigReader config) {
    if (mapping == null && wire == WireFormat.CONFLUENT && ownId == 0) {
      config.problem(
          "events.format",
          "is confluent, which needs events.registry-id: the id of our UserEvent schema in the registry");
    }
    if (mapping != null && wire != WireFormat.JSON && schemas.byName().isEmpty()) {
      config.problem(
          "events.mapping", "maps Avro, which needs events.schemas: a folder of its schemas");
    }
  }

  /** How the bytes are written, whoever's fields they hold. */
  public WireFormat wire() {
    return wire;
  }

  public EventDecoder open() {
    if (mapping == null) {
      RecordCodec<UserEvent> codec = codec();
      return (value, topic, partition, offset) -> codec.decode(value);
    }
    Foreign foreign = foreign();
    EventMapping declared = mapping;
    return (value, topic, partition, offset) -> {
      UserEvent event = declared.toEvent(foreign.read(value));
      if (event.getEventId().isEmpty()) {
        event.setEventId(
            switch (declared.id().derived()) {
              case COORDINATES -> DerivedId.coordinates(topic, partition, offset);
              case FIELDS -> DerivedId.fields(event);
            });
      }
      return event;
    };
  }

  /** For one thread; none where the topic holds other people's fields. */
  public Optional<RecordCodec<UserEvent>> writing() {
    return mapping == null ? Optional.of(codec()) : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventFormat format
        && wire == format.wire
        && ownId == format.ownId
        && schemas.equals(format.schemas)
        && Objects.equals(mapping, format.mapping);
  }

  @Override
  public int hashCode() {
    return Objects.hash(wire, ownId, schemas, mapping);
  }

  private RecordCodec<UserEvent> codec() {
    return switch (wire) {
      case AVRO -> RecordCodecs.avro(UserEvent.class);
      case JSON -> RecordCodecs.json(UserEvent.class);
      case CONFLUENT -> RecordCodecs.confluent(UserEvent.class, ownId, schemas);
    };
  }

  private Foreign foreign() {
    return switch (wire) {
      case JSON -> value -> JsonText.object(value, "event");
      case AVRO -> ForeignAvro.singleObject(schemas)::decode;
      case CONFLUENT -> ForeignAvro.confluent(schemas)::decode;
    };
  }

  private static WriterSchemas schemas(ConfigReader config) {
    String folder =
        config
            .about("Folder of .avsc files that other writers use; <registry id>.avsc for Confluent")
            .string("events.schemas", "");
    if (folder.isEmpty()) {
      return WriterSchemas.none();
    }
    try {
      return WriterSchemas.read(java.nio.file.Path.of(folder));
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      config.problem("events.schemas", e.getMessage() == null ? "is not there" : e.getMessage());
      return WriterSchemas.none();
    }
  }

  @FunctionalInterface
  private interface Foreign {
    Object read(byte[] value) throws BadRecord;
  }
}
