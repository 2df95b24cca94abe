package io.freshet.bench;

import io.freshet.schema.UserEvent;
import io.freshet.wire.RecordCodec;
import io.freshet.wire.RecordCodecs;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * First every user's whole history, user by user, so that a bundle covers most of it with one list;
 * then visits in random order, each of which costs one list of full length.
 *
 * @param history events of each user before the first visit
 * @param visits events that are measured
 */
record SaturatedLoad(int users, int items, int history, int visits) {
  private static final String VISIT = "visit-";

  void fill(String bootstrap, String topic) {
    RecordCodec<UserEvent> codec = RecordCodecs.avro(UserEvent.class);
    SplittableRandom random = new SplittableRandom(11);
    long past = System.currentTimeMillis() - 3_600_000;
    try (KafkaProducer<String, byte[]> producer = EventLoad.producer(bootstrap)) {
      for (int user = 0; user < users; user++) {
        for (int n = 0; n < history; n++) {
          String id = "h" + user + "-" + n;
          UserEvent event = event(id, user, past + n, random);
          producer.send(new ProducerRecord<>(topic, event.getUserId(), codec.encode(event)));
        }
      }
      for (int n = 0; n < visits; n++) {
        // Coprime to the number of users: all come once before anybody comes again.
        int user = (int) (n * 7919L % users);
        UserEvent event = event(VISIT + n, user, past + 1_000_000 + n, random);
        producer.send(new ProducerRecord<>(topic, event.getUserId(), codec.encode(event)));
      }
      producer.flush();
    }
  }

  static boolean isVisit(String eventId) {
    return eventId.startsWith(VISIT);
  }

  private UserEvent event(String id, int user, long atMillis, SplittableRandom random) {
    return UserEvent.newBuilder()
        .setEventId(id)
        .setUserId("u" + user)
        .setItemId(ReferenceModel.itemId(random.nextInt(items)))
        .setKind("view")
        .setAt(Instant.ofEpochMilli(atMillis))
        .setAttributes(Map.of())
        .build();
  }
}
