package io.freshet.bench;

import io.freshet.schema.Recommendation;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads all lists of a topic once nothing more is written to it. */
record ListReader(String bootstrap, String topic) {
  /**
   * Lists of {@link SaturatedLoad}'s visits made in a second.
   *
   * @param warmUp the share of the first lists that does not count
   */
  static double visitsPerSecond(String bootstrap, String topic, double warmUp) throws BadRecord {
    LongStream.Builder made = LongStream.builder();
    new ListReader(bootstrap, topic)
        .forEach(
            list -> {
              if (SaturatedLoad.isVisit(list.getCauseEventId())) {
                made.add(list.getCreatedAt().toEpochMilli());
              }
            });
    long[] at = made.build().sorted().toArray();
    int from = (int) (at.length * warmUp);
    return (at.length - from) / ((at[at.length - 1] - at[from]) / 1e3);
  }

  void forEach(Consumer<Recommendation> reader) throws BadRecord {
    RecordCodec<Recommendation> codec = RecordCodecs.avro(Recommendation.class);
    try (KafkaConsumer<String, byte[]> consumer = BareLoop.consumer(bootstrap)) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic)
          .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = OutputWatch.size(consumer, topic);
      while (left > 0) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          reader.accept(codec.decode(record.value()));
          left--;
        }
      }
    }
  }
}
