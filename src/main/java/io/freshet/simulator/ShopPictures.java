package io.freshet.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures of what a shop sells, as it shows them. */
public final class ShopPictures {
  private final Map<String, ShopItem> items = new HashMap<>();

  /**
   * @param seed of the shop
   */
  public ShopPictures(long seed) {
    Shop shop = Shop.seeded(seed);
    for (int number = 0; number < shop.size(); number++) {
      items.put(shop.item(number).id(), shop.item(number));
    }
  }

  /** A PNG file; empty for an item that the shop does not sell. */
  public Optional<byte[]> of(String itemId) {
    return Optional.ofNullable(items.get(itemId)).map(item -> Sketch.of(item).png());
  }
}
