package io.freshet.store;

import io.freshet.id.VectorKey;
import io.freshet.schema.ItemEvent;
import io.freshet.schema.ItemVector;
import io.freshet.schema.Recommendation;
import io.freshet.schema.UserEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A store that lives as long as its process: for tests and for tools. */
public final class MemoryStore implements ReadStore {
  private final Map<String, Recommendation> lists = new HashMap<>();
  private final TreeMap<String, Timeline> timelines = new TreeMap<>();
  private final Map<String, ItemEvent> items = new HashMap<>();
  private final Map<String, byte[]> pictures = new HashMap<>();
  private final PictureShelf shelf;
  private final Map<String, ItemVector> vectors = new HashMap<>();
  private final Map<String, Tombstone> tombstones = new HashMap<>();
  private final PopularityCounts popularity = new PopularityCounts(PopularityCounts.ITEMS_KEPT);
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  public MemoryStore() {
    this(PictureBounds.defaults());
  }

  MemoryStore(PictureBounds bounds) {
    this.shelf = new PictureShelf(bounds, 0);
  }

  @Override
  public synchronized void apply(Changes changes) {
    changes.erasures().forEach(this::erase);
    changes.lists().forEach(this::put);
    changes.events().forEach(this::add);
    changes.items().forEach(this::put);
    changes.vectors().forEach(this::put);
    popularity.shrink(item -> {});
    changes.positions().forEach((partition, next) -> positions.merge(partition, next, Math::max));
  }

  private void erase(Erasure erasure) {
    Recommendation last = lists.remove(erasure.userId());
    timelines.remove(erasure.userId());
    long epoch = last == null ? Tombstone.NO_LIST : last.getStateEpoch();
    tombstones.merge(erasure.userId(), new Tombstone(erasure.atMillis(), epoch), Tombstone::and);
  }

  private void put(Recommendation list) {
    Tombstone tombstone = tombstones.get(list.getUserId());
    Recommendation current = lists.get(list.getUserId());
    if ((tombstone == null || !tombstone.hides(list))
        && (current == null || ListOrder.supersedes(list, current))) {
      lists.put(list.getUserId(), list);
    }
  }

  private void add(UserEvent event) {
    Tombstone tombstone = tombstones.get(event.getUserId());
    if (tombstone != null && tombstone.hides(event)) {
      return;
    }
    Timeline known = timelines.getOrDefault(event.getUserId(), Timeline.EMPTY);
    if (!known.holds(event.getEventId())) {
      timelines.put(event.getUserId(), known.with(TimelineEvent.of(event)));
      popularity.count(event.getItemId(), event.getAt().toEpochMilli());
    }
  }

  private void put(String key, Optional<ItemVector> vector) {
    if (vector.isPresent()) {
      vectors.put(key, vector.get());
    } else if (VectorKey.parse(key).isPresent()) {
      vectors.remove(key);
    } else {
      vectors.values().removeIf(known -> known.getItemId().equals(key));
    }
  }

  private void put(ItemEvent item) {
    String id = item.getItemId();
    ItemEvent known = items.get(id);
    if (known == null || !item.getAt().isBefore(known.getAt())) {
      byte[] before = pictures.get(id);
      Optional<byte[]> kept = shelf.place(item, before == null ? 0 : before.length);
      pictures.compute(id, (same, old) -> kept.orElse(null));
      items.put(id, PictureShelf.facts(item, kept));
    }
  }

  @Override
  public synchronized Optional<Recommendation> list(String userId) {
    return Optional.ofNullable(lists.get(userId));
  }

  @Override
  public synchronized List<TimelineEvent> timeline(String userId) {
    return timelines.getOrDefault(userId, Timeline.EMPTY).events();
  }

  @Override
  public synchronized Optional<ItemEvent> item(String itemId) {
    return Optional.ofNullable(items.get(itemId));
  }

  @Override
  public synchronized Optional<byte[]> picture(String itemId) {
    return Optional.ofNullable(pictures.get(itemId));
  }

  @Override
  public synchronized long pictureBytes() {
    return shelf.bytes();
  }

  @Override
  public synchronized void vectors(Consumer<ItemVector> each) {
    vectors.values().forEach(each);
  }

  @Override
  public synchronized List<String> popular(int limit) {
    return popularity.top(limit);
  }

  @Override
  public synchronized List<String> users(String prefix, int limit) {
    return timelines.tailMap(prefix, true).keySet().stream()
        .takeWhile(user -> user.startsWith(prefix))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  @Override
  public void close() {}
}
