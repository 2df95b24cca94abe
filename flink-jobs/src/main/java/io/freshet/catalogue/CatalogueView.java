package io.freshet.catalogue;

import io.freshet.id.ItemHash;
import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The catalogue in memory: one writer, many readers. The newest record of an item wins. */
public final class CatalogueView implements Catalogue {
  /** Sorted, so that every process goes through the same items in the same order. */
  private final NavigableMap<Long, Item> items = new ConcurrentSkipListMap<>();

  /** Those that may be unavailable, so that the usual question is one miss in a small map. */
  private final Map<Long, Item> restricted = new ConcurrentHashMap<>();

  private volatile boolean anyRestricted;
  private final AtomicLong position = new AtomicLong();

  private record Item(String id, long atMillis, boolean available, long expiresMillis) {
    boolean isRestricted() {
      return !available || expiresMillis != Long.MAX_VALUE;
    }
  }

  /** Takes over what a record says. */
  public void apply(ItemEvent event) {
    Instant expires = event.getExpiresAt();
    Item item =
        new Item(
            event.getItemId(),
            event.getAt().toEpochMilli(),
            event.getAvailable(),
            expires == null ? Long.MAX_VALUE : expires.toEpochMilli());
    replace(ItemHash.of(item.id()), item);
  }

  private void replace(long hash, Item item) {
    Item before = items.get(hash);
    if (before == null || before.atMillis() <= item.atMillis()) {
      items.put(hash, item);
      if (item.isRestricted()) {
        restricted.put(hash, item);
      } else {
        restricted.remove(hash);
      }
      anyRestricted = !restricted.isEmpty();
    }
    position.incrementAndGet();
  }

  /** Takes over a tombstone: the item is unknown again. */
  public void forget(String itemId) {
    long hash = ItemHash.of(itemId);
    items.remove(hash);
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
