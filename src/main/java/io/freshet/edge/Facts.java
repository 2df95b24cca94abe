package io.freshet.edge;

import io.freshet.schema.ItemEvent;
import io.freshet.store.ReadStore;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What lists need to know of items: what may be shown, what it is called, what is popular. */
final class Facts {
  private static final long POPULAR_MILLIS = 1000;
  private static final int POPULAR_KEPT = 2000;

  private final ReadStore store;
  private final LongSupplier clock;
  private volatile Popular popular = new Popular(List.of(), Long.MIN_VALUE);

  Facts(ReadStore store, LongSupplier clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Popular(List<String> items, long untilMillis) {}

  /** An item nothing is known of may be shown: facts are optional. */
  boolean isAvailable(String itemId) {
    return store.item(itemId).map(this::isAvailable).orElse(true);
  }

  private boolean isAvailable(ItemEvent item) {
    return item.getAvailable()
        && (item.getExpiresAt() == null || item.getExpiresAt().toEpochMilli() > clock.getAsLong());
  }

  Optional<String> title(String itemId) {
    return store.item(itemId).map(ItemEvent::getTitle);
  }

  /** Most popular first, at most a second old: ordering the whole catalogue is work. */
  List<String> popular() {
    Popular known = popular;
    if (clock.getAsLong() < known.untilMillis()) {
      return known.items();
    }
    Popular fresh = new Popular(store.popular(POPULAR_KEPT), clock.getAsLong() + POPULAR_MILLIS);
    popular = fresh;
    return fresh.items();
  }
}
