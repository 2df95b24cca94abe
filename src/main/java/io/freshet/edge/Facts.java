package io.freshet.edge;

import io.freshet.schema.ItemEvent;
import io.freshet.store.ReadStore;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What lists need to know of items: what may be shown, how it is seen, what is popular. */
final class Facts {
  private static final long POPULAR_MILLIS = 1000;
  private static final int POPULAR_KEPT = 2000;

  private final ReadStore store;
  private final ItemPictures pictures;
  private final LongSupplier clock;
  private volatile Popular popular = new Popular(List.of(), Long.MIN_VALUE);

  Facts(ReadStore store, ItemPictures pictures, LongSupplier clock) {
    this.store = store;
    this.pictures = pictures;
    this.clock = clock;
  }

  private record Popular(List<String> items, long untilMillis) {}

  /**
   * How people see an item.
   *
   * @param picture where a page may load it from
   * @param available an item nothing is known of may be shown: facts are optional
   */
  record Sight(@Nullable String title, @Nullable String picture, boolean available) {}

  Sight sight(String itemId) {
    return store.item(itemId).map(this::sight).orElse(new Sight(null, null, true));
  }

  Sight sight(ItemEvent item) {
    return new Sight(item.getTitle(), pictures.link(item).orElse(null), isAvailable(item));
  }

  boolean isAvailable(String itemId) {
    return store.item(itemId).map(this::isAvailable).orElse(true);
  }

  private boolean isAvailable(ItemEvent item) {
    return item.getAvailable()
        && (item.getExpiresAt() == null || item.getExpiresAt().toEpochMilli() > clock.getAsLong());
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
