package io.freshet.store;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll of the topics brings, with the positions reached by it. A store applies erasures
 * first, then the rest; within a kind the order is that of arrival.
 *
 * @param vectors by key of the topic, {@link io.freshet.id.VectorKey} or an item of every encoder:
 *     the last record, or that there is none any more
 */
public record Changes(
    List<Erasure> erasures,
    List<Recommendation> lists,
    List<UserEvent> events,
    List<ItemEvent> items,
    Map<String, Optional<ItemVector>> vectors,
    Map<TopicPartition, Long> positions) {

  public Changes {
    erasures = List.copyOf(erasures);
    lists = List.copyOf(lists);
    events = List.copyOf(events);
    items = List.copyOf(items);
    vectors = Map.copyOf(vectors);
    positions = Map.copyOf(positions);
  }

  public boolean isEmpty() {
    return positions.isEmpty()
        && erasures.isEmpty()
        && lists.isEmpty()
        && events.isEmpty()
        && items.isEmpty()
        && vectors.isEmpty();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects changes in order of arrival. */
  public static final class Builder {
    private final List<Erasure> erasures = new ArrayList<>();
    private final List<Recommendation> lists = new ArrayList<>();
    private final List<UserEvent> events = new ArrayList<>();
    private final List<ItemEvent> items = new ArrayList<>();
    private final Map<String, Optional<ItemVector>> vectors = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private Builder() {}

    public Builder erase(String userId, long atMillis) {
      erasures.add(new Erasure(userId, atMillis));
      return this;
    }

    public Builder list(Recommendation list) {
      lists.add(list);
      return this;
    }

    public Builder event(UserEvent event) {
      events.add(event);
      return this;
    }

    public Builder item(ItemEvent item) {
      items.add(item);
      return this;
    }

    public Builder vector(ItemVector vector) {
      vectors.put(VectorKey.of(vector).toString(), Optional.of(vector));
      return this;
    }

    public Builder withoutVector(String key) {
      vectors.put(key, Optional.empty());
      return this;
    }

    /** The next offset to read of the partition, once these changes are in. */
    public Builder position(TopicPartition partition, long nextOffset) {
      positions.merge(partition, nextOffset, Math::max);
      return this;
    }

    public Changes build() {
      return new Changes(erasures, lists, events, items, vectors, positions);
    }
  }
}
