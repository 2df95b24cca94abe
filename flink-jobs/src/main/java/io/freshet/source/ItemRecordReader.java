package io.freshet.source;

import io.freshet.encode.ItemRecord;
import io.freshet.encode.ItemRecord.Coordinates;
import io.freshet.encode.ItemRecordSerializer;
import io.freshet.schema.ItemEvent;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
import io.freshet.wire.Reason;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Item events, guarded before and after decoding. A record without a value deletes its item. */
// per record
final class ItemRecordReader implements RecordReader<ItemRecord> {
  private final RecordCodec<ItemEvent> codec = RecordCodecs.avro(ItemEvent.class);
  private final EventLimits limits;
  private final EventGuard guard;
  private final Clock clock;

  private ItemRecordReader(EventLimits limits, Clock clock) {
    this.limits = limits;
    this.guard = new EventGuard(limits);
    this.clock = clock;
  }

  @Override
  public ItemRecord read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    Coordinates from =
        new Coordinates(record.topic(), record.partition(), record.offset(), record.timestamp());
    byte[] key = record.key();
    if (key == null) {
      throw new BadRecord(Reason.NULL_KEY, "the record has no key, expected the item's id");
    }
    if (record.value() == null) {
      return new ItemRecord(itemId(key), from, new byte[0], null);
    }
    guard.admitRaw(key, record.value());
    ItemEvent event = codec.decode(record.value());
    guard.admit(key, event, clock.millis());
    return new ItemRecord(event.getItemId(), from, record.value(), event);
  }

  private String itemId(byte[] key) throws BadRecord {
    if (key.length == 0 || key.length > limits.idBytes()) {
      throw new BadRecord(
          Reason.ID_TOO_LONG,
          "the key has %d bytes, expected an item's id of 1 to %d"
              .formatted(key.length, limits.idBytes()));
    }
    return new String(key, StandardCharsets.UTF_8);
  }

  record Factory(EventLimits limits) implements RecordReader.Factory<ItemRecord> {
    @Override
    public RecordReader<ItemRecord> create() {
      return new ItemRecordReader(limits, Clock.systemUTC());
    }

    @Override
    public TypeInformation<Received<ItemRecord>> type() {
      return ReceivedSerializer.type(new ItemRecordSerializer());
    }
  }
}
