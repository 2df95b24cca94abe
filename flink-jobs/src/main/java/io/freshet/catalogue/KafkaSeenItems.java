package io.freshet.catalogue;

import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.RecordCodecs;
import java.util.Map;
import java.util.TreeMap;

/**
 * Vectors of items from their topic: one follower for each broker, topic and encoder that a model
 * asks for, shared by all tasks of a process, and none while no model asks.
 *
 * <p>Static because tasks of one process have no other common ground.
 *
 * @param consumer properties of the client
 */
public record KafkaSeenItems(Map<String, String> consumer, String topic)
    implements SeenItemsSource {
  private static final SharedFollowers<Wanted, Followed<SeenItemsView>> OPEN =
      new SharedFollowers<>();

  public KafkaSeenItems {
    consumer = new TreeMap<>(consumer);
  }

  public static KafkaSeenItems of(KafkaSettings kafka, String topic) {
    return new KafkaSeenItems(kafka.forConsumer(), topic);
  }

  private record Wanted(KafkaSeenItems from, VectorSpace space) {}

  @Override
  public SeenItemsLease open(VectorSpace space) {
    Wanted wanted = new Wanted(this, space);
    Followed<SeenItemsView> followed =
        OPEN.acquire(
            wanted,
            () ->
                Followed.start(
                    consumer,
                    topic,
                    RecordCodecs.avro(ItemVector.class),
                    new SeenItemsView(space)));
    return new SeenItemsLease(followed.view(), () -> OPEN.release(wanted));
  }
}
