package io.freshet.simulator;

import io.freshet.schema.ItemEvent;
import io.freshet.schema.UserEvent;
import io.freshet.topic.KafkaSettings;
import io.freshet.topic.Topics;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Kafka what happens in the shop. */
final class ShopTopics implements AutoCloseable {
  /** The place on the page where the shop shows its lists. */
  static final String SURFACE = "home";

  private static final Logger LOG = LoggerFactory.getLogger(ShopTopics.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private final String run;
  private final RecordCodec<UserEvent> users = RecordCodecs.avro(UserEvent.class);
  private final RecordCodec<ItemEvent> items = RecordCodecs.avro(ItemEvent.class);

  /**
   * @param run makes event ids unique over restarts
   */
  ShopTopics(KafkaSettings kafka, Topics topics, String run) {
    Map<String, Object> properties = new HashMap<>(kafka.forProducer());
    properties.put("acks", "all");
    properties.put("linger.ms", "0");
    // A leader that is only just elected refuses the first batches and may take a later one that is
    // in flight beside them: on new topics half the items were lost.
    properties.put("max.in.flight.requests.per.connection", "1");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topics = topics;
    this.run = run;
  }

  void tell(Act act, Instant now) {
    UserEvent event =
        UserEvent.newBuilder()
            .setEventId(run + '-' + act.number())
            .setUserId(act.userId())
            .setItemId(act.itemId())
            .setKind(act.recommendationId().isPresent() ? "click" : "view")
            .setAt(now)
            .setRecommendationId(act.recommendationId().orElse(null))
            .setSurface(act.recommendationId().isPresent() ? SURFACE : null)
            .build();
    send(topics.userEvents(), act.userId(), users.encode(event));
  }

  void tell(ItemEvent item) {
    send(topics.itemEvents(), item.getItemId(), items.encode(item));
  }

  private void send(String topic, String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
        (metadata, failure) -> {
          if (failure != null) {
            LOG.warn("Kafka did not take a record for {} in {}", key, topic, failure);
          }
        });
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
