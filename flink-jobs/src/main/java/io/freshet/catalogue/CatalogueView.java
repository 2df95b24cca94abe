package io.freshet.catalogue;

import io.freshet.id.ItemHash;
import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The catalogue in memory: one writer, many readers. The newest record of an item wins. */
public final class CatalogueView implements Catalogue, RecordTarget<ItemEvent> {
  /** Sorted, so that every process goes through the same items in the same order. */
  private final NavigableMap<Long, Item> items = new ConcurrentSkipListMap<>();

  /** Those that may be unavailable, so that the usual question is one miss in a small map. */
  private final Map<Long, Item> restricted = new ConcurrentHashMap<>();

  private volatile boolean anyRestricted;
  private volatile boolean caughtUp = true;
  private final AtomicLong position = new AtomicLong();

  private final List<Description> described = new ArrayList<>();

  /**
   * @param said hash of title and categories
   * @param launchedAt as {@link #launchedAt} tells it
   */
  private record Item(
      String id, long atMillis, boolean available, long expiresMillis, int said, long launchedAt) {
    boolean isRestricted() {
      return !available || expiresMillis != Long.MAX_VALUE;
    }
  }

  /** One that is yet to hear what was said before. */
  static CatalogueView behind() {
    CatalogueView view = new CatalogueView();
    view.caughtUp = false;
    return view;
  }

  @Override
  public void catchUp() {
    caughtUp = true;
  }

  @Override
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** Takes over what a record says. */
  @Override
  public void apply(ItemEvent event) {
    Instant expires = event.getExpiresAt();
    long hash = ItemHash.of(event.getItemId());
    String title = event.getTitle() == null ? "" : event.getTitle();
    Description description =
        new Description(hash, event.getItemId(), title, event.getCategories());
    boolean launched = event.getAvailable() && !description.isEmpty();
    Item item =
        new Item(
            event.getItemId(),
            event.getAt().toEpochMilli(),
            event.getAvailable(),
            expires == null ? Long.MAX_VALUE : expires.toEpochMilli(),
            description.hashCode(),
            Math.min(launchedAt(hash), launched ? position.get() + 1 : NEVER));
    replace(item, description);
  }

  private void replace(Item item, Description description) {
    long hash = description.hash();
    Item before = items.get(hash);
    if (before == null || before.atMillis() <= item.atMillis()) {
      items.put(hash, item);
      if (item.isRestricted()) {
        restricted.put(hash, item);
      } else {
        restricted.remove(hash);
      }
      anyRestricted = !restricted.isEmpty();
      // Who hears of it may ask at once whether it can be had.
      if (before == null ? !description.isEmpty() : before.said() != item.said()) {
        note(description);
      }
    }
    position.incrementAndGet();
  }

  private void note(Description description) {
    synchronized (described) {
      described.add(description);
    }
  }

  @Override
  public List<Description> described(int from, int most) {
    synchronized (described) {
      int to = Math.min(described.size(), from + most);
      return from >= to ? List.of() : List.copyOf(described.subList(from, to));
    }
  }

  /** Takes over a tombstone: the item is unknown again. */
  @Override
  public void forget(String itemId) {
    long hash = ItemHash.of(itemId);
    if (items.remove(hash) != null) {
      note(Description.none(itemId));
    }
    restricted.remove(hash);
    anyRestricted = !restricted.isEmpty();
    position.incrementAndGet();
  }

  @Override
  public boolean isAvailable(long hash, long nowMillis) {
    if (!anyRestricted) {
      return true;
    }
    Item item = restricted.get(hash);
    return item == null || (item.available() && nowMillis < item.expiresMillis());
  }

  @Override
  public Optional<String> itemId(long hash) {
    return Optional.ofNullable(items.get(hash)).map(Item::id);
  }

  @Override
  public long launchedAt(long hash) {
    Item item = items.get(hash);
    return item == null ? NEVER : item.launchedAt();
  }

  @Override
  public Iterable<Entry> entries() {
    return () ->
        items.entrySet().stream()
            .map(entry -> new Entry(entry.getKey(), entry.getValue().id()))
            .iterator();
  }

  @Override
  public long position() {
    return position.get();
  }
}
