package io.freshet.simulator;

import io.freshet.schema.ItemEvent;
import java.nio.ByteBuffer;
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
  private final boolean[] drawn;

  ItemFeed(Shop shop, Showing showing) {
    this.shop = shop;
    this.showing = showing;
    this.launched = new boolean[shop.size()];
    this.drawn = new boolean[shop.size()];
    this.told = new boolean[shop.size()];
    this.onSale = new boolean[shop.size()];
  }

  /**
   * @param launch whether nobody could buy it before, though the shop was open
   */
  public record Change(ItemEvent event, boolean launch) {}

  /** Items launched, sold out, back on sale or drawn that were not told so yet. */
  public List<Change> changes(long sinceOpeningMillis, Instant now) {
    List<Change> changes = new ArrayList<>();
    int drawings = 0;
    for (int number = 0; number < shop.size(); number++) {
      ShopItem item = shop.item(number);
      boolean sells = shop.onSale(item, sinceOpeningMillis);
      boolean named = showing == Showing.WORDS_THEN_PICTURES && !told[number];
      boolean pictured = showing != Showing.WORDS && item.launched(sinceOpeningMillis) && !named;
      boolean changed = !told[number] || onSale[number] != sells || (pictured && !drawn[number]);
      if (changed && (!pictured || drawings++ < PICTURES_AT_ONCE)) {
        boolean launch = told[number] && sells && !launched[number];
        told[number] = true;
        onSale[number] = sells;
        launched[number] = item.launched(sinceOpeningMillis);
        drawn[number] = pictured;
        changes.add(new Change(event(item, sells, now, pictured), launch));
      }
    }
    return changes;
  }

  private static ItemEvent event(ShopItem item, boolean sells, Instant now, boolean pictured) {
    ItemEvent.Builder event =
        ItemEvent.newBuilder()
            .setItemId(item.id())
            .setAt(now)
            .setAvailable(sells)
            .setTitle(item.title())
            .setCategories(List.of(ShopWords.CATEGORIES.get(item.category())))
            .setAttributes(Map.of("line", String.valueOf(item.line())));
    if (pictured) {
      event.setPicture(ByteBuffer.wrap(Sketch.of(item).png())).setPictureType("image/png");
    }
    return event.build();
  }
}
