package io.freshet.source;

import io.freshet.schema.UserEvent;
import io.freshet.sequence.Interaction;
import io.freshet.sequence.InteractionSerializer;
import io.freshet.sequence.Kind;
import io.freshet.wire.BadRecord;
import io.freshet.wire.EventGuard;
import io.freshet.wire.EventLimits;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import io.freshet.wire.WireFormat;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** User events, guarded before and after decoding. */
// per record
final class InteractionReader implements RecordReader<Interaction> {
  private final RecordCodec<UserEvent> codec;
  private final EventGuard guard;
  private final Clock clock;

  private InteractionReader(RecordCodec<UserEvent> codec, EventGuard guard, Clock clock) {
    this.codec = codec;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public Interaction read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
    guard.admitRaw(record.key(), record.value());
    UserEvent event = codec.decode(record.value());
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
   * @param format of the values
   */
  record Factory(WireFormat format, EventLimits limits)
      implements RecordReader.Factory<Interaction> {
    @Override
    public RecordReader<Interaction> create() {
      return new InteractionReader(
          RecordCodecs.of(format, UserEvent.class), new EventGuard(limits), Clock.systemUTC());
    }

    @Override
    public TypeInformation<Received<Interaction>> type() {
      return ReceivedSerializer.type(InteractionSerializer.INSTANCE);
    }
  }
}
