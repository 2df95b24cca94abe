package io.freshet.standalone;

import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
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
final class TopicTail<R extends SpecificRecordBase> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec<R> codec;
  private final List<R> records = new ArrayList<>();

  TopicTail(String bootstrap, String topic, Class<R> type) {
    codec = RecordCodecs.avro(type);
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on until the records are as wanted; those of one partition are in its order. */
  List<R> await(Predicate<List<R>> wanted, Duration patience) throws BadRecord {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      poll();
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "%s holds %d records after %s, and not what was wanted"
                .formatted(consumer.assignment(), records.size(), patience));
      }
    } while (!wanted.test(records));
    return records;
  }

  /** Reads to where the topic ends now. */
  List<R> readToEnd() throws BadRecord {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
    return records;
  }

  private void poll() throws BadRecord {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      records.add(codec.decode(record.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
