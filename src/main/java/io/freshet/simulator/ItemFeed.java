package io.freshet.simulator;

import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the shop tells of its items: all of them at its opening, later only what changed. Where it
 * shows pictures it takes its time for them, as drawing is work: a few with each call. Items yet to
 * come are told as not available, or a model that knows them would recommend them too early, and
 * without a picture, as nobody has seen them.
 */
public final class ItemFeed {
  private static final int PICTURES_AT_ONCE = 25;

  private final Shop shop;
  private final Showing showing;
  private final boolean[] told;
  private final boolean[] onSale;
  private final boolean[] launched;

  ItemFeed(Shop shop, Showing showing) {
    this.shop = shop;
    this.showing = showing;
    this.launched = new boolean[shop.size()];
    this.told = new boolean[shop.size()];
    this.onSale = new boolean[shop.size()];
  }

  /**
   * @param launch whether nobody could buy it before, though the shop was open
   */
  public record Change(ItemEvent event, boolean launch) {}

  /** Items launched, sold out or back on sale that were not told yet. */
  public List<Change> changes(long sinceOpeningMillis, Instant now) {
    List<Change> changes = new ArrayList<>();
    int pictures = 0;
    for (int number = 0; number < shop.size(); number++) {
      ShopItem item = shop.item(number);
      boolean sells = shop.onSale(item, sinceOpeningMillis);
      boolean pictured = showing == Showing.PICTURES && item.launched(sinceOpeningMillis);
      boolean changed = !told[number] || onSale[number] != sells;
      if (changed && (!pictured || pictures++ < PICTURES_AT_ONCE)) {
        boolean launch = told[number] && sells && !launched[number];
        told[number] = true;
        onSale[number] = sells;
        launched[number] = item.launched(sinceOpeningMillis);
        changes.add(new Change(event(number, sells, now), launch));
      }
    }
    return changes;
  }

  private ItemEvent event(int number, boolean sells, Instant now) {
    ShopItem item = shop.item(number);
    ItemEvent.Builder event =
        ItemEvent.newBuilder()
            .setItemId(item.id())
            .setAt(now)
            .setAvailable(sells)
            .setTitle(item.title())
            .setCategories(List.of(ShopWords.CATEGORIES.get(item.category())))
            .setAttributes(Map.of("line", String.valueOf(item.line())));
    if (launched[number]) {
      showing.add(item, event);
    }
    return event.build();
  }
}
