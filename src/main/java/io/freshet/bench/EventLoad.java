package io.freshet.bench;

import io.freshet.schema.UserEvent;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Events of users who each come back now and then: what every pipeline under measurement reads.
 *
 * @param events how many
 */
record EventLoad(int events, int users, int items, long seed) {
  /** A millisecond apart, ending now. */
  private static final long MILLIS_APART = 1;

  /** Writes all of them and returns when the broker has them. */
  void fill(String bootstrap, String topic) {
    RecordCodec<UserEvent> codec = RecordCodecs.avro(UserEvent.class);
    SplittableRandom random = new SplittableRandom(seed);
    long firstAt = System.currentTimeMillis() - events * MILLIS_APART;
    try (KafkaProducer<String, byte[]> producer = producer(bootstrap)) {
      for (int i = 0; i < events; i++) {
        UserEvent event = event(i, firstAt + i * MILLIS_APART, random);
        producer.send(new ProducerRecord<>(topic, event.getUserId(), codec.encode(event)));
      }
      producer.flush();
    }
  }

  /** The {@code n}th event; the same seed and order give the same events. */
  UserEvent event(long n, long atMillis, SplittableRandom random) {
    return UserEvent.newBuilder()
        .setEventId("e" + n)
        .setUserId("u" + random.nextInt(users))
        .setItemId("i" + random.nextInt(items))
        .setKind("view")
        .setAt(Instant.ofEpochMilli(atMillis))
        .setAttributes(Map.of())
        .build();
  }

  static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "batch.size", "131072"),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
