package io.freshet.dataset;

import io.freshet.schema.UserEvent;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes interactions to the topic of user events, in the order given. */
public final class EventTopicWriter implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordCodec<UserEvent> codec = RecordCodecs.avro(UserEvent.class);
  private final String topic;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public EventTopicWriter(KafkaSettings kafka, String topic) {
    Map<String, Object> properties = new HashMap<>(kafka.forProducer());
    properties.putIfAbsent("acks", "all");
    properties.putIfAbsent("linger.ms", "5");
    properties.putIfAbsent("compression.type", "lz4");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /**
   * @param eventId unique in the topic; a second record with the same id is dropped as a duplicate
   */
  public void write(String eventId, Interaction row) {
    throwIfFailed();
    UserEvent event =
        UserEvent.newBuilder()
            .setEventId(eventId)
            .setUserId(row.userId())
            .setItemId(row.itemId())
            .setKind(row.kind())
            .setAt(Instant.ofEpochMilli(row.atMillis()))
            .setValue(row.value())
            .build();
    producer.send(
        new ProducerRecord<>(
            topic, row.userId().getBytes(StandardCharsets.UTF_8), codec.encode(event)),
        (sent, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /** Waits until the broker has everything. */
  public void flush() {
    producer.flush();
    throwIfFailed();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }

  private void throwIfFailed() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException(
          "cannot write events to topic %s: %s".formatted(topic, problem.getMessage()), problem);
    }
  }
}
