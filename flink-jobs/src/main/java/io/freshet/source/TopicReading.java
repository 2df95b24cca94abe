package io.freshet.source;

import io.freshet.topic.KafkaSettings;
import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * Which topic to read and from where.
 *
 * @param group names the job at the broker
 * @param start where to begin without a checkpoint
 */
public record TopicReading(KafkaSettings kafka, String topic, String group, Start start) {
  /** Where a job begins that has no checkpoint. */
  public enum Start {
    /** With all the broker still has: state is built from history. */
    EARLIEST,
    /** With what comes from now on. */
    LATEST
  }

  <T> KafkaSource<Received<T>> source(RecordReader.Factory<T> readers) {
    KafkaSourceBuilder<Received<T>> builder = KafkaSource.builder();
    // A record larger than the fetch size still arrives: Kafka returns at least one batch.
    for (Map.Entry<String, String> property : kafka.forConsumer().entrySet()) {
      builder.setProperty(property.getKey(), property.getValue());
    }
    return builder
        .setBootstrapServers(kafka.bootstrap())
        .setTopics(topic)
        .setGroupId(group)
        .setStartingOffsets(
            switch (start) {
              case EARLIEST -> OffsetsInitializer.earliest();
              case LATEST -> OffsetsInitializer.latest();
            })
        .setDeserializer(new GuardedDeserializer<>(readers))
        .build();
  }
}
