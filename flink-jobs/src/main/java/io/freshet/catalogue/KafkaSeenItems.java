package io.freshet.catalogue;

import io.freshet.model.VectorSpace;
import io.freshet.schema.ItemVector;
import io.freshet.topic.KafkaSettings;
import io.freshet.wire.BadRecord;
import io.freshet.wire.RecordCodec;
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
  private static final SharedFollowers<Wanted, Followed> OPEN = new SharedFollowers<>();

  public KafkaSeenItems {
    consumer = new TreeMap<>(consumer);
  }

  public static KafkaSeenItems of(KafkaSettings kafka, String topic) {
    return new KafkaSeenItems(kafka.forConsumer(), topic);
  }

  private record Wanted(KafkaSeenItems from, VectorSpace space) {}

  private record Followed(SeenItemsView view, ItemTopicFollower follower) implements AutoCloseable {
    static Followed start(Wanted wanted) {
      SeenItemsView view = new SeenItemsView(wanted.space());
      KafkaSeenItems from = wanted.from();
      return new Followed(
          view, new ItemTopicFollower(from.consumer(), from.topic(), new Vectors(view)));
    }

    @Override
    public void close() {
      follower.close();
    }
  }

  private record Vectors(SeenItemsView view) implements RecordTarget {
    private static final RecordCodec<ItemVector> CODEC = RecordCodecs.avro(ItemVector.class);

    @Override
    public void apply(byte[] value) throws BadRecord {
      view.apply(CODEC.decode(value));
    }

    @Override
    public void forget(String key) {
      view.forget(key);
    }
  }

  @Override
  public SeenItemsLease open(VectorSpace space) {
    Wanted wanted = new Wanted(this, space);
    Followed followed = OPEN.acquire(wanted, () -> Followed.start(wanted));
    return new SeenItemsLease(followed.view(), () -> OPEN.release(wanted));
  }
}
