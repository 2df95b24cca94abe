package io.freshet.simulator;

import io.freshet.schema.ItemEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the shop tells of its items: all of them at its opening, later only what changed. Items yet
 * to come are told as not available, or a model that knows them would recommend them too early.
 */
public final class ItemFeed {
  private final Shop shop;
  private final boolean[] told;
  private final boolean[] onSale;

  ItemFeed(Shop shop) {
    this.shop = shop;
    this.told = new boolean[shop.size()];
    this.onSale = new boolean[shop.size()];
  }

  /** Items launched, sold out or back on sale since the last call. */
  public List<ItemEvent> changes(long sinceOpeningMillis, Instant now) {
    List<ItemEvent> changes = new ArrayList<>();
    for (int number = 0; number < shop.size(); number++) {
      ShopItem item = shop.item(number);
      boolean sells = shop.onSale(item, sinceOpeningMillis);
      if (!told[number] || onSale[number] != sells) {
        told[number] = true;
        onSale[number] = sells;
        changes.add(event(item, sells, now));
      }
    }
    return changes;
  }

  private static ItemEvent event(ShopItem item, boolean sells, Instant now) {
    return ItemEvent.newBuilder()
        .setItemId(item.id())
        .setAt(now)
        .setAvailable(sells)
        .setTitle(item.title())
        .setCategories(List.of(ShopWords.CATEGORIES.get(item.category())))
        .setAttributes(Map.of("line", String.valueOf(item.line())))
        .build();
  }
}
