package io.freshet.source;

import io.freshet.mapping.EventDecoder;
import io.freshet.mapping.EventFormat;
import io.freshet.schema.UserEvent;
import io.freshet.sequence.Interaction;
import io.freshet.sequence.InteractionSerializer;
import io.freshet.sequence.Kind;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** User events, guarded before and after decoding. */
// per record
final class InteractionReader implements RecordReader<Interaction> {
  private final EventDecoder decoder;
  private final EventGuard guard;
  private final Clock clock;

  private InteractionReader(EventDecoder decoder, EventGuard guard, Clock clock) {
    this.decoder = decoder;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public Interaction read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    guard.admitRaw(record.key(), record.value());
    UserEvent event =
        decoder.decode(record.value(), record.topic(), record.partition(), record.offset());
    guard.admit(record.key(), event, clock.millis());
    return new Interaction(
        event.getUserId(),
        event.getEventId(),
        event.getItemId(),
        Kind.of(event.getKind()),
        event.getAt().toEpochMilli(),
        record.timestamp());
  }

  /**
   * @param format of the values, with the mapping when they are not ours
   */
  record Factory(EventFormat format, EventLimits limits)
      implements RecordReader.Factory<Interaction> {
    @Override
    public RecordReader<Interaction> create() {
      return new InteractionReader(format.open(), new EventGuard(limits), Clock.systemUTC());
    }

    @Override
    public TypeInformation<Received<Interaction>> type() {
      return ReceivedSerializer.type(InteractionSerializer.INSTANCE);
    }
  }
}
