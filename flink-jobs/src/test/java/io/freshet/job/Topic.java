package io.freshet.job;

import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records of a topic, read from its beginning, as they come. */
final class Topic<R extends SpecificRecordBase> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec<R> codec;
  private final List<R> records = new ArrayList<>();
  private final String name;

  Topic(String bootstrap, String name, Class<R> type) {
    this.name = name;
    codec = RecordCodecs.avro(type);
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All records so far. Those of one partition are in its order. */
  List<R> records() {
    return records;
  }

  /** Reads on until the records are as wanted. */
  List<R> await(Predicate<List<R>> wanted, Duration patience) throws BadRecord {
    Instant deadline = Instant.now().plus(patience);
    while (!wanted.test(records)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "%s holds %d records after %s, and not what was wanted"
                .formatted(name, records.size(), patience));
      }
      poll();
    }
    return records;
  }

  void poll() throws BadRecord {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      records.add(codec.decode(record.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
