package io.freshet.source;

import io.freshet.wire.BadRecord;
import io.freshet.wire.Reason;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records and never fails: what cannot be read becomes a dead letter in the same stream. */
// per record
final class GuardedDeserializer<T> implements KafkaRecordDeserializationSchema<Received<T>> {
  private static final long serialVersionUID = 1L;

  private final RecordReader.Factory<T> readers;
  private transient RecordReader<T> reader;

  @SuppressWarnings("NullAway.Init") // Flink opens a deserializer before it uses it
  GuardedDeserializer(RecordReader.Factory<T> readers) {
    this.readers = readers;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    reader = readers.create();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Received<T>> out) {
    out.collect(read(record));
  }

  private Received<T> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new Received.Good<>(reader.read(record));
    } catch (BadRecord bad) {
      return new Received.Bad<>(DeadLetters.of(record, bad, Instant.now()));
    } catch (RuntimeException unforeseen) {
      // No record may stop the job: a hole in the reading is a dead letter too, with its name.
      BadRecord bad = new BadRecord(Reason.WRONG_TYPE, unforeseen.toString());
      return new Received.Bad<>(DeadLetters.of(record, bad, Instant.now()));
    }
  }

  @Override
  public TypeInformation<Received<T>> getProducedType() {
    return readers.type();
  }
}
